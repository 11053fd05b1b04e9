package io.godwit.core.doctor;

import io.godwit.core.error.DoctorCode;
import io.godwit.core.finding.Finding;
import io.godwit.core.finding.Severity;
import io.godwit.core.model.TopicInventory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Whether the copy is faster than the source's retention. All topics are copied side by side, so each is done at about the
 * same time T = remaining / (copy rate - produce rate). A record that is x old now is deleted when it is as old as the
 * retention; copied oldest first, at an even speed, all records come through if and only if T is within the retention.
 */
final class CopyTimeRule implements DoctorRule {
    @Override
    public Stream<Finding> examine(DoctorFacts facts) {
        CopyOutlook outlook = facts.outlook();
        long remaining = remainingBytes(facts);
        if (remaining == 0) {
            return Stream.empty();
        }
        if (outlook.copyBytesPerSecond().isEmpty() || remaining < 0) {
            return Stream.of(information(
                    remaining < 0
                            ? "the sizes on the source are unknown, so the time that the copy takes cannot be told"
                            : "the copy rate is unknown (" + outlook.basis() + ")"));
        }
        double copy = outlook.copyBytesPerSecond().getAsDouble();
        double produce = producedBytesPerSecond(facts);
        String basis = String.format(
                Locale.ROOT,
                "copy %.1f MB/s (%s), source grows by %.1f MB/s (over %d s), %.1f MB to copy",
                copy / 1e6,
                outlook.basis(),
                produce / 1e6,
                outlook.window().toSeconds(),
                remaining / 1e6);
        if (copy <= produce) {
            return Stream.of(overtaken(
                    Severity.BLOCKER, "source topics", "the copy never catches up: " + basis, "all selected topics"));
        }
        Duration needed = Duration.ofSeconds((long) Math.ceil(remaining / (copy - produce)));
        List<Finding> findings = new ArrayList<>();
        findings.add(information("about " + words(needed) + ": " + basis));
        facts.selected().forEach(topic -> retentionSeconds(topic, facts).ifPresent(retention -> {
            if (needed.toSeconds() * 2 > retention) {
                findings.add(overtaken(
                        needed.toSeconds() > retention ? Severity.BLOCKER : Severity.WARNING,
                        "source topic " + topic.name(),
                        "its records live " + words(Duration.ofSeconds(retention)) + ", and the copy takes about "
                                + words(needed) + ": " + basis,
                        topic.name()));
            }
        }));
        return findings.stream();
    }

    /** -1 where it cannot be told. */
    private static long remainingBytes(DoctorFacts facts) {
        long remaining = 0;
        for (TopicInventory topic : facts.selected().toList()) {
            if (topic.sizeBytes() < 0) {
                return -1;
            }
            long present = facts.target()
                    .topic(topic.name())
                    .map(TopicInventory::sizeBytes)
                    .orElse(0L);
            remaining += Math.max(0, topic.sizeBytes() - Math.max(0, present));
        }
        return remaining;
    }

    private static double producedBytesPerSecond(DoctorFacts facts) {
        return facts.selected()
                .mapToDouble(topic -> facts.outlook().producedBytesPerSecond().getOrDefault(topic.name(), 0.0))
                .sum();
    }

    /** The shorter of the two limits: by time, and by size at the measured growth. Compacted topics have none. */
    private static OptionalLong retentionSeconds(TopicInventory topic, DoctorFacts facts) {
        if (topic.offsetCount() == 0
                || !topic.configs().getOrDefault("cleanup.policy", "delete").contains("delete")) {
            return OptionalLong.empty();
        }
        long seconds = Long.MAX_VALUE;
        OptionalLong byTime = Numbers.parse(topic.configs().get("retention.ms"));
        if (byTime.isPresent() && byTime.getAsLong() >= 0) {
            seconds = byTime.getAsLong() / 1_000;
        }
        OptionalLong bySize = Numbers.parse(topic.configs().get("retention.bytes"));
        double growth = facts.outlook().producedBytesPerSecond().getOrDefault(topic.name(), 0.0);
        if (bySize.isPresent() && bySize.getAsLong() >= 0 && growth > 0) {
            double limit = (double) bySize.getAsLong() * topic.partitions().size();
            seconds = Math.min(seconds, (long) (limit / growth));
        }
        return seconds == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(seconds);
    }

    private static Finding overtaken(Severity severity, String resource, String reason, String what) {
        return new Finding(
                DoctorCode.RETENTION_OVERTAKES,
                severity,
                resource,
                reason,
                "raise retention.ms and retention.bytes of " + what
                        + " on the source until the copy is done, lift the throttle, or copy fewer topics at once");
    }

    private static Finding information(String reason) {
        return new Finding(
                DoctorCode.COPY_TIME,
                Severity.INFORMATION,
                "copy",
                reason,
                "nothing; the real rate depends on the target and the network, see godwit status");
    }

    private static String words(Duration duration) {
        if (duration.toDays() > 0) {
            return duration.toDays() + " d " + duration.toHoursPart() + " h";
        }
        if (duration.toHours() > 0) {
            return duration.toHours() + " h " + duration.toMinutesPart() + " m";
        }
        return duration.toMinutes() > 0
                ? duration.toMinutes() + " m " + duration.toSecondsPart() + " s"
                : duration.toSeconds() + " s";
    }
}
