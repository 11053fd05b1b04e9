package io.godwit.cli.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.core.status.Figures;
import io.godwit.core.status.OffsetKeeping;
import io.godwit.core.status.PartitionStatus;
import io.godwit.core.status.PathCounts;
import io.godwit.core.status.TopicState;
import io.godwit.core.status.TopicStatus;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PathsTextTest {
    @Test
    void shouldTellTheWayOfEachTopicAndItsLimit() {
        TopicStatus order = topic("order", OffsetKeeping.IDENTICAL, OffsetKeeping.IDENTICAL)
                .copied(OptionalLong.of(1 << 20), Optional.of(new PathCounts(12_000, 300, 7, 25)));
        TopicStatus price = topic("price", OffsetKeeping.IDENTICAL, OffsetKeeping.MAPPED)
                .copied(OptionalLong.empty(), Optional.of(PathCounts.NONE));

        assertThat(text(List.of(order, price)).lines().map(line -> line.strip().replaceAll(" {2,}", "|")))
                .containsExactly(
                        "TOPIC|OFFSETS|PASSED|MERGED|REBUILT|PADDED|LIMIT",
                        "order|identical|12,000|300|7|25|1MiB/s",
                        "price|mapped in 1 of 2 partitions|0|0|0|0|-");
    }

    @Test
    void shouldSayNothingWhereNothingIsKnown() {
        assertThat(text(List.of(
                        TopicStatus.of("order", new TopicState.InSync(), Instant.EPOCH, Figures.UNKNOWN, List.of()))))
                .isEmpty();
    }

    private static TopicStatus topic(String name, OffsetKeeping... partitions) {
        return TopicStatus.of(
                name,
                new TopicState.InSync(),
                Instant.EPOCH,
                Figures.UNKNOWN,
                IntStream.range(0, partitions.length)
                        .mapToObj(number -> new PartitionStatus(
                                number,
                                OptionalLong.empty(),
                                OptionalLong.empty(),
                                OptionalLong.empty(),
                                OptionalLong.empty(),
                                Optional.of(partitions[number])))
                        .toList());
    }

    private static String text(List<TopicStatus> topics) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        new PathsText().print(topics, out);
        out.flush();
        return text.toString();
    }
}
