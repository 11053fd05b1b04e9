package io.godwit.core.rehearsal;

import java.util.List;
import java.util.OptionalLong;

/** Makes of what was measured what is generated: the same proportions, within limits. Pure. */
public final class TrafficShape {
    /** Each topic gets some, so that its way is gone at all. */
    static final double LEAST_RECORDS_PER_SECOND = 1;
    /** Room for what tells one record from another. */
    static final int LEAST_RECORD_BYTES = 64;
    /** A larger one is generated as such: traffic is counted by its bytes. */
    static final int MOST_RECORD_BYTES = 512 * 1024;

    private TrafficShape() {}

    /**
     * @param measured of each topic
     * @param wanted bytes per second for all of them together; empty = as measured
     * @param most bytes per second that are never passed
     */
    public static List<TopicTraffic> of(List<TopicTraffic> measured, OptionalLong wanted, long most) {
        List<TopicTraffic> sized = measured.stream()
                .map(topic ->
                        topic.ofBytes(Math.min(MOST_RECORD_BYTES, Math.max(LEAST_RECORD_BYTES, topic.recordBytes()))))
                .map(topic -> topic.at(Math.max(LEAST_RECORDS_PER_SECOND, topic.recordsPerSecond())))
                .toList();
        double total = total(sized);
        double goal = Math.min((double) most, wanted.isPresent() ? (double) wanted.getAsLong() : total);
        double factor = goal / total;
        List<TopicTraffic> scaled = sized.stream()
                .map(topic -> topic.at(Math.max(LEAST_RECORDS_PER_SECOND, topic.recordsPerSecond() * factor)))
                .toList();
        double beyond = total(scaled) / most;
        return beyond <= 1
                ? scaled
                : scaled.stream()
                        .map(topic -> topic.at(topic.recordsPerSecond() / beyond))
                        .toList();
    }

    private static double total(List<TopicTraffic> topics) {
        return topics.stream().mapToDouble(TopicTraffic::bytesPerSecond).sum();
    }
}
