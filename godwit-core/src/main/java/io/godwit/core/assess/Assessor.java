package io.godwit.core.assess;

import io.godwit.core.assess.facts.Facts;
import io.godwit.core.assess.rule.Findings;
import io.godwit.core.assess.rule.Picture;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Makes the assessment of what was collected. */
public final class Assessor {
    private static final double HOUR_SECONDS = 3_600;

    private Assessor() {}

    /** @param copyBytesPerSecond a rate for the forecast that wins over the measured one */
    public static Assessment assess(Facts facts, OptionalDouble copyBytesPerSecond) {
        List<TopicAssessment> topics = new TopicAssessor(facts).topics();
        TrafficAssessment traffic = new TrafficAssessor(facts, topics).traffic();
        ClusterAssessment cluster = ClusterAssessor.cluster(facts, topics);
        DiskAssessment disk = DiskAssessor.disk(facts.cluster(), topics);
        CopyForecast copy = new CopyForecaster(facts, topics, traffic, copyBytesPerSecond).forecast();
        List<GroupAssessment> groups = ClusterAssessor.groups(facts.cluster());
        Picture picture = new Picture(facts, cluster, topics, groups, traffic, disk, copy);
        return new Assessment(
                Assessment.VERSION,
                facts.takenAt(),
                facts.name(),
                facts.anonymized(),
                cluster,
                traffic,
                facts.metrics().stream()
                        .flatMap(reading ->
                                reading.brokers().stream().map(broker -> BrokerLoad.of(reading.way(), broker)))
                        .toList(),
                sizing(topics, traffic, cluster),
                disk,
                copy,
                Findings.of(picture),
                groups,
                UsageAssessor.usage(facts.cluster()),
                topics);
    }

    private static SizingInput sizing(
            List<TopicAssessment> topics, TrafficAssessment traffic, ClusterAssessment cluster) {
        OptionalDouble average = traffic.bytesIn().average();
        OptionalDouble peak = traffic.bytesIn().peak();
        List<TopicAssessment> own =
                topics.stream().filter(topic -> !topic.kind().equals("broker")).toList();
        boolean sized = own.stream().noneMatch(topic -> topic.sizeBytes().isEmpty());
        long kept = own.stream().mapToLong(topic -> topic.sizeBytes().orElse(0)).sum();
        return new SizingInput(
                average,
                peak,
                times(average, traffic.fanOut()),
                times(peak, traffic.fanOut()),
                own.stream()
                        .mapToInt(topic -> topic.partitions() * topic.replicationFactor())
                        .sum(),
                sized && average.orElse(0) > 0
                        ? OptionalDouble.of(kept / average.getAsDouble() / HOUR_SECONDS)
                        : OptionalDouble.empty(),
                cluster.connections().isPresent() ? cluster.connections() : OptionalLong.empty());
    }

    private static OptionalDouble times(OptionalDouble rate, OptionalDouble factor) {
        return rate.isPresent() && factor.isPresent()
                ? OptionalDouble.of(rate.getAsDouble() * factor.getAsDouble())
                : OptionalDouble.empty();
    }
}
