package io.godwit.cli.mirror;

import io.godwit.cli.render.Amounts;
import io.godwit.cli.render.Table;
import io.godwit.core.status.OffsetKeeping;
import io.godwit.core.status.PathCounts;
import io.godwit.core.status.TopicStatus;
import io.godwit.core.unit.DataSize;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;

/** For people: on which way each topic's records came to the target, and whether they kept their offsets. */
final class PathsText {
    void print(List<TopicStatus> topics, PrintWriter out) {
        List<TopicStatus> known = topics.stream()
                .filter(topic -> topic.paths().isPresent()
                        || topic.throttleBytesPerSecond().isPresent())
                .toList();
        if (known.isEmpty()) {
            return;
        }
        Table table = new Table()
                .left("TOPIC")
                .left("OFFSETS")
                .right("PASSED")
                .right("MERGED")
                .right("REBUILT")
                .right("PADDED")
                .right("LIMIT");
        known.forEach(topic -> row(table, topic));
        table.print(out);
    }

    private static void row(Table table, TopicStatus topic) {
        Optional<PathCounts> paths = topic.paths();
        table.row(
                topic.topic(),
                offsets(topic),
                Amounts.count(paths.map(PathCounts::passed).orElse(-1L)),
                Amounts.count(paths.map(PathCounts::merged).orElse(-1L)),
                Amounts.count(paths.map(PathCounts::rebuilt).orElse(-1L)),
                Amounts.count(paths.map(PathCounts::padded).orElse(-1L)),
                topic.throttleBytesPerSecond().isPresent()
                        ? new DataSize(topic.throttleBytesPerSecond().getAsLong()) + "/s"
                        : "-");
    }

    private static String offsets(TopicStatus topic) {
        if (topic.offsets().isEmpty()) {
            return "-";
        }
        long mapped = topic.partitions().stream()
                .filter(partition -> partition.offsets().equals(Optional.of(OffsetKeeping.MAPPED)))
                .count();
        return topic.offsets().get() == OffsetKeeping.IDENTICAL
                ? "identical"
                : "mapped in " + mapped + " of " + topic.partitions().size() + " partitions";
    }
}
