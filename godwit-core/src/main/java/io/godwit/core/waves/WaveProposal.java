package io.godwit.core.waves;

import io.godwit.core.config.Migration;
import io.godwit.core.finding.Finding;
import io.godwit.core.finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Applications and waves as they follow from what the source shows and migration.yaml says.
 *
 * @param applications the named ones in the order of migration.yaml, then proposed ones
 * @param edges why they can't move as they like
 * @param waves in the order in which they can move
 * @param questions what is not known
 * @param findings about the waves of migration.yaml, the heaviest first
 * @param unread what could not be read
 */
public record WaveProposal(
        List<UsedApplication> applications,
        List<WaveEdge> edges,
        List<ProposedWave> waves,
        List<Question> questions,
        List<WaveFinding> findings,
        List<Finding> unread) {
    public WaveProposal {
        applications = List.copyOf(applications);
        edges = List.copyOf(edges);
        waves = List.copyOf(waves);
        questions = List.copyOf(questions);
        findings = List.copyOf(findings);
        unread = List.copyOf(unread);
    }

    public static WaveProposal of(Migration migration, UseFacts facts) {
        Links links = new Links(migration, facts);
        Attribution.Result attributed = new Attribution(migration, links, facts).attribute();
        List<UsedApplication> applications = attributed.applications();
        List<WaveEdge> edges = WaveEdges.of(applications, attributed.ties());
        List<WaveFinding> findings = new ArrayList<>(WaveCheck.of(migration, facts, edges));
        findings.addAll(NameCheck.of(migration, facts, applications));
        findings.sort((one, other) -> Finding.ORDER.compare(one.finding(), other.finding()));
        List<Finding> unread = Stream.concat(facts.inventory().unread().stream(), WritersTold.of(facts).stream())
                .toList();
        return new WaveProposal(
                applications,
                edges,
                WaveOrder.of(applications, edges),
                new Questions(links, facts, attributed).ask(),
                findings,
                unread);
    }

    /** What was found about a wave of migration.yaml; for a gate of its cutover. */
    public List<Finding> findingsOf(String wave) {
        return findings.stream()
                .filter(finding -> finding.waves().contains(wave))
                .map(WaveFinding::finding)
                .toList();
    }

    /** Whether the waves of migration.yaml would break something. */
    public boolean isBlocked() {
        return findings.stream().anyMatch(finding -> finding.finding().severity() == Severity.BLOCKER);
    }

    /** Whether there is nothing to add to migration.yaml, to answer or to put right. */
    public boolean isComplete() {
        return questions.isEmpty()
                && applications.stream().allMatch(UsedApplication::isNamed)
                && findings.stream().allMatch(finding -> finding.finding().severity() == Severity.INFORMATION);
    }
}
