package io.godwit.migration.verify;

import io.godwit.core.error.ExitCode;
import io.godwit.migration.verify.PartitionResult.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What a run found out, partition by partition in order. */
public record VerifyReport(Instant startedAt, Duration duration, List<PartitionResult> partitions) {
    public VerifyReport {
        partitions = List.copyOf(partitions);
    }

    /** The weightiest verdict of all partitions; equal when there are none. */
    public Verdict verdict() {
        return partitions.stream()
                .map(PartitionResult::verdict)
                .max(Enum::compareTo)
                .orElse(Verdict.EQUAL);
    }

    /** In which way the records were compared, all partitions together. */
    public ComparedBy comparedBy() {
        return ComparedBy.of(partitions);
    }

    public ExitCode exitCode() {
        return switch (verdict()) {
            case EQUAL -> ExitCode.DONE;
            case PENDING -> ExitCode.PENDING;
            case FAILED -> ExitCode.FAILED;
            case DIFFERENT -> ExitCode.MISMATCH;
        };
    }
}
