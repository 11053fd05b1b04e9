package io.godwit.core.assess.metrics;

import java.util.Collections;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * One broker over a window. Rates are a second; loads are shares of all processors (0 to 1), as a mean of the window where the
 * broker's own CPU time tells it.
 *
 * @param clockAheadSeconds how far its clock is ahead of ours
 * @param topics by name
 * @param requests times of requests by name
 * @param clients open connections by the name and version that the client's library gave
 */
public record BrokerReading(
        int broker,
        OptionalDouble bytesIn,
        OptionalDouble bytesOut,
        OptionalDouble messagesIn,
        OptionalDouble replicationBytesIn,
        OptionalDouble replicationBytesOut,
        OptionalDouble processCpu,
        OptionalDouble systemCpu,
        OptionalDouble underReplicated,
        OptionalDouble logFlushP99Ms,
        OptionalDouble connections,
        OptionalDouble clockAheadSeconds,
        SortedMap<String, TopicRates> topics,
        SortedMap<String, RequestTimes> requests,
        SortedMap<String, Integer> clients) {
    public BrokerReading {
        topics = Collections.unmodifiableSortedMap(new TreeMap<>(topics));
        requests = Collections.unmodifiableSortedMap(new TreeMap<>(requests));
        clients = Collections.unmodifiableSortedMap(new TreeMap<>(clients));
    }

    /** Rates of one topic on one broker. */
    public record TopicRates(double bytesIn, double bytesOut, double messagesIn) {
        TopicRates plus(TopicRates other) {
            return new TopicRates(bytesIn + other.bytesIn, bytesOut + other.bytesOut, messagesIn + other.messagesIn);
        }
    }

    /** Times since the broker started, decaying as Kafka's own histograms do. */
    public record RequestTimes(double meanMs, double p99Ms) {}

    /**
     * What happened between two snapshots.
     *
     * @param clockMs our clock when the later one was taken
     */
    public static BrokerReading between(int broker, BrokerSnapshot first, BrokerSnapshot second, long clockMs) {
        SortedMap<String, TopicRates> topics = new TreeMap<>();
        eachTopic(first, second, BrokerMetric.BYTES_IN, (topic, rate) -> add(topics, topic, rate, 0, 0));
        eachTopic(first, second, BrokerMetric.BYTES_OUT, (topic, rate) -> add(topics, topic, 0, rate, 0));
        eachTopic(first, second, BrokerMetric.MESSAGES_IN, (topic, rate) -> add(topics, topic, 0, 0, rate));
        return new BrokerReading(
                broker,
                rate(first, second, BrokerMetric.BYTES_IN),
                rate(first, second, BrokerMetric.BYTES_OUT),
                rate(first, second, BrokerMetric.MESSAGES_IN),
                rate(first, second, BrokerMetric.REPLICATION_BYTES_IN),
                rate(first, second, BrokerMetric.REPLICATION_BYTES_OUT),
                processCpu(first, second),
                second.value(BrokerMetric.SYSTEM_CPU),
                second.value(BrokerMetric.UNDER_REPLICATED),
                second.value(BrokerMetric.LOG_FLUSH_P99_MS),
                sum(second, BrokerMetric.CONNECTIONS),
                clockAhead(second, clockMs),
                topics,
                requests(second),
                clients(second));
    }

    private static void add(Map<String, TopicRates> topics, String topic, double in, double out, double messages) {
        topics.merge(topic, new TopicRates(in, out, messages), TopicRates::plus);
    }

    /** A bean that came within the window began at 0; one that is lower than before belongs to a broker that restarted. */
    private static void eachTopic(
            BrokerSnapshot first, BrokerSnapshot second, BrokerMetric metric, BiConsumer<String, Double> rates) {
        double window = window(first, second, metric);
        second.of(metric).forEach((topic, later) -> {
            BrokerSnapshot.Sample earlier = first.of(metric).get(topic);
            double from = earlier == null ? 0 : earlier.value();
            double seconds = earlier == null ? window : later.seconds() - earlier.seconds();
            if (!topic.equals(BrokerSnapshot.WHOLE) && seconds > 0 && later.value() >= from) {
                rates.accept(topic, (later.value() - from) / seconds);
            }
        });
    }

    private static double window(BrokerSnapshot first, BrokerSnapshot second, BrokerMetric metric) {
        BrokerSnapshot.Sample earlier = first.of(metric).get(BrokerSnapshot.WHOLE);
        BrokerSnapshot.Sample later = second.of(metric).get(BrokerSnapshot.WHOLE);
        return earlier == null || later == null ? 0 : later.seconds() - earlier.seconds();
    }

    private static OptionalDouble rate(BrokerSnapshot first, BrokerSnapshot second, BrokerMetric metric) {
        BrokerSnapshot.Sample earlier = first.of(metric).get(BrokerSnapshot.WHOLE);
        BrokerSnapshot.Sample later = second.of(metric).get(BrokerSnapshot.WHOLE);
        if (earlier == null
                || later == null
                || later.seconds() <= earlier.seconds()
                || later.value() < earlier.value()) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of((later.value() - earlier.value()) / (later.seconds() - earlier.seconds()));
    }

    private static OptionalDouble processCpu(BrokerSnapshot first, BrokerSnapshot second) {
        OptionalDouble nanos = rate(first, second, BrokerMetric.CPU_NANOS);
        OptionalDouble processors = second.value(BrokerMetric.PROCESSORS);
        return nanos.isPresent() && processors.orElse(0) > 0
                ? OptionalDouble.of(nanos.getAsDouble() / 1e9 / processors.getAsDouble())
                : second.value(BrokerMetric.PROCESS_CPU);
    }

    private static OptionalDouble sum(BrokerSnapshot snapshot, BrokerMetric metric) {
        return snapshot.of(metric).isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(snapshot.of(metric).values().stream()
                        .mapToDouble(BrokerSnapshot.Sample::value)
                        .sum());
    }

    private static OptionalDouble clockAhead(BrokerSnapshot snapshot, long clockMs) {
        OptionalDouble start = snapshot.value(BrokerMetric.STARTED_AT_MS);
        OptionalDouble uptime = snapshot.value(BrokerMetric.UPTIME_MS);
        return start.isPresent() && uptime.isPresent()
                ? OptionalDouble.of((start.getAsDouble() + uptime.getAsDouble() - clockMs) / 1_000)
                : OptionalDouble.empty();
    }

    private static SortedMap<String, RequestTimes> requests(BrokerSnapshot snapshot) {
        SortedMap<String, RequestTimes> requests = new TreeMap<>();
        snapshot.of(BrokerMetric.REQUEST_MEAN_MS).forEach((request, mean) -> {
            BrokerSnapshot.Sample p99 = snapshot.of(BrokerMetric.REQUEST_P99_MS).get(request);
            if (p99 != null) {
                requests.put(request, new RequestTimes(mean.value(), p99.value()));
            }
        });
        return requests;
    }

    /** A qualifier begins with the client's name and version. */
    private static SortedMap<String, Integer> clients(BrokerSnapshot snapshot) {
        SortedMap<String, Integer> clients = new TreeMap<>();
        snapshot.of(BrokerMetric.CLIENT_CONNECTIONS).forEach((qualifier, sample) -> {
            String[] words = qualifier.split(" ", 3);
            if (words.length > 1 && sample.value() > 0) {
                clients.merge(words[0] + " " + words[1], (int) sample.value(), Integer::sum);
            }
        });
        return clients;
    }
}
