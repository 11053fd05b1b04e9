package io.godwit.core.assess;

import io.godwit.core.assess.facts.Facts;
import io.godwit.core.assess.facts.GroupFacts;
import io.godwit.core.assess.log.HourlyAmounts;
import io.godwit.core.assess.log.LogHistory;
import io.godwit.core.assess.log.TimeGrid;
import io.godwit.core.assess.log.TopicHistory;
import io.godwit.core.assess.log.TopicHistory.Resolution;
import io.godwit.core.assess.metrics.BrokerReading.TopicRates;
import io.godwit.core.assess.metrics.MetricsReading;
import io.godwit.core.assess.traffic.RateStatistics;
import io.godwit.core.config.InternalTopicRule;
import io.godwit.core.model.TopicInventory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** Puts together what is known of each topic. */
final class TopicAssessor {
    /** What users made themselves. */
    static final String DATA = "data";

    private final Facts facts;
    private final TimeGrid grid;
    private final OptionalLong brokerRetention;
    private final Map<String, TopicHistory> histories;
    private final Optional<SortedMap<String, TopicRates>> measured;
    private final Map<String, List<String>> readers = new HashMap<>();

    TopicAssessor(Facts facts) {
        this.facts = facts;
        this.grid = facts.log().grid();
        this.brokerRetention = Retention.ofBrokers(facts.cluster());
        this.histories =
                facts.log().topics().stream().collect(Collectors.toMap(TopicHistory::topic, history -> history));
        this.measured = facts.metrics().stream()
                .filter(reading -> reading.silent().isEmpty())
                .findFirst()
                .map(MetricsReading::topics);
        for (GroupFacts group : facts.cluster().groups()) {
            group.topics().keySet().forEach(topic -> readers.computeIfAbsent(topic, name -> new ArrayList<>())
                    .add(group.name()));
        }
    }

    List<TopicAssessment> topics() {
        return facts.cluster().topics().stream().map(this::topic).toList();
    }

    static String kind(String topic) {
        return InternalTopicRule.of(topic).map(InternalTopicRule::key).orElse(DATA);
    }

    private TopicAssessment topic(TopicInventory topic) {
        LogHistory log = facts.log();
        TopicHistory history = histories.getOrDefault(topic.name(), withoutRecords(topic, log));
        boolean known = topic.partitions().stream().allMatch(partition -> partition.startOffset() >= 0);
        return new TopicAssessment(
                topic.name(),
                kind(topic.name()),
                topic.partitions().size(),
                topic.replicationFactor(),
                topic.configs().getOrDefault("cleanup.policy", "delete"),
                Retention.ofTopic(topic, brokerRetention),
                Retention.bytesOfTopic(topic),
                topic.sizeBytes() < 0 ? OptionalLong.empty() : OptionalLong.of(topic.sizeBytes()),
                topic.offsetCount(),
                RateStatistics.of(grid, history.bytes()),
                RateStatistics.of(grid, history.records()),
                measured.isEmpty()
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(rates(topic).bytesIn()),
                measured.isEmpty()
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(rates(topic).bytesOut()),
                skew(history, topic.partitions().size()),
                known && isIdle(topic, history),
                history.resolution(),
                readers.getOrDefault(topic.name(), List.of()),
                history.bytes(),
                history.records());
    }

    /** A topic without a bean had no traffic since its leaders started. */
    private TopicRates rates(TopicInventory topic) {
        return measured.map(topics -> topics.get(topic.name())).orElse(new TopicRates(0, 0, 0));
    }

    /** A log that is empty and never was otherwise had 0 in each hour; one that lost all it had is unknown. */
    private static TopicHistory withoutRecords(TopicInventory topic, LogHistory log) {
        boolean never = topic.partitions().stream().allMatch(partition -> partition.endOffset() == 0);
        HourlyAmounts amounts = never ? HourlyAmounts.of(new long[log.hours()]) : HourlyAmounts.unknown(log.hours());
        return new TopicHistory(topic.name(), amounts, amounts, Resolution.HOUR, List.of());
    }

    /** Nothing in the hours that are known; and a log that lost all it had was not written for its whole retention. */
    private static boolean isIdle(TopicInventory topic, TopicHistory history) {
        return topic.offsetCount() == 0
                || (history.records().total() == 0 && history.records().isKnown(0));
    }

    private static OptionalDouble skew(TopicHistory history, int partitions) {
        double sum = history.partitionBytes().stream()
                .mapToDouble(bytes -> Math.max(0, bytes))
                .sum();
        return partitions < 2 || sum <= 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(history.partitionBytes().stream()
                                .mapToDouble(Long::doubleValue)
                                .max()
                                .orElse(0)
                        / (sum / partitions));
    }
}
