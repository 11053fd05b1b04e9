package io.godwit.migration.connect;

import io.godwit.core.cutover.PartitionLogs;
import io.godwit.core.model.ClusterSide;
import io.godwit.core.model.PartitionId;
import io.godwit.core.proof.ProofStore;
import io.godwit.kafka.connection.ClusterConnection;
import io.godwit.kafka.writers.KafkaPartitionLogs;
import java.util.SortedSet;
import java.util.TreeSet;

/** Both clusters, and what was proven about their records. */
public final class LiveKafkaFacts implements KafkaFacts {
    private final ClusterConnection source;
    private final ClusterConnection target;
    private final ProofStore proofs;

    public LiveKafkaFacts(ClusterConnection source, ClusterConnection target, ProofStore proofs) {
        this.source = source;
        this.target = target;
        this.proofs = proofs;
    }

    private ClusterConnection on(ClusterSide side) {
        return side == ClusterSide.SOURCE ? source : target;
    }

    @Override
    public String clusterId(ClusterSide side) {
        return on(side).clusterId();
    }

    @Override
    public SortedSet<String> topics(ClusterSide side) {
        return new KafkaPartitionLogs(on(side)).topics();
    }

    @Override
    public SortedSet<PartitionId> mapped(SortedSet<String> topics) {
        PartitionLogs logs = new KafkaPartitionLogs(source);
        SortedSet<String> existing = new TreeSet<>(logs.topics());
        existing.retainAll(topics);
        TreeSet<PartitionId> mapped = new TreeSet<>();
        if (!existing.isEmpty()) {
            logs.partitions(existing).stream()
                    .filter(partition -> proofs.latest(partition)
                            .filter(proof -> !proof.offsetsIdentical())
                            .isPresent())
                    .forEach(mapped::add);
        }
        return mapped;
    }
}
