package io.godwit.core.assess.log;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was written to a cluster, hour by hour, as its logs tell.
 *
 * @param start when the first hour begins
 * @param hours how many, the last one in progress
 * @param takenAt when the logs were looked at
 * @param topics those with records, by name
 * @param lookUps how many questions that took
 * @param futureRecords offsets with timestamps later than {@code takenAt} by more than {@link TimeGrid#CLOCK_TOLERANCE}
 * @param futureTopics their topics
 * @param unanswered partitions that could not be asked, as {@code topic-0}
 */
public record LogHistory(
        Instant start,
        int hours,
        Instant takenAt,
        List<TopicHistory> topics,
        long lookUps,
        long futureRecords,
        List<String> futureTopics,
        List<String> unanswered) {
    public LogHistory {
        topics = List.copyOf(topics);
        futureTopics = List.copyOf(futureTopics);
        unanswered = List.copyOf(unanswered);
    }

    public TimeGrid grid() {
        return new TimeGrid(start, hours, takenAt);
    }

    /** The same, with further partitions that could not be asked. */
    public LogHistory withUnanswered(List<LogPartition> partitions) {
        Stream<String> more = partitions.stream().map(partition -> partition.topic() + "-" + partition.partition());
        return new LogHistory(
                start,
                hours,
                takenAt,
                topics,
                lookUps,
                futureRecords,
                futureTopics,
                Stream.concat(unanswered.stream(), more).sorted().toList());
    }

    public Optional<TopicHistory> topic(String name) {
        return topics.stream().filter(topic -> topic.topic().equals(name)).findFirst();
    }
}
