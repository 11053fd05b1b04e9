package io.godwit.connect.mirrormaker2;

import io.godwit.core.config.ClusterConfig;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.apache.kafka.connect.mirror.MirrorCheckpointConnector;
import org.apache.kafka.connect.mirror.MirrorHeartbeatConnector;
import org.apache.kafka.connect.mirror.MirrorSourceConnector;

/**
 * The configuration of MirrorMaker's three connectors. docs/reference/mirrormaker2.md says why each value is what it is;
 * keep both alike.
 */
final class ConnectorConfigs {
    private static final String IDENTITY_NAMES = "org.apache.kafka.connect.mirror.IdentityReplicationPolicy";

    /** Above any record that a broker takes by default, and below what it takes in one request (100 MiB). */
    private static final int LARGEST_RECORD_BYTES = 64 * 1024 * 1024;

    /** How long records wait for the end of their transaction: the price is latency, the gain fewer markers. */
    private static final int TRANSACTION_MS = 250;

    private static final Set<String> APPLICATION_KEYS = Set.of(
            "client.id",
            "group.id",
            "group.instance.id",
            "group.protocol",
            "transactional.id",
            "interceptor.classes",
            "metric.reporters",
            "key.serializer",
            "value.serializer",
            "key.deserializer",
            "value.deserializer",
            "enable.auto.commit",
            "auto.offset.reset",
            "isolation.level",
            "acks",
            "enable.idempotence");

    private final MirrorMaker2Settings settings;
    private final ClientProperties source;
    private final ClientProperties target;
    private final Map<String, String> consumerHooks;

    /** How the connectors' own clients are given a cluster's properties: in full, or with the secrets left out. */
    interface ClientProperties {
        SortedMap<String, String> of(ClusterConfig cluster);
    }

    /**
     * @param clients how a cluster's properties are written into a configuration
     * @param consumerHooks further properties of the consumer that reads the source
     */
    ConnectorConfigs(MirrorMaker2Settings settings, ClientProperties clients, Map<String, String> consumerHooks) {
        this.settings = settings;
        this.source = clients;
        this.target = clients;
        this.consumerHooks = Map.copyOf(consumerHooks);
    }

    /** MirrorSourceConnector, for exactly these topics. */
    SortedMap<String, String> source(SortedSet<String> topics) {
        SortedMap<String, String> config = base(MirrorSourceConnector.class, settings.sourceConnector());
        config.put("tasks.max", String.valueOf(settings.tasks()));
        config.put("exactly.once.support", "required");
        config.put("transaction.boundary", "interval");
        config.put("transaction.boundary.interval.ms", String.valueOf(TRANSACTION_MS));
        config.put("topics", MirrorPatterns.exactly(topics));
        config.put("topics.exclude", "");
        config.put("refresh.topics.enabled", "true");
        config.put("refresh.topics.interval.seconds", seconds());
        config.put("sync.topic.configs.enabled", "false");
        config.put("sync.topic.acls.enabled", "false");
        config.put("replication.factor", String.valueOf(settings.internalReplicationFactor()));
        config.put("offset.lag.max", "0");
        config.put("heartbeats.replication.enabled", "false");
        config.put("consumer.poll.timeout.ms", "200");
        config.put("header.converter", "org.apache.kafka.connect.converters.ByteArrayConverter");
        sourceConsumer(config);
        producerOverrides(config);
        config.putAll(settings.sourceOverrides());
        return config;
    }

    /** MirrorCheckpointConnector, for the selected groups. */
    SortedMap<String, String> checkpoint(SortedSet<String> topics) {
        SortedMap<String, String> config = base(MirrorCheckpointConnector.class, settings.checkpointConnector());
        config.put("tasks.max", "1");
        config.put("topics", MirrorPatterns.exactly(topics));
        config.put("topics.exclude", "");
        config.put("groups", MirrorPatterns.list(settings.groups().include()));
        config.put("groups.exclude", MirrorPatterns.list(settings.groups().exclude()));
        config.put("refresh.groups.enabled", "true");
        config.put("refresh.groups.interval.seconds", seconds());
        config.put("emit.checkpoints.enabled", "true");
        config.put("emit.checkpoints.interval.seconds", seconds());
        config.put("sync.group.offsets.enabled", "true");
        config.put("sync.group.offsets.interval.seconds", seconds());
        config.put("checkpoints.topic.replication.factor", String.valueOf(settings.internalReplicationFactor()));
        return config;
    }

    /** MirrorHeartbeatConnector, which shows that records reach the target at all. */
    SortedMap<String, String> heartbeat() {
        SortedMap<String, String> config = base(MirrorHeartbeatConnector.class, settings.heartbeatConnector());
        config.put("tasks.max", "1");
        config.put("emit.heartbeats.enabled", "true");
        config.put("emit.heartbeats.interval.seconds", seconds());
        config.put("heartbeats.topic.replication.factor", String.valueOf(settings.internalReplicationFactor()));
        return config;
    }

    private SortedMap<String, String> base(Class<?> connector, String name) {
        SortedMap<String, String> config = new TreeMap<>();
        config.put("name", name);
        config.put("connector.class", connector.getName());
        config.put("source.cluster.alias", settings.sourceAlias());
        config.put("target.cluster.alias", settings.targetAlias());
        config.put("replication.policy.class", IDENTITY_NAMES);
        config.put("offset-syncs.topic.location", "target");
        config.put("offset-syncs.topic.replication.factor", String.valueOf(settings.internalReplicationFactor()));
        config.put("key.converter", "org.apache.kafka.connect.converters.ByteArrayConverter");
        config.put("value.converter", "org.apache.kafka.connect.converters.ByteArrayConverter");
        config.put("offsets.storage.topic", settings.offsetsTopic());
        // MirrorMaker takes only some of these for the clusters, but all of them for each kind of client.
        connection(source, settings.source()).forEach((key, value) -> {
            config.put("source.cluster." + key, value);
            config.put("source.consumer." + key, value);
            config.put("source.admin." + key, value);
        });
        connection(target, settings.target()).forEach((key, value) -> {
            config.put("target.cluster." + key, value);
            config.put("target.consumer." + key, value);
            config.put("target.producer." + key, value);
            config.put("target.admin." + key, value);
        });
        return config;
    }

    /** A properties file may belong to some application; what identifies it or acts for it has no place here. */
    private static SortedMap<String, String> connection(ClientProperties clients, ClusterConfig cluster) {
        SortedMap<String, String> properties = new TreeMap<>(clients.of(cluster));
        properties.keySet().removeAll(APPLICATION_KEYS);
        return properties;
    }

    private void sourceConsumer(SortedMap<String, String> config) {
        Map<String, String> consumer = new TreeMap<>();
        consumer.put("isolation.level", "read_committed");
        consumer.put("auto.offset.reset", "earliest");
        consumer.put("max.poll.records", "2000");
        consumer.put("fetch.max.bytes", String.valueOf(16 * 1024 * 1024));
        consumer.put("max.partition.fetch.bytes", String.valueOf(1024 * 1024));
        consumer.put("fetch.max.wait.ms", "200");
        consumer.put("receive.buffer.bytes", "-1");
        consumer.put("allow.auto.create.topics", "false");
        consumer.putAll(consumerHooks);
        consumer.forEach((key, value) -> config.put("source.consumer." + key, value));
    }

    private static void producerOverrides(SortedMap<String, String> config) {
        Map<String, String> producer = new TreeMap<>();
        producer.put("compression.type", "lz4");
        producer.put("batch.size", String.valueOf(256 * 1024));
        producer.put("linger.ms", "20");
        producer.put("max.request.size", String.valueOf(LARGEST_RECORD_BYTES));
        producer.put("buffer.memory", String.valueOf(LARGEST_RECORD_BYTES));
        producer.put("max.in.flight.requests.per.connection", "5");
        producer.put("send.buffer.bytes", "-1");
        producer.forEach((key, value) -> config.put("producer.override." + key, value));
    }

    private String seconds() {
        return String.valueOf(Math.max(1, settings.refreshInterval().toSeconds()));
    }
}
