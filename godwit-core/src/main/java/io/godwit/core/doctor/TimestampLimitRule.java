package io.godwit.core.doctor;

import io.godwit.core.error.DoctorCode;
import io.godwit.core.finding.Finding;
import io.godwit.core.finding.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.stream.Stream;

/** Whether the target would refuse records that are too old or too far ahead for it, by the ages of the real records. */
final class TimestampLimitRule implements DoctorRule {
    /** A limit above this is none. */
    private static final long A_CENTURY_MS = Duration.ofDays(36_500).toMillis();

    @Override
    public Stream<Finding> examine(DoctorFacts facts) {
        SortedMap<String, RecordAge> ages = facts.recordAges();
        return facts.expected().values().stream()
                .filter(topic -> ages.containsKey(topic.name()))
                .flatMap(topic -> examine(topic, Objects.requireNonNull(ages.get(topic.name())), facts.now()));
    }

    /** The limits of this topic that a record could meet at all. */
    static OptionalLong limitMs(ExpectedTopic topic, String key) {
        OptionalLong limit = topic.number(key);
        return limit.isPresent() && limit.getAsLong() < A_CENTURY_MS ? limit : OptionalLong.empty();
    }

    static Stream<Finding> examine(ExpectedTopic topic, RecordAge age, Instant now) {
        List<Finding> findings = new ArrayList<>();
        limitMs(topic, "message.timestamp.before.max.ms").ifPresent(limit -> age.oldest()
                .filter(oldest -> oldest.isBefore(now.minusMillis(limit)))
                .ifPresent(oldest -> findings.add(finding(topic, "message.timestamp.before.max.ms", limit, oldest))));
        limitMs(topic, "message.timestamp.after.max.ms").ifPresent(limit -> age.farthestAhead()
                .filter(ahead -> ahead.isAfter(now.plusMillis(limit)))
                .ifPresent(ahead -> findings.add(finding(topic, "message.timestamp.after.max.ms", limit, ahead))));
        return findings.stream();
    }

    private static Finding finding(ExpectedTopic topic, String key, long limit, Instant timestamp) {
        return new Finding(
                DoctorCode.TIMESTAMP_REFUSED,
                Severity.BLOCKER,
                "target topic " + topic.name(),
                "a record of the source has the timestamp " + timestamp + ", which the target refuses with " + key + "="
                        + limit,
                "set " + key + "=" + Long.MAX_VALUE + " on the target's topic until the cutover");
    }
}
