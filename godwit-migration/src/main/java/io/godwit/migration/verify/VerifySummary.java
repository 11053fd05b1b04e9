package io.godwit.migration.verify;

import io.godwit.core.model.PartitionId;
import io.godwit.core.proof.BatchShare;
import io.godwit.core.proof.DifferenceKind;
import io.godwit.core.proof.ExplainedKind;
import io.godwit.core.proof.Mismatch;
import io.godwit.core.proof.PartitionProof;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A report as it is shown and as {@code -o json} writes it; docs/reference/verify.md describes each property.
 *
 * @param bytesCompared of the source: equal batches as they lie in the log, single records' keys and values uncompressed
 * @param comparedBy in which way, in this run
 */
public record VerifySummary(
        PartitionResult.Verdict verdict,
        Instant startedAt,
        double seconds,
        long recordsCompared,
        long bytesCompared,
        long bytesPerSecond,
        Ways comparedBy,
        Totals totals,
        List<Topic> topics,
        List<NotCompared> notCompared,
        List<Listed> mismatches) {
    public VerifySummary {
        topics = List.copyOf(topics);
        notCompared = List.copyOf(notCompared);
        mismatches = List.copyOf(mismatches);
    }

    /**
     * Sums over partitions, the earlier runs that a proof continues included.
     *
     * @param records pairs of equal records
     * @param mismatches differences that are faults
     * @param offsetsIdentical whether each pair has the same offset on both sides
     */
    public record Totals(
            long partitions,
            long records,
            long mismatches,
            boolean offsetsIdentical,
            Map<DifferenceKind, Long> differences,
            Map<ExplainedKind, Long> explained,
            double coveragePercent,
            long comparedOffsets,
            long totalOffsets) {}

    /** What was proven without unpacking a record, and what record by record. */
    public record Ways(Way equalBatches, Way recordByRecord) {
        static Ways of(ComparedBy compared) {
            BatchShare batches = compared.equalBatches();
            return new Ways(
                    new Way(batches.records(), batches.packedBytes(), compared.batchPercent()),
                    new Way(
                            compared.singleRecords(),
                            compared.singleBytes(),
                            compared.records() == 0 ? 0 : 100 - compared.batchPercent()));
        }
    }

    /**
     * One of both.
     *
     * @param records pairs of equal records
     * @param bytes of the source, packed in equal batches, unpacked in single records
     * @param percent of all records compared
     */
    public record Way(long records, long bytes, double percent) {}

    /** @param provenAt the age of the oldest of its partitions' proofs */
    public record Topic(
            String topic,
            PartitionResult.Verdict verdict,
            Instant provenAt,
            Ways comparedBy,
            Totals totals,
            List<Partition> partitions) {
        public Topic {
            partitions = List.copyOf(partitions);
        }
    }

    /** One partition; offsets as in {@link PartitionProof}. */
    public record Partition(
            int partition,
            PartitionResult.Verdict verdict,
            Optional<String> reason,
            Instant provenAt,
            long sourceStart,
            long sourceNext,
            long targetStart,
            long targetNext,
            long records,
            long mismatches,
            boolean offsetsIdentical,
            Map<DifferenceKind, Long> differences,
            Map<ExplainedKind, Long> explained,
            double coveragePercent) {}

    /** A topic that was not compared, or not all of it. */
    public record NotCompared(String topic, String reason) {}

    /** One mismatch and where it is. */
    public record Listed(String topic, int partition, Mismatch mismatch) {}

    /** @param notCompared topic → reason */
    public static VerifySummary of(VerifyReport report, Map<String, String> notCompared) {
        SortedMap<String, List<PartitionResult>> byTopic = report.partitions().stream()
                .collect(Collectors.groupingBy(
                        result -> result.proof().partition().topic(), TreeMap::new, Collectors.toList()));
        ComparedBy compared = report.comparedBy();
        long bytes = compared.bytes();
        Duration took = report.duration();
        return new VerifySummary(
                verdict(report.partitions(), !notCompared.isEmpty()),
                report.startedAt(),
                took.toMillis() / 1000.0,
                compared.records(),
                bytes,
                took.toMillis() == 0 ? 0 : bytes * 1000 / took.toMillis(),
                Ways.of(compared),
                totals(report.partitions()),
                byTopic.entrySet().stream()
                        .map(entry -> topic(entry.getKey(), entry.getValue()))
                        .toList(),
                notCompared.entrySet().stream()
                        .map(entry -> new NotCompared(entry.getKey(), entry.getValue()))
                        .toList(),
                listed(report.partitions()));
    }

    private static PartitionResult.Verdict verdict(Collection<PartitionResult> results, boolean pending) {
        PartitionResult.Verdict least = pending ? PartitionResult.Verdict.PENDING : PartitionResult.Verdict.EQUAL;
        return results.stream()
                .map(PartitionResult::verdict)
                .reduce(least, (one, other) -> one.compareTo(other) >= 0 ? one : other);
    }

    private static Topic topic(String name, List<PartitionResult> results) {
        return new Topic(
                name,
                verdict(results, false),
                results.stream()
                        .map(result -> result.proof().at())
                        .min(Instant::compareTo)
                        .orElse(Instant.EPOCH),
                Ways.of(ComparedBy.of(results)),
                totals(results),
                results.stream().map(VerifySummary::partition).toList());
    }

    private static Partition partition(PartitionResult result) {
        PartitionProof proof = result.proof();
        return new Partition(
                proof.partition().partition(),
                result.verdict(),
                result.reason(),
                proof.at(),
                proof.sourceStart(),
                proof.sourceNext(),
                proof.targetStart(),
                proof.targetNext(),
                proof.records(),
                proof.mismatches(),
                result.offsetsIdentical(),
                proof.differences(),
                proof.explained(),
                result.coverage().percent());
    }

    private static Totals totals(List<PartitionResult> results) {
        Coverage coverage = results.stream().map(PartitionResult::coverage).reduce(new Coverage(0, 0), Coverage::plus);
        Map<DifferenceKind, Long> differences = new EnumMap<>(DifferenceKind.class);
        Map<ExplainedKind, Long> explained = new EnumMap<>(ExplainedKind.class);
        results.forEach(result -> {
            result.proof().differences().forEach((kind, count) -> differences.merge(kind, count, Long::sum));
            result.proof().explained().forEach((kind, count) -> explained.merge(kind, count, Long::sum));
        });
        return new Totals(
                results.size(),
                results.stream().mapToLong(result -> result.proof().records()).sum(),
                results.stream()
                        .mapToLong(result -> result.proof().mismatches())
                        .sum(),
                results.stream().allMatch(PartitionResult::offsetsIdentical),
                differences,
                explained,
                coverage.percent(),
                coverage.comparedOffsets(),
                coverage.totalOffsets());
    }

    private static List<Listed> listed(List<PartitionResult> results) {
        List<Listed> all = new ArrayList<>();
        for (PartitionResult result : results) {
            PartitionId id = result.proof().partition();
            result.proof().firstMismatches().stream()
                    .sorted(Comparator.comparingLong(Mismatch::sourceOffset))
                    .forEach(mismatch -> all.add(new Listed(id.topic(), id.partition(), mismatch)));
        }
        return all;
    }
}
