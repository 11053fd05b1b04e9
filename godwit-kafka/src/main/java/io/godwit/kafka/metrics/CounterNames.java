package io.godwit.kafka.metrics;

import io.godwit.core.config.AssessConfig.Prometheus;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How exporters call Kafka's counters: the JMX exporter with its example rules for Kafka (lower case, {@code _total}), with rules
 * that keep the attribute ({@code persec_count}), and without rules, as Amazon MSK's open monitoring does.
 */
enum CounterNames {
    BYTES_IN("bytesIn", "bytesin", "BytesInPerSec"),
    BYTES_OUT("bytesOut", "bytesout", "BytesOutPerSec"),
    MESSAGES_IN("messagesIn", "messagesin", "MessagesInPerSec");

    private final String quantity;
    private final String lower;
    private final String bean;

    CounterNames(String quantity, String lower, String bean) {
        this.quantity = quantity;
        this.lower = lower;
        this.bean = bean;
    }

    /** Its key below {@code assess.prometheus}. */
    String quantity() {
        return quantity;
    }

    /** What is asked for, in this order. */
    List<String> candidates(Optional<String> configured) {
        return configured
                .map(List::of)
                .orElseGet(() -> List.of(
                        "kafka_server_brokertopicmetrics_" + lower + "_total",
                        "kafka_server_brokertopicmetrics_" + lower + "persec_count",
                        "kafka_server_brokertopicmetrics_" + lower + "persec_total",
                        "kafka_server_brokertopicmetrics_" + lower + "persec",
                        "kafka_server_BrokerTopicMetrics_Count{name=\"" + bean + "\"}",
                        "kafka_server_brokertopicmetrics_count{name=\"" + bean + "\"}",
                        "kafka_server_BrokerTopicMetrics_" + bean + "_Count"));
    }

    /** All names, for a message. */
    static String tried(Prometheus config) {
        return Stream.of(
                        BYTES_IN.candidates(config.bytesIn()),
                        BYTES_OUT.candidates(config.bytesOut()),
                        MESSAGES_IN.candidates(config.messagesIn()))
                .flatMap(List::stream)
                .collect(Collectors.joining(", "));
    }

    /** The name with more matchers in its braces. */
    static String selector(String name, String own, String matcher) {
        int brace = name.indexOf('{');
        String plain = brace < 0 ? name : name.substring(0, brace);
        String inside = brace < 0 ? "" : name.substring(brace + 1, name.lastIndexOf('}'));
        return plain + "{"
                + List.of(inside, own, matcher).stream()
                        .filter(part -> !part.isBlank())
                        .collect(Collectors.joining(","))
                + "}";
    }
}
