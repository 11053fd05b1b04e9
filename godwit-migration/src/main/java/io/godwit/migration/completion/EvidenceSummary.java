package io.godwit.migration.completion;

import io.godwit.core.cutover.TopicPause;
import io.godwit.core.proof.PartitionProof;
import io.godwit.migration.cutover.CutoverReport;
import java.time.Duration;
import java.util.Optional;
import java.util.TreeMap;

/** The evidence on one page, for people. */
final class EvidenceSummary {
    private final EvidenceDocuments evidence;
    private final int events;

    EvidenceSummary(EvidenceDocuments evidence, int events) {
        this.evidence = evidence;
        this.events = events;
    }

    String text() {
        StringBuilder text = new StringBuilder();
        text.append("# Migration ").append(evidence.status().migration()).append("\n\n");
        text.append("Completed at ")
                .append(evidence.completion().since())
                .append(", begun by ")
                .append(evidence.completion().actor())
                .append(" at ")
                .append(evidence.completion().startedAt())
                .append(".\nFrom cluster ")
                .append(evidence.sourceCluster())
                .append(" to cluster ")
                .append(evidence.targetCluster())
                .append(".\n\n");
        proof(text);
        waves(text);
        text.append("## Files\n\n")
                .append("- `events.jsonl`: the journal, ")
                .append(events)
                .append(" events: who did what, when\n")
                .append("- `proof.json`: what was compared of each partition, and with what result\n")
                .append("- `cutover.json`: where each wave stood, with measured pauses and where groups were placed\n")
                .append("- `plan.json`, `status.json`: the last plan and the last status\n")
                .append("- `completion.json`: which clusters, and how the completion went\n")
                .append("- `manifest.json`: size and SHA-256 of each of these files\n");
        return text.toString();
    }

    private void proof(StringBuilder text) {
        long records =
                evidence.proofs().stream().mapToLong(PartitionProof::records).sum();
        long mismatches =
                evidence.proofs().stream().mapToLong(PartitionProof::mismatches).sum();
        text.append("## Proof\n\n")
                .append(records)
                .append(" records of ")
                .append(evidence.proofs().size())
                .append(" partitions were compared and are equal; ")
                .append(mismatches)
                .append(" differ.\n\n| topic | partitions | equal records | differing |\n|---|---|---|---|\n");
        TreeMap<String, long[]> topics = new TreeMap<>();
        evidence.proofs().forEach(proof -> {
            long[] sums = topics.computeIfAbsent(proof.partition().topic(), unused -> new long[3]);
            sums[0]++;
            sums[1] += proof.records();
            sums[2] += proof.mismatches();
        });
        topics.forEach((topic, sums) -> text.append("| ")
                .append(topic)
                .append(" | ")
                .append(sums[0])
                .append(" | ")
                .append(sums[1])
                .append(" | ")
                .append(sums[2])
                .append(" |\n"));
        text.append("\n");
    }

    private void waves(StringBuilder text) {
        for (CutoverReport wave : evidence.waves()) {
            text.append("## Wave ")
                    .append(wave.wave())
                    .append("\n\n")
                    .append(wave.state())
                    .append(wave.producers()
                            .since()
                            .map(since -> " since " + since)
                            .orElse(""))
                    .append(". Write pause: ")
                    .append(
                            wave.writePauseMs().isPresent()
                                    ? wave.writePauseMs().getAsLong() + " ms"
                                    : "-")
                    .append(".\n\n| topic | pause | last on the source | first on the target |\n|---|---|---|---|\n");
            wave.producers().topics().forEach(topic -> row(text, topic));
            text.append("\n");
        }
    }

    private static void row(StringBuilder text, TopicPause topic) {
        text.append("| ")
                .append(topic.topic())
                .append(" | ")
                .append(topic.pause()
                        .map(Duration::toMillis)
                        .map(ms -> ms + " ms")
                        .orElse("-"))
                .append(" | ")
                .append(word(topic.lastOnSource()))
                .append(" | ")
                .append(word(topic.firstOnTarget()))
                .append(" |\n");
    }

    private static String word(Optional<?> value) {
        return value.map(String::valueOf).orElse("-");
    }
}
