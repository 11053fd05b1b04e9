package io.godwit.core.config.parser;

import io.godwit.core.config.OffsetsConfig;
import io.godwit.core.config.schema.Key;
import io.godwit.core.config.schema.Section;
import io.godwit.core.config.schema.Types;
import java.util.List;
import java.util.Optional;

/** {@code mirror.offsets}: how far the batch engine goes to keep the source's offsets. */
final class OffsetsSection {
    static final Key<String> MODE = Key.withDefault(
            "mode",
            Types.oneOf(List.of(OffsetsConfig.IDENTICAL, OffsetsConfig.MAPPED)),
            OffsetsConfig.IDENTICAL,
            "identical fills what the source's logs lack, so that each record keeps its offset; mapped fills nothing: offsets differ behind each hole, and the proof's exact map translates.");
    static final Key<Long> MAX_PADDING = Key.withDefault(
            "maxPadding",
            Types.count(1_000_000_000_000L),
            Long.toString(OffsetsConfig.STANDARD.maxPadding()),
            "How many offsets before the start of a log are filled and deleted again at most; 9 million take about a second. A partition with more is mapped. 0 = none.");
    static final Key<Long> MAX_MARKERS = Key.withDefault(
            "maxMarkersPerGap",
            Types.count(1_000_000_000L),
            Long.toString(OffsetsConfig.STANDARD.maxMarkersPerGap()),
            "How many offsets in a row without a record are filled with transaction markers at most; 100,000 take about a second and 8 MB. A partition with more is mapped from there on. 0 = none.");

    static final Section<OffsetsConfig> SECTION = new Section<>(
            "offsets",
            List.of(MODE, MAX_PADDING, MAX_MARKERS),
            (values, place) -> Optional.of(new OffsetsConfig(
                    values.get(MODE).equals(OffsetsConfig.IDENTICAL),
                    values.get(MAX_PADDING),
                    values.get(MAX_MARKERS))));

    private OffsetsSection() {}
}
