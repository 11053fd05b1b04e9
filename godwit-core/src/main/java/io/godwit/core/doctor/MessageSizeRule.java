package io.godwit.core.doctor;

import io.godwit.core.error.DoctorCode;
import io.godwit.core.finding.Finding;
import io.godwit.core.finding.Severity;
import io.godwit.core.model.TopicInventory;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Whether the target accepts every batch that the source may hold. */
final class MessageSizeRule implements DoctorRule {
    @Override
    public Stream<Finding> examine(DoctorFacts facts) {
        Map<String, ExpectedTopic> expected = facts.expected();
        return facts.selected()
                .filter(topic -> expected.containsKey(topic.name()))
                .flatMap(topic -> examine(topic, Objects.requireNonNull(expected.get(topic.name()))));
    }

    private static Stream<Finding> examine(TopicInventory source, ExpectedTopic target) {
        OptionalLong there = Numbers.parse(source.configs().get("max.message.bytes"));
        OptionalLong here = target.number("max.message.bytes");
        if (there.isEmpty() || here.isEmpty() || here.getAsLong() >= there.getAsLong()) {
            return Stream.empty();
        }
        return Stream.of(new Finding(
                DoctorCode.MESSAGE_TOO_LARGE,
                Severity.BLOCKER,
                "target topic " + source.name(),
                "the target accepts batches of " + here.getAsLong() + " bytes (max.message.bytes), the source "
                        + there.getAsLong(),
                "set max.message.bytes=" + there.getAsLong()
                        + " on the target's topic, or take it out of policies.excludedConfigs"));
    }
}
