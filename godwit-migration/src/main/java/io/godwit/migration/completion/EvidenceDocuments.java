package io.godwit.migration.completion;

import io.godwit.core.completion.Completion;
import io.godwit.core.journal.Journal;
import io.godwit.core.json.Json;
import io.godwit.core.plan.PlanDocument;
import io.godwit.core.proof.PartitionProof;
import io.godwit.core.status.MigrationStatus;
import io.godwit.migration.cutover.CutoverReport;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What is kept of a migration.
 *
 * @param sourceCluster the id of the source
 * @param targetCluster the id of the target
 * @param plan what the last plan would still do
 * @param status at the end
 * @param proofs of each partition that was compared
 * @param waves where each of them stands
 */
record EvidenceDocuments(
        String sourceCluster,
        String targetCluster,
        Completion completion,
        PlanDocument plan,
        MigrationStatus status,
        List<PartitionProof> proofs,
        List<CutoverReport> waves) {
    static final String COMPLETION = "completion.json";

    EvidenceDocuments {
        proofs = List.copyOf(proofs);
        waves = List.copyOf(waves);
    }

    /** The file {@value #COMPLETION}: whose evidence it is. */
    record Identity(String migration, String sourceCluster, String targetCluster, Completion completion) {}

    private record Proofs(List<PartitionProof> partitions) {}

    private record Waves(List<CutoverReport> waves) {}

    /** The content of each file by its name. */
    SortedMap<String, String> files(Journal journal) {
        SortedMap<String, String> files = new TreeMap<>();
        files.put(COMPLETION, document(new Identity(status.migration(), sourceCluster, targetCluster, completion)));
        files.put("plan.json", plan.toJson());
        files.put("status.json", document(status));
        files.put("proof.json", document(new Proofs(proofs)));
        files.put("cutover.json", document(new Waves(waves)));
        files.put(
                "events.jsonl",
                journal.events().stream()
                        .map(Json::line)
                        .map(line -> line + "\n")
                        .collect(Collectors.joining()));
        files.put("summary.md", new EvidenceSummary(this, journal.events().size()).text());
        return files;
    }

    private static String document(Object value) {
        return Json.pretty(value) + "\n";
    }
}
