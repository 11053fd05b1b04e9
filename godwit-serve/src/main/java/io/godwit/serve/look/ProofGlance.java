package io.godwit.serve.look;

import io.godwit.core.model.PartitionId;
import io.godwit.core.proof.Mismatch;
import io.godwit.core.proof.PartitionProof;
import io.godwit.core.status.PartitionStatus;
import io.godwit.core.status.TopicStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is proven so far, by all runs of {@code godwit verify} together.
 *
 * @param oldestAt when the proof that is oldest was made; absent without any
 * @param coveragePercent of the offsets that the source holds now; absent where that is not known
 * @param records pairs of equal records
 * @param mismatches differences that are faults
 * @param provenPartitions that have a proof
 * @param partitions of all topics that are copied
 * @param offsetsIdentical whether each pair has the same offset on both sides; absent without any proof
 * @param topics by name
 * @param listed the first of the faults
 */
public record ProofGlance(
        Optional<Instant> oldestAt,
        OptionalDouble coveragePercent,
        long records,
        long mismatches,
        int provenPartitions,
        int partitions,
        Optional<Boolean> offsetsIdentical,
        List<TopicProof> topics,
        List<ListedMismatch> listed) {
    /** More are only counted. */
    public static final int MOST_LISTED = 200;

    public ProofGlance {
        topics = List.copyOf(topics);
        listed = List.copyOf(listed);
    }

    /** One topic; the components are those of {@link ProofGlance}. */
    public record TopicProof(
            String topic,
            Optional<Instant> oldestAt,
            OptionalDouble coveragePercent,
            long records,
            long mismatches,
            int provenPartitions,
            int partitions,
            Optional<Boolean> offsetsIdentical) {}

    /** A fault, and where. Hashes and sizes, never a payload. */
    public record ListedMismatch(String topic, int partition, Mismatch mismatch) {}

    /** @param proofs by partition */
    static ProofGlance of(List<TopicStatus> topics, Map<PartitionId, PartitionProof> proofs) {
        Sums all = new Sums();
        List<TopicProof> each = new ArrayList<>();
        SortedMap<String, List<PartitionProof>> byTopic = new TreeMap<>();
        proofs.values()
                .forEach(proof -> byTopic.computeIfAbsent(proof.partition().topic(), topic -> new ArrayList<>())
                        .add(proof));
        for (TopicStatus topic : topics) {
            Sums sums = new Sums();
            Map<Integer, PartitionStatus> partitions = new TreeMap<>();
            topic.partitions().forEach(partition -> partitions.put(partition.partition(), partition));
            sums.partitions = partitions.size();
            for (PartitionProof proof : byTopic.getOrDefault(topic.topic(), List.of())) {
                sums.add(proof);
            }
            partitions.forEach((number, partition) ->
                    sums.cover(partition, Optional.ofNullable(proofs.get(new PartitionId(topic.topic(), number)))));
            each.add(sums.topic(topic.topic()));
            all.add(sums);
        }
        return new ProofGlance(
                Optional.ofNullable(all.oldest),
                all.coverage(),
                all.records,
                all.mismatches,
                all.proven,
                all.partitions,
                all.proven == 0 ? Optional.empty() : Optional.of(all.identical),
                each,
                listed(proofs.values()));
    }

    private static List<ListedMismatch> listed(Collection<PartitionProof> proofs) {
        return proofs.stream()
                .filter(proof -> !proof.firstMismatches().isEmpty())
                .sorted((one, other) -> one.partition().compareTo(other.partition()))
                .flatMap(proof -> proof.firstMismatches().stream()
                        .map(mismatch -> new ListedMismatch(
                                proof.partition().topic(), proof.partition().partition(), mismatch)))
                .limit(MOST_LISTED)
                .toList();
    }

    private static final class Sums {
        private @org.jspecify.annotations.Nullable Instant oldest;
        private long records;
        private long mismatches;
        private int proven;
        private int partitions;
        private boolean identical = true;
        private long covered;
        private long total;
        private boolean totalKnown = true;

        void add(PartitionProof proof) {
            older(proof.at());
            records += proof.records();
            mismatches += proof.mismatches();
            proven++;
            identical &= proof.offsetsIdentical();
        }

        private void older(@org.jspecify.annotations.Nullable Instant at) {
            if (at != null && (oldest == null || at.isBefore(oldest))) {
                oldest = at;
            }
        }

        void cover(PartitionStatus partition, Optional<PartitionProof> proof) {
            if (partition.sourceEnd().isEmpty()) {
                totalKnown = false;
                return;
            }
            long start = partition.sourceStart().orElse(0);
            long end = partition.sourceEnd().getAsLong();
            total += Math.max(0, end - start);
            proof.ifPresent(its ->
                    covered += Math.max(0, Math.min(its.sourceNext(), end) - Math.max(its.sourceStart(), start)));
        }

        void add(Sums other) {
            older(other.oldest);
            records += other.records;
            mismatches += other.mismatches;
            proven += other.proven;
            partitions += other.partitions;
            identical &= other.identical;
            covered += other.covered;
            total += other.total;
            totalKnown &= other.totalKnown;
        }

        OptionalDouble coverage() {
            if (!totalKnown || partitions == 0) {
                return OptionalDouble.empty();
            }
            if (total == 0) {
                return OptionalDouble.of(proven == partitions ? 100 : 0);
            }
            // 100 only when nothing is left.
            double percent = Math.floor(10_000.0 * covered / total) / 100;
            return OptionalDouble.of(percent);
        }

        TopicProof topic(String name) {
            return new TopicProof(
                    name,
                    Optional.ofNullable(oldest),
                    coverage(),
                    records,
                    mismatches,
                    proven,
                    partitions,
                    proven == 0 ? Optional.empty() : Optional.of(identical));
        }
    }
}
