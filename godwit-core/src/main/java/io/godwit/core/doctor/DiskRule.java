package io.godwit.core.doctor;

import io.godwit.core.error.DoctorCode;
import io.godwit.core.finding.Finding;
import io.godwit.core.finding.Severity;
import io.godwit.core.model.BrokerInventory;
import io.godwit.core.model.TopicInventory;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Whether what is still to be copied, times its replicas, fits on the target's volumes. */
final class DiskRule implements DoctorRule {
    /** Above this share of the volumes' size, brokers and operators get nervous. */
    private static final double COMFORTABLE_SHARE = 0.8;

    @Override
    public Stream<Finding> examine(DoctorFacts facts) {
        OptionalLong needed = neededBytes(facts);
        List<BrokerInventory.LogDir> volumes = facts.target().brokers().stream()
                .flatMap(broker -> broker.logDirs().stream())
                .toList();
        boolean told = !volumes.isEmpty() && volumes.stream().allMatch(volume -> volume.usableBytes() >= 0);
        if (needed.isEmpty() || !told) {
            return Stream.of(unknown(needed, told));
        }
        long usable =
                volumes.stream().mapToLong(BrokerInventory.LogDir::usableBytes).sum();
        long total =
                volumes.stream().mapToLong(BrokerInventory.LogDir::totalBytes).sum();
        double shareAfter = total <= 0 ? 0 : (total - usable + (double) needed.getAsLong()) / total;
        if (needed.getAsLong() > usable || shareAfter > COMFORTABLE_SHARE) {
            return Stream.of(tooSmall(needed.getAsLong(), usable, shareAfter));
        }
        return Stream.empty();
    }

    /** Bytes of one copy on the source, less what the target has of it already, times the target's replicas. */
    private static OptionalLong neededBytes(DoctorFacts facts) {
        Map<String, ExpectedTopic> expected = facts.expected();
        long needed = 0;
        for (TopicInventory topic : facts.selected().toList()) {
            ExpectedTopic target = expected.get(topic.name());
            if (topic.sizeBytes() < 0) {
                return OptionalLong.empty();
            }
            if (target != null) {
                long present = facts.target()
                        .topic(topic.name())
                        .map(TopicInventory::sizeBytes)
                        .orElse(0L);
                needed += Math.max(0, topic.sizeBytes() - Math.max(0, present)) * target.replicationFactor();
            }
        }
        return OptionalLong.of(needed);
    }

    private static Finding unknown(OptionalLong needed, boolean told) {
        return new Finding(
                DoctorCode.DISK_UNKNOWN,
                Severity.INFORMATION,
                "target disks",
                (needed.isPresent()
                                ? "the copy needs " + gibibytes(needed.getAsLong())
                                : "the source's sizes are unknown")
                        + (told ? "" : "; the target does not tell its free space"),
                "compare with the target's volumes yourself; brokers tell free space from Kafka 3.3 on, to those with DESCRIBE on the cluster");
    }

    private static Finding tooSmall(long needed, long usable, double shareAfter) {
        boolean impossible = needed > usable;
        return new Finding(
                DoctorCode.DISK_TOO_SMALL,
                impossible ? Severity.BLOCKER : Severity.WARNING,
                "target disks",
                String.format(
                        Locale.ROOT,
                        "the copy needs %s with its replicas, and %s are free: the volumes would be %.0f %% full",
                        gibibytes(needed),
                        gibibytes(usable),
                        shareAfter * 100),
                "enlarge the target's volumes or add brokers, lower the replication factor, or select less");
    }

    private static String gibibytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f GiB", bytes / (double) (1L << 30));
    }
}
