package io.godwit.lab.workload;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The CRM's topics; between them they have every trait that a migration must keep. */
@SuppressWarnings("ImmutableEnumChecker") // Map.of and records of plain values do not change.
public enum CrmTopic {
    ORDER("order", 6, "lz4", 0.35, Map.of("retention.ms", "604800000"), new Shape(300, 200, 2_000, Stamping.HEADER)),
    PRICE("price", 3, "snappy", 0.20, Map.of("cleanup.policy", "compact"), new Shape(100, 50, 120, Stamping.HEADER)),
    ORDER_BAD(
            "order-bad",
            1,
            "none",
            0.02,
            Map.of("message.timestamp.type", "LogAppendTime"),
            new Shape(0, 100, 600, Stamping.VALUE)),
    CUSTOMER(
            "customer",
            4,
            "zstd",
            0.10,
            Map.of("cleanup.policy", "compact,delete", "compression.type", "zstd"),
            new Shape(150, 100, 1_000, Stamping.HEADER)),
    INVOICE(
            "invoice",
            3,
            "gzip",
            0.005,
            Map.of("retention.ms", "-1"),
            new Shape(40, 10_000, 1_000_000, Stamping.VALUE)),
    WEB_EVENT(
            "web-event",
            12,
            "none",
            0.255,
            Map.of("message.timestamp.type", "LogAppendTime", "retention.ms", "86400000"),
            new Shape(0, 50, 80, Stamping.VALUE)),
    PAYMENT("payment", 3, "zstd", 0.07, Map.of("min.insync.replicas", "1"), new Shape(100, 100, 400, Stamping.VALUE)),
    /** Each payment once more, written by the program that reads them; see {@link #settles()}. */
    SETTLEMENT("settlement", 3, "lz4", 0, Map.of(), new Shape(100, 100, 400, Stamping.VALUE));

    private final String topicName;
    private final int partitions;
    private final String compression;
    private final double share;
    private final Map<String, String> configs;
    private final Shape shape;

    CrmTopic(
            String topicName,
            int partitions,
            String compression,
            double share,
            Map<String, String> configs,
            Shape shape) {
        this.topicName = topicName;
        this.partitions = partitions;
        this.compression = compression;
        this.share = share;
        this.configs = configs;
        this.shape = shape;
    }

    /** Those that the producers make up; the others are made of them. */
    public static List<CrmTopic> written() {
        return Arrays.stream(values())
                .filter(topic -> topic.settles().isEmpty())
                .toList();
    }

    public static Optional<CrmTopic> named(String topicName) {
        return Arrays.stream(values())
                .filter(topic -> topic.topicName.equals(topicName))
                .findFirst();
    }

    public String topicName() {
        return topicName;
    }

    public int partitions() {
        return partitions;
    }

    /** What the producer compresses with. */
    public String compression() {
        return compression;
    }

    /** Of all records of the CRM; the shares add up to one. */
    double share() {
        return share;
    }

    /** Explicitly set topic configs. */
    public Map<String, String> configs() {
        return configs;
    }

    Shape shape() {
        return shape;
    }

    /** Older values of a key may vanish, so a gap in its numbers is no loss. */
    public boolean isCompacted() {
        return configs.getOrDefault("cleanup.policy", "delete").contains("compact");
    }

    /** The topic of which each message is in this one exactly once, in the same order. */
    public Optional<CrmTopic> settles() {
        return this == SETTLEMENT ? Optional.of(PAYMENT) : Optional.empty();
    }

    /** Written in transactions, some of which are aborted. */
    public boolean isTransactional() {
        return this == PAYMENT;
    }

    /** Where a message carries its number. A tombstone has no value, so compacted topics need headers. */
    enum Stamping {
        HEADER,
        VALUE
    }

    /**
     * What the messages look like.
     *
     * @param keys how many different keys; 0 = null keys
     */
    record Shape(int keys, int minBytes, int maxBytes, Stamping stamping) {}
}
