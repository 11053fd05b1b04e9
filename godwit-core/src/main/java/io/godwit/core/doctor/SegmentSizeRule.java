package io.godwit.core.doctor;

import io.godwit.core.error.DoctorCode;
import io.godwit.core.finding.Finding;
import io.godwit.core.finding.Severity;
import io.godwit.core.model.TopicInventory;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * A broker refuses a batch that is larger than a segment. Segments as small as on the source are no danger: what is there
 * fitted into them.
 */
final class SegmentSizeRule implements DoctorRule {
    @Override
    public Stream<Finding> examine(DoctorFacts facts) {
        Map<String, ExpectedTopic> expected = facts.expected();
        return facts.selected()
                .filter(topic -> expected.containsKey(topic.name()))
                .flatMap(topic -> examine(topic, Objects.requireNonNull(expected.get(topic.name()))));
    }

    private static Stream<Finding> examine(TopicInventory source, ExpectedTopic target) {
        OptionalLong here = target.number("segment.bytes");
        OptionalLong there = Numbers.parse(source.configs().get("segment.bytes"));
        OptionalLong message = Numbers.parse(source.configs().get("max.message.bytes"));
        if (here.isEmpty() || there.isEmpty() || message.isEmpty()) {
            return Stream.empty();
        }
        long largest = Math.min(there.getAsLong(), message.getAsLong());
        if (here.getAsLong() >= largest) {
            return Stream.empty();
        }
        return Stream.of(new Finding(
                DoctorCode.SEGMENT_TOO_SMALL,
                Severity.BLOCKER,
                "target topic " + source.name(),
                "segment.bytes=" + here.getAsLong() + " there is less than the " + largest
                        + " bytes that a batch of the source may have, so the target would refuse the largest ones",
                "set segment.bytes to " + largest + " or more on the target's topic or in its brokers' defaults"));
    }
}
