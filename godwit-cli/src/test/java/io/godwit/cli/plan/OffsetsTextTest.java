package io.godwit.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.core.offsets.OffsetOutlook;
import io.godwit.core.offsets.PartitionOutlook;
import io.godwit.core.offsets.PartitionOutlook.Kind;
import io.godwit.core.offsets.TopicOutlook;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class OffsetsTextTest {
    @Test
    void shouldShowTheDecisionForEachPartitionWithItsCostAndReason() throws IOException {
        OffsetOutlook outlook = new OffsetOutlook(
                Optional.of(Instant.parse("2026-11-24T10:00:00Z")),
                OptionalLong.empty(),
                OptionalDouble.empty(),
                OptionalLong.empty(),
                List.of(
                        new TopicOutlook("a", false, List.of(partition(0, Kind.IDENTICAL, 0, ""))),
                        new TopicOutlook("b", true, List.of(partition(0, Kind.IDENTICAL, 0, ""))),
                        new TopicOutlook(
                                "order",
                                false,
                                List.of(
                                        partition(0, Kind.IDENTICAL, 12_000_000, ""),
                                        partition(1, Kind.MAPPED, 0, "its log begins too late"),
                                        partition(2, Kind.IDENTICAL, 6_000_000, ""),
                                        new PartitionOutlook(
                                                3, Kind.UNKNOWN, OptionalLong.empty(), Optional.of("not known")))),
                        new TopicOutlook(
                                "price",
                                false,
                                List.of(
                                        partition(0, Kind.IDENTICAL_TO_FIRST_HOLE, 0, "no permission"),
                                        partition(1, Kind.IDENTICAL_TO_FIRST_HOLE, 0, "no permission")))));

        String text = OffsetsText.title(outlook) + "\n" + String.join("\n", OffsetsText.lines(outlook)) + "\n";

        assertThat(text).isEqualTo(golden());
    }

    private static PartitionOutlook partition(int number, Kind kind, long padding, String reason) {
        return new PartitionOutlook(
                number, kind, OptionalLong.of(padding), Optional.of(reason).filter(words -> !words.isEmpty()));
    }

    private static String golden() throws IOException {
        try (InputStream in = Objects.requireNonNull(OffsetsTextTest.class.getResourceAsStream("offsets.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
