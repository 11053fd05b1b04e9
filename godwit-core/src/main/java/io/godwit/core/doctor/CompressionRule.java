package io.godwit.core.doctor;

import io.godwit.core.error.DoctorCode;
import io.godwit.core.finding.Finding;
import io.godwit.core.finding.Severity;
import io.godwit.core.model.TopicInventory;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** A topic with a codec of its own makes the brokers unpack and compress every batch that comes with another one. */
final class CompressionRule implements DoctorRule {
    @Override
    public Stream<Finding> examine(DoctorFacts facts) {
        Map<String, ExpectedTopic> expected = facts.expected();
        return facts.selected()
                .filter(topic -> expected.containsKey(topic.name()))
                .flatMap(topic -> examine(topic, Objects.requireNonNull(expected.get(topic.name()))));
    }

    private static Stream<Finding> examine(TopicInventory source, ExpectedTopic target) {
        String here = target.config("compression.type").orElse("producer");
        String there =
                Optional.ofNullable(source.configs().get("compression.type")).orElse("producer");
        if (here.equals("producer") || here.equals(there)) {
            return Stream.empty();
        }
        return Stream.of(new Finding(
                DoctorCode.RECOMPRESSED,
                Severity.WARNING,
                "target topic " + source.name(),
                "compression.type is " + here + " there and " + there
                        + " on the source: the target's brokers unpack and compress every batch, which costs their CPU",
                "set compression.type=producer on the target's topic or in its brokers' defaults"));
    }
}
