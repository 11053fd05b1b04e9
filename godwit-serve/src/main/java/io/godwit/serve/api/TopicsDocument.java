package io.godwit.serve.api;

import io.godwit.core.status.Figures;
import io.godwit.core.status.OffsetKeeping;
import io.godwit.core.status.TopicStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** {@code /api/v1/topics}: all topics without their partitions. */
record TopicsDocument(int schemaVersion, Instant asOf, double ageSeconds, List<TopicLine> topics) {
    /** A topic; the components are those of {@code godwit status -o json}. */
    record TopicLine(
            String topic,
            String state,
            Instant since,
            String reason,
            Optional<String> code,
            String next,
            String who,
            Optional<String> direction,
            Optional<String> wave,
            OptionalLong throttleBytesPerSecond,
            Optional<OffsetKeeping> offsets,
            Figures progress,
            int partitions) {
        static TopicLine of(TopicStatus topic) {
            return new TopicLine(
                    topic.topic(),
                    topic.state(),
                    topic.since(),
                    topic.reason(),
                    topic.code(),
                    topic.next(),
                    topic.who(),
                    topic.direction(),
                    topic.wave(),
                    topic.throttleBytesPerSecond(),
                    topic.offsets(),
                    topic.progress(),
                    topic.partitions().size());
        }
    }
}
