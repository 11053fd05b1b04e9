package io.godwit.cli.waves;

import io.godwit.core.config.KafkaUse;
import io.godwit.core.finding.Finding;
import io.godwit.core.waves.ProposedWave;
import io.godwit.core.waves.Question;
import io.godwit.core.waves.UsedApplication;
import io.godwit.core.waves.WaveEdge;
import io.godwit.core.waves.WaveFinding;
import io.godwit.core.waves.WaveProposal;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;

/** The document of {@code godwit waves -o json}; docs/reference/waves.md describes it. */
record WavesDocument(
        boolean blocked,
        boolean complete,
        List<Wave> waves,
        List<Entry> applications,
        List<Edge> edges,
        List<Asked> questions,
        List<Found> findings) {
    record Wave(String name, List<String> applications, SortedSet<String> topics, List<Edge> reasons) {
        static Wave of(ProposedWave wave) {
            return new Wave(
                    wave.name(),
                    wave.applications(),
                    wave.topics(),
                    wave.edges().stream().map(Edge::of).toList());
        }
    }

    record Entry(
            String name,
            Optional<String> owner,
            boolean named,
            String kind,
            List<String> groups,
            SortedMap<String, String> reads,
            SortedMap<String, String> writes,
            List<String> transactionalIds,
            List<String> clientIds,
            List<String> principals,
            SortedSet<String> hosts,
            SortedSet<String> possiblePrincipals) {
        static Entry of(UsedApplication application) {
            KafkaUse use = application.use();
            return new Entry(
                    application.name(),
                    application.owner(),
                    application.isNamed(),
                    application.kind().name(),
                    use.groups(),
                    application.reads(),
                    application.writes(),
                    use.transactionalIds(),
                    use.clientIds(),
                    use.principals(),
                    application.hosts(),
                    application.possiblePrincipals());
        }
    }

    record Edge(String from, String to, String kind, Optional<String> topic, String reason) {
        static Edge of(WaveEdge edge) {
            return new Edge(edge.from(), edge.to(), edge.kind().name(), edge.topic(), edge.reason());
        }
    }

    record Asked(String code, String question, List<String> hints, String answer, SortedSet<String> topics) {
        static Asked of(Question question) {
            return new Asked(
                    question.code().id(), question.text(), question.hints(), question.answer(), question.topics());
        }
    }

    record Found(String code, String severity, String resource, String reason, String fix, Collection<String> waves) {
        static Found of(Finding finding, Collection<String> waves) {
            return new Found(
                    finding.code().id(),
                    finding.severity().name().toLowerCase(Locale.ROOT),
                    finding.resource(),
                    finding.reason(),
                    finding.fix(),
                    waves);
        }

        static Found of(WaveFinding finding) {
            return of(finding.finding(), finding.waves());
        }
    }

    static WavesDocument of(WaveProposal proposal) {
        List<Found> findings = new java.util.ArrayList<>(
                proposal.findings().stream().map(Found::of).toList());
        proposal.unread().forEach(finding -> findings.add(Found.of(finding, List.of())));
        return new WavesDocument(
                proposal.isBlocked(),
                proposal.isComplete(),
                proposal.waves().stream().map(Wave::of).toList(),
                proposal.applications().stream().map(Entry::of).toList(),
                proposal.edges().stream().map(Edge::of).toList(),
                proposal.questions().stream().map(Asked::of).toList(),
                findings);
    }
}
