package io.godwit.core.assess.metrics;

import io.godwit.core.assess.metrics.BrokerReading.TopicRates;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * All brokers over one window, read by one way.
 *
 * @param way {@code jmx} or {@code jolokia}
 * @param begin when the window began
 * @param silent brokers that are missing; where there is one, no sum is the whole
 */
public record MetricsReading(
        String way, Instant begin, Duration window, List<BrokerReading> brokers, List<SilentBroker> silent) {
    public MetricsReading {
        brokers = List.copyOf(brokers);
        silent = List.copyOf(silent);
    }

    /**
     * A sum over the brokers.
     *
     * @param complete whether every broker told its part; else the truth is higher
     */
    public record Sum(double value, boolean complete) {}

    /** Empty if no broker told. */
    public Optional<Sum> sum(Function<BrokerReading, OptionalDouble> part) {
        List<Double> told = brokers.stream()
                .map(part)
                .filter(OptionalDouble::isPresent)
                .map(OptionalDouble::getAsDouble)
                .toList();
        return told.isEmpty()
                ? Optional.empty()
                : Optional.of(new Sum(
                        told.stream().mapToDouble(Double::doubleValue).sum(),
                        silent.isEmpty() && told.size() == brokers.size()));
    }

    /** Rates by topic, summed over the brokers that told. */
    public SortedMap<String, TopicRates> topics() {
        SortedMap<String, TopicRates> topics = new TreeMap<>();
        brokers.forEach(
                broker -> broker.topics().forEach((topic, rates) -> topics.merge(topic, rates, TopicRates::plus)));
        return topics;
    }
}
