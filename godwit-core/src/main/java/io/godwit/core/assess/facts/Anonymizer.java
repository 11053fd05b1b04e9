package io.godwit.core.assess.facts;

import io.godwit.core.assess.log.LogHistory;
import io.godwit.core.assess.log.TopicHistory;
import io.godwit.core.assess.metrics.BrokerReading;
import io.godwit.core.assess.metrics.MetricsReading;
import io.godwit.core.assess.metrics.MonitoringHistory;
import io.godwit.core.assess.metrics.SilentBroker;
import io.godwit.core.config.InternalTopicRule;
import io.godwit.core.model.BrokerInventory;
import io.godwit.core.model.ClientQuota;
import io.godwit.core.model.TopicInventory;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;

/**
 * Replaces names by hashes, the same name by the same hash, so that who reads what can still be seen, but not who it is. Names of
 * topics that brokers, Connect, Streams and registries made keep what shows their kind. The salt is not kept, so that guessed names
 * can't be tried.
 */
public final class Anonymizer {
    private static final int SHOWN_BYTES = 5;
    private static final List<String> KEPT_SUFFIXES = List.of("-changelog", "-repartition");

    private final byte[] salt;
    private final SortedSet<String> groups = new TreeSet<>();

    /** @param salt random bytes that nobody keeps */
    public Anonymizer(byte[] salt) {
        this.salt = salt.clone();
    }

    public Facts anonymize(Facts facts) {
        facts.cluster().groups().forEach(group -> groups.add(group.name()));
        return new Facts(
                facts.schemaVersion(),
                facts.takenAt(),
                hash("migration", facts.name()),
                true,
                cluster(facts.cluster()),
                log(facts.log()),
                facts.window(),
                facts.metrics().stream().map(this::metrics).toList(),
                facts.monitoring().map(this::monitoring),
                facts.copyBytesPerSecond(),
                facts.problems().stream().map(Anonymizer::problem).toList());
    }

    /** Reasons are sentences that may hold any name. */
    private static Facts.CollectionProblem problem(Facts.CollectionProblem problem) {
        return new Facts.CollectionProblem(
                problem.code(), problem.severity(), "source", "left out, since it may hold names", problem.fix());
    }

    private ClusterFacts cluster(ClusterFacts cluster) {
        return new ClusterFacts(
                hash("cluster", cluster.clusterId()),
                cluster.release(),
                cluster.controller(),
                cluster.brokers().stream().map(this::broker).toList(),
                cluster.topics().stream().map(this::topic).toList(),
                cluster.groups().stream().map(this::group).toList(),
                cluster.aclsByResource(),
                hashes("principal", cluster.principals()),
                cluster.quotas().stream().map(this::quota).toList(),
                List.copyOf(hashes("user", cluster.scramUsers())),
                hashes("transactional", cluster.transactionalIds()),
                cluster.producers().stream().map(this::producer).toList(),
                cluster.known());
    }

    private BrokerInventory broker(BrokerInventory broker) {
        SortedMap<String, String> configs = new TreeMap<>(broker.configs());
        configs.replaceAll((key, value) -> tellsNames(key) ? hash("value", value) : value);
        return new BrokerInventory(
                broker.id(),
                hash("host", broker.host()),
                broker.port(),
                broker.rack(),
                broker.controller(),
                configs,
                broker.logDirs());
    }

    private static boolean tellsNames(String key) {
        return key.contains("listeners")
                || key.contains("super.users")
                || key.contains("connect")
                || key.contains("host")
                || key.contains("quorum")
                || key.contains("principal")
                || key.contains("bootstrap");
    }

    private TopicInventory topic(TopicInventory topic) {
        return new TopicInventory(
                topicName(topic.name()),
                Optional.empty(),
                topic.internal(),
                topic.partitions(),
                topic.configs(),
                topic.explicitConfigs());
    }

    private GroupFacts group(GroupFacts group) {
        SortedMap<String, Long> topics = new TreeMap<>();
        group.topics().forEach((topic, lag) -> topics.put(topicName(topic), lag));
        return new GroupFacts(
                hash("group", group.name()),
                group.type(),
                group.protocolType(),
                group.state(),
                group.members(),
                hashes("client", group.clients()),
                topics);
    }

    private ClientQuota quota(ClientQuota quota) {
        SortedMap<String, String> entity = new TreeMap<>(quota.entity());
        entity.replaceAll((type, name) -> name.equals("<default>") ? name : hash(type, name));
        return new ClientQuota(entity, quota.limits());
    }

    private ProducerFacts producer(ProducerFacts producer) {
        return new ProducerFacts(
                topicName(producer.topic()),
                producer.producerId(),
                producer.lastAt(),
                producer.transactionalId().map(id -> hash("transactional", id)));
    }

    private LogHistory log(LogHistory log) {
        return new LogHistory(
                log.start(),
                log.hours(),
                log.takenAt(),
                log.topics().stream()
                        .map(topic -> new TopicHistory(
                                topicName(topic.topic()),
                                topic.bytes(),
                                topic.records(),
                                topic.resolution(),
                                topic.partitionBytes()))
                        .toList(),
                log.lookUps(),
                log.futureRecords(),
                log.futureTopics().stream().map(this::topicName).toList(),
                log.unanswered().stream().map(this::partitionName).toList());
    }

    private String partitionName(String partition) {
        int dash = partition.lastIndexOf('-');
        return topicName(partition.substring(0, dash)) + partition.substring(dash);
    }

    private MetricsReading metrics(MetricsReading reading) {
        return new MetricsReading(
                reading.way(),
                reading.begin(),
                reading.window(),
                reading.brokers().stream().map(this::reading).toList(),
                reading.silent().stream()
                        .map(silent ->
                                new SilentBroker(silent.broker(), silent.code(), "left out, since it may hold names"))
                        .toList());
    }

    private BrokerReading reading(BrokerReading broker) {
        return new BrokerReading(
                broker.broker(),
                broker.bytesIn(),
                broker.bytesOut(),
                broker.messagesIn(),
                broker.replicationBytesIn(),
                broker.replicationBytesOut(),
                broker.processCpu(),
                broker.systemCpu(),
                broker.underReplicated(),
                broker.logFlushP99Ms(),
                broker.connections(),
                broker.clockAheadSeconds(),
                byTopic(broker.topics(), (one, other) -> one),
                broker.requests(),
                broker.clients());
    }

    private MonitoringHistory monitoring(MonitoringHistory history) {
        return new MonitoringHistory(
                history.start(),
                history.hours(),
                history.names(),
                history.bytesIn(),
                history.bytesOut(),
                history.messagesIn(),
                byTopic(history.topicBytesIn(), (one, other) -> one));
    }

    private <T> SortedMap<String, T> byTopic(Map<String, T> values, BinaryOperator<T> merge) {
        return values.entrySet().stream()
                .collect(
                        Collectors.toMap(entry -> topicName(entry.getKey()), Map.Entry::getValue, merge, TreeMap::new));
    }

    private SortedSet<String> hashes(String kind, Collection<String> names) {
        return names.stream().map(name -> hash(kind, name)).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The hash of the name, in a form that is still of the same kind. */
    private String topicName(String name) {
        Optional<InternalTopicRule> rule = InternalTopicRule.of(name);
        if (rule.filter(known -> known == InternalTopicRule.BROKER).isPresent()) {
            return name;
        }
        String hash = hash("topic", name);
        return rule.map(known -> switch (known) {
                    case CONNECT -> "connect-" + hash + "-" + lastWord(name);
                    case STREAMS ->
                        hash("group", streamsApplication(name)) + "-" + hash
                                + KEPT_SUFFIXES.stream()
                                        .filter(name::endsWith)
                                        .findFirst()
                                        .orElse("");
                    case SCHEMA_REGISTRY -> "_schemas-" + hash;
                    case CLUSTER_SERVICES -> "_confluent-" + hash;
                    case BROKER, GODWIT, REHEARSAL, RESERVED, MIRROR_MAKER -> "__" + hash;
                })
                .orElse(hash);
    }

    private static String lastWord(String name) {
        return name.replaceFirst(".*[-_.]", "");
    }

    /** An application's topics begin with its id, which is the name of its group as well. */
    private String streamsApplication(String name) {
        String application = name.replaceFirst("-.*", "");
        for (String group : groups) {
            application = name.startsWith(group + "-") && group.length() > application.length() ? group : application;
        }
        return application;
    }

    private String hash(String kind, String name) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(salt);
            digest.update(kind.getBytes(StandardCharsets.UTF_8));
            byte[] hash = digest.digest(name.getBytes(StandardCharsets.UTF_8));
            return kind + "-" + HexFormat.of().formatHex(hash, 0, SHOWN_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }
}
