package io.godwit.core.doctor;

import io.godwit.core.error.DoctorCode;
import io.godwit.core.finding.Finding;
import io.godwit.core.finding.Severity;
import java.util.Optional;
import java.util.stream.Stream;

/** On a log-append-time topic the target's brokers stamp their own time on every copied record. */
final class TimestampTypeRule implements DoctorRule {
    @Override
    public Stream<Finding> examine(DoctorFacts facts) {
        return facts.expected().values().stream().flatMap(TimestampTypeRule::examine);
    }

    static Stream<Finding> examine(ExpectedTopic topic) {
        if (!topic.config("message.timestamp.type").equals(Optional.of("LogAppendTime"))) {
            return Stream.empty();
        }
        return Stream.of(new Finding(
                DoctorCode.TIMESTAMP_REPLACED,
                Severity.BLOCKER,
                "target topic " + topic.name(),
                "message.timestamp.type is LogAppendTime there while records are copied, so each would get the time of its "
                        + "copy: lookups by time would go wrong, retention would begin anew, and no proof could hold",
                "set message.timestamp.type=CreateTime on the target's topic until the cutover"));
    }
}
