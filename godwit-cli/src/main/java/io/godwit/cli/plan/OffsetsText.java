package io.godwit.cli.plan;

import io.godwit.cli.render.Amounts;
import io.godwit.core.offsets.OffsetOutlook;
import io.godwit.core.offsets.PartitionOutlook;
import io.godwit.core.offsets.PartitionOutlook.Kind;
import io.godwit.core.offsets.TopicOutlook;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Which offsets records get, for people: topics that need nothing in one line, the others one by one. */
final class OffsetsText {
    private static final int MOST_TOPICS = 50;

    private OffsetsText() {}

    static String title(OffsetOutlook outlook) {
        return "Offsets of the records on the target ("
                + outlook.triedAt()
                        .map(at -> "as tried there at " + at)
                        .orElse("by what its brokers say of our permissions; not tried yet")
                + "):";
    }

    static List<String> lines(OffsetOutlook outlook) {
        List<String> lines = new ArrayList<>();
        List<TopicOutlook> plain =
                outlook.topics().stream().filter(OffsetsText::isPlain).toList();
        if (!plain.isEmpty()) {
            lines.add("  " + Amounts.count(plain.size()) + (plain.size() == 1 ? " topic" : " topics")
                    + ": identical, nothing to fill before the first record");
        }
        List<TopicOutlook> others =
                outlook.topics().stream().filter(topic -> !isPlain(topic)).toList();
        others.stream().limit(MOST_TOPICS).forEach(topic -> lines.addAll(lines(topic)));
        if (others.size() > MOST_TOPICS) {
            lines.add("  … and " + Amounts.count(others.size() - MOST_TOPICS) + " more topics; -o json has them all");
        }
        if (outlook.topics().isEmpty()) {
            return lines;
        }
        lines.add("  filled and deleted again in all: " + padding(outlook.paddingOffsets()));
        lines.add("  markers in holes of logs: -  (known once the logs are copied; 78 bytes each" + compacted(outlook)
                + ")");
        return lines;
    }

    private static String compacted(OffsetOutlook outlook) {
        long compacted =
                outlook.topics().stream().filter(TopicOutlook::compacted).count();
        return compacted == 0 ? "" : "; " + Amounts.count(compacted) + " compacted, where holes are likely";
    }

    private static boolean isPlain(TopicOutlook topic) {
        return topic.partitions().stream()
                .allMatch(partition -> partition.kind() == Kind.IDENTICAL
                        && partition.paddingOffsets().equals(OptionalLong.of(0)));
    }

    /** One line for all partitions with the same decision for the same reason. */
    private static List<String> lines(TopicOutlook topic) {
        Map<String, List<PartitionOutlook>> same = topic.partitions().stream()
                .collect(Collectors.groupingBy(OffsetsText::decision, LinkedHashMap::new, Collectors.toList()));
        List<String> lines = new ArrayList<>();
        same.forEach((decision, partitions) -> lines.add("  " + topic.topic() + " "
                + (same.size() == 1 ? "(" + count(partitions.size()) + ")" : numbers(partitions)) + ": " + decision
                + filling(partitions)));
        return lines;
    }

    private static String decision(PartitionOutlook partition) {
        return partition.kind().words()
                + partition.reason().map(reason -> ", " + reason).orElse("");
    }

    private static String filling(List<PartitionOutlook> partitions) {
        if (partitions.stream().anyMatch(partition -> partition.paddingOffsets().isEmpty())) {
            return "";
        }
        long offsets = partitions.stream()
                .mapToLong(partition -> partition.paddingOffsets().orElse(0))
                .sum();
        return offsets == 0 ? "" : "; filled and deleted first: " + padding(OptionalLong.of(offsets));
    }

    private static String padding(OptionalLong offsets) {
        if (offsets.isEmpty()) {
            return "-";
        }
        long count = offsets.getAsLong();
        return count == 0
                ? "no offsets"
                : Amounts.count(count) + " offsets, " + seconds(count) + ", "
                        + Amounts.bytes(OffsetOutlook.bytes(count)) + " a replica";
    }

    private static String seconds(long offsets) {
        return Amounts.duration(Duration.ofMillis(Math.max(10, Math.round(OffsetOutlook.seconds(offsets) * 1000))));
    }

    private static String count(int partitions) {
        return partitions + (partitions == 1 ? " partition" : " partitions");
    }

    private static String numbers(List<PartitionOutlook> partitions) {
        String shown = partitions.stream()
                .limit(10)
                .map(partition -> String.valueOf(partition.partition()))
                .collect(Collectors.joining(", "));
        return "partition " + shown + (partitions.size() > 10 ? " and " + (partitions.size() - 10) + " more" : "");
    }
}
