package io.godwit.kafka.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.core.config.ClusterConfig;
import io.godwit.core.cutover.GroupPositions.Position;
import io.godwit.core.error.DoctorCode;
import io.godwit.core.finding.Finding;
import io.godwit.core.groups.GroupOffsets;
import io.godwit.core.model.AclRule;
import io.godwit.core.model.ClusterInventory;
import io.godwit.core.model.ClusterSide;
import io.godwit.core.model.GroupInventory;
import io.godwit.core.model.InventoryPart;
import io.godwit.core.model.OpenTransaction;
import io.godwit.core.model.PartitionId;
import io.godwit.core.model.PartitionInventory;
import io.godwit.core.model.TopicInventory;
import io.godwit.kafka.connection.ClusterConnection;
import io.godwit.kafka.connection.ConnectionTimeouts;
import io.godwit.kafka.groups.KafkaGroupOffsets;
import io.godwit.lab.ClusterSpec;
import io.godwit.lab.KafkaCluster;
import io.godwit.lab.Lab;
import io.godwit.lab.Listener;
import io.godwit.lab.NewTopics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.quota.ClientQuotaAlteration;
import org.apache.kafka.common.quota.ClientQuotaEntity;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InventoryIT {
    private static final Lab LAB = Lab.inTemporaryFolder();
    private static KafkaCluster old;
    private static KafkaCluster current;

    enum Which {
        OLD,
        CURRENT;

        KafkaCluster cluster() {
            return this == OLD ? old : current;
        }
    }

    @BeforeAll
    static void start() throws Exception {
        old = LAB.start(secured(ClusterSpec.kafka28WithZooKeeper()));
        current = LAB.start(secured(ClusterSpec.kafka43()));
        fill(old);
        fill(current);
    }

    private static ClusterSpec secured(ClusterSpec spec) {
        return spec.listener(Listener.SASL_SSL_SCRAM)
                .authorizer()
                .user("reader")
                .user("stranger")
                .racks("north")
                .config("auto.create.topics.enable", "false");
    }

    @AfterAll
    static void stop() {
        LAB.close();
    }

    private static void fill(KafkaCluster cluster) throws Exception {
        try (Admin admin = cluster.openAdmin();
                Producer<byte[], byte[]> producer = producer(cluster, Map.of())) {
            NewTopics.create(
                    admin,
                    List.of(
                            new NewTopic("order", 3, (short) 1)
                                    .configs(Map.of("cleanup.policy", "compact", "max.message.bytes", "2000000")),
                            new NewTopic("price", 1, (short) 1)));
            for (int i = 0; i < 30; i++) {
                var unused =
                        producer.send(new ProducerRecord<>("order", i % 3, null, new byte[] {(byte) i}, new byte[100]));
            }
            producer.flush();
            admin.createAcls(List.of(
                            allow("reader", ResourceType.TOPIC, "order", AclOperation.DESCRIBE),
                            allow("reader", ResourceType.GROUP, "billing", AclOperation.DESCRIBE)))
                    .all()
                    .get();
            admin.alterClientQuotas(List.of(new ClientQuotaAlteration(
                            new ClientQuotaEntity(Map.of("user", "reader")),
                            List.of(new ClientQuotaAlteration.Op("producer_byte_rate", 1024.0)))))
                    .all()
                    .get();
        }
        commit(cluster);
    }

    private static void commit(KafkaCluster cluster) {
        Map<String, Object> properties = cluster.adminProperties();
        properties.put("group.id", "billing");
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.commitSync(Map.of(
                    new TopicPartition("order", 0), new OffsetAndMetadata(4, "by hand"),
                    new TopicPartition("order", 1), new OffsetAndMetadata(10)));
        }
    }

    private static AclBinding allow(String user, ResourceType type, String name, AclOperation operation) {
        return new AclBinding(
                new ResourcePattern(type, name, PatternType.LITERAL),
                new AccessControlEntry("User:" + user, "*", operation, AclPermissionType.ALLOW));
    }

    private static Producer<byte[], byte[]> producer(KafkaCluster cluster, Map<String, Object> overrides) {
        Map<String, Object> properties = cluster.adminProperties();
        properties.putAll(overrides);
        return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static ClusterInventory read(KafkaCluster cluster, String user) {
        ClusterConfig config =
                new ClusterConfig(ClusterSide.SOURCE, cluster.clientProperties(Listener.SASL_SSL_SCRAM, user));
        try (ClusterConnection connection = ClusterConnection.open(config)) {
            return new InventoryReader(connection).read(InventoryScope.all());
        }
    }

    @ParameterizedTest
    @EnumSource(Which.class)
    void shouldReadTopicsAsTheyWereMade(Which which) {
        ClusterInventory inventory = read(which.cluster(), ClusterSpec.SUPER_USER);

        TopicInventory order = inventory.topic("order").orElseThrow();
        assertThat(order.replicationFactor()).isEqualTo(1);
        assertThat(order.internal()).isFalse();
        assertThat(order.explicitConfigs())
                .containsOnly(Map.entry("cleanup.policy", "compact"), Map.entry("max.message.bytes", "2000000"));
        assertThat(order.configs()).containsEntry("compression.type", "producer");
        assertThat(order.partitions()).extracting(PartitionInventory::partition).containsExactly(0, 1, 2);
        assertThat(order.partitions())
                .extracting(PartitionInventory::startOffset)
                .containsOnly(0L);
        assertThat(order.partitions()).extracting(PartitionInventory::endOffset).containsOnly(10L);
        assertThat(order.sizeBytes()).isGreaterThan(3_000);
        assertThat(inventory.topic("price").orElseThrow().offsetCount()).isZero();
        assertThat(inventory.topic("__consumer_offsets").orElseThrow().internal())
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(Which.class)
    void shouldReadGroupsWithTheirLag(Which which) {
        GroupInventory billing =
                read(which.cluster(), ClusterSpec.SUPER_USER).group("billing").orElseThrow();

        assertThat(billing.type()).isEqualTo("Classic");
        assertThat(billing.state()).isEqualTo("Empty");
        assertThat(billing.isActive()).isFalse();
        assertThat(billing.offsets())
                .containsOnly(
                        Map.entry(new PartitionId("order", 0), new GroupInventory.CommittedOffset(4, "by hand", 6)),
                        Map.entry(new PartitionId("order", 1), new GroupInventory.CommittedOffset(10, "", 0)));
    }

    /** Kafka's own way takes most of a minute for that many groups of an old cluster. */
    @ParameterizedTest
    @EnumSource(Which.class)
    void shouldReadManyGroupsInLittleTime(Which which) throws Exception {
        // given
        Set<String> groups =
                IntStream.range(0, 50).mapToObj(number -> "many-" + number).collect(Collectors.toSet());
        try (Admin admin = which.cluster().openAdmin()) {
            for (String group : groups) {
                admin.alterConsumerGroupOffsets(group, Map.of(new TopicPartition("order", 0), new OffsetAndMetadata(3)))
                        .all()
                        .get();
            }
        }
        ClusterConfig config = new ClusterConfig(
                ClusterSide.SOURCE, which.cluster().clientProperties(Listener.SASL_SSL_SCRAM, ClusterSpec.SUPER_USER));
        ConnectionTimeouts timeouts = new ConnectionTimeouts(Duration.ofSeconds(10), Duration.ofSeconds(10));
        try (ClusterConnection connection = ClusterConnection.open(config, timeouts)) {
            // when
            GroupOffsets.Committed committed = new KafkaGroupOffsets(connection).committed(groups);
            ClusterInventory inventory = new InventoryReader(connection)
                    .read(InventoryScope.of(
                            Set.of(InventoryPart.TOPICS, InventoryPart.GROUPS, InventoryPart.GROUP_OFFSETS)));

            // then
            assertThat(committed.failures()).isEmpty();
            assertThat(committed.positions()).hasSize(50).allSatisfy((group, positions) -> assertThat(positions)
                    .containsExactly(new Position(new PartitionId("order", 0), 3, "")));
            assertThat(groups).allSatisfy(group -> assertThat(
                            inventory.group(group).orElseThrow().offsets())
                    .hasSize(1));
        } finally {
            try (Admin admin = which.cluster().openAdmin()) {
                admin.deleteConsumerGroups(groups).all().get();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Which.class)
    void shouldReadBrokersAndSecurity(Which which) {
        ClusterInventory inventory = read(which.cluster(), ClusterSpec.SUPER_USER);

        assertThat(inventory.brokers()).singleElement().satisfies(broker -> {
            assertThat(broker.rack()).isEqualTo(Optional.of("north"));
            assertThat(broker.configs()).containsEntry("auto.create.topics.enable", "false");
            assertThat(broker.configs().values()).noneMatch(value -> value.contains("-secret"));
            assertThat(broker.logDirs()).singleElement().satisfies(logDir -> assertThat(logDir.totalBytes() > 0)
                    .isEqualTo(which == Which.CURRENT));
        });
        assertThat(inventory.acls())
                .contains(
                        new AclRule("User:reader", "*", "DESCRIBE", "ALLOW", "TOPIC", "order", "LITERAL"),
                        new AclRule("User:reader", "*", "DESCRIBE", "ALLOW", "GROUP", "billing", "LITERAL"));
        assertThat(inventory.scramUsers()).contains("admin", "reader", "stranger");
        assertThat(inventory.quotas()).singleElement().satisfies(quota -> {
            assertThat(quota.entity()).containsOnly(Map.entry("user", "reader"));
            assertThat(quota.limits()).containsOnly(Map.entry("producer_byte_rate", 1024.0));
        });
        assertThat(inventory.allowed().topics().get("order")).contains("READ", "WRITE", "DESCRIBE_CONFIGS");
        assertThat(inventory.allowed().cluster().orElseThrow()).contains("ALTER", "CREATE");
    }

    @Test
    void shouldTellWhatTheClustersRun() {
        assertThat(read(old, ClusterSpec.SUPER_USER).version()).satisfies(version -> {
            assertThat(version.release()).isEqualTo("2.8");
            assertThat(version.controller()).isEqualTo("ZooKeeper");
        });
        assertThat(read(current, ClusterSpec.SUPER_USER).version()).satisfies(version -> {
            assertThat(version.release()).isEqualTo("4.3");
            assertThat(version.controller()).isEqualTo("KRaft");
            assertThat(version.features()).containsKey("metadata.version");
        });
    }

    @Test
    void shouldTellAnOpenTransactionWithItsPartitions() throws Exception {
        try (Producer<byte[], byte[]> producer = producer(current, Map.of("transactional.id", "booking-1"))) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>("price", new byte[1])).get();

            ClusterInventory inventory = read(current, ClusterSpec.SUPER_USER);

            assertThat(inventory.knows(InventoryPart.OPEN_TRANSACTIONS)).isTrue();
            assertThat(inventory.openTransactions()).singleElement().satisfies(transaction -> {
                assertThat(transaction.transactionalId()).isEqualTo("booking-1");
                assertThat(transaction.startedAt()).isPresent();
                assertThat(transaction.partitions()).isEqualTo(new TreeSet<>(Set.of(new PartitionId("price", 0))));
            });
            producer.abortTransaction();
        }
        assertThat(read(current, ClusterSpec.SUPER_USER).openTransactions())
                .extracting(OpenTransaction::transactionalId)
                .isEmpty();
    }

    @Test
    void shouldSayUnknownInsteadOfNoneForTransactionsOfAnOldCluster() {
        ClusterInventory inventory = read(old, ClusterSpec.SUPER_USER);

        assertThat(inventory.knows(InventoryPart.OPEN_TRANSACTIONS)).isFalse();
        assertThat(inventory.unread()).singleElement().satisfies(finding -> assertThat(finding.code())
                .isEqualTo(DoctorCode.NOT_TOLD));
    }

    @ParameterizedTest
    @EnumSource(Which.class)
    void shouldMakeAFindingOfWhatTheCredentialsMayNotRead(Which which) {
        ClusterInventory inventory = read(which.cluster(), "reader");

        assertThat(inventory.topics()).containsOnlyKeys("order");
        assertThat(inventory.topic("order").orElseThrow().offsetCount()).isEqualTo(30);
        assertThat(inventory.topic("order").orElseThrow().configs()).isEmpty();
        assertThat(inventory.topic("order").orElseThrow().sizeBytes()).isEqualTo(-1);
        assertThat(inventory.groups()).containsOnlyKeys("billing");
        assertThat(inventory.allowed().topics().get("order")).containsOnly("DESCRIBE");
        assertThat(inventory.unread())
                .filteredOn(finding -> finding.code() == DoctorCode.NOT_READABLE)
                .extracting(Finding::resource)
                .containsExactlyInAnyOrder(
                        "source broker configs",
                        "source topic configs",
                        "source sizes on disk",
                        "source ACLs",
                        "source client quotas",
                        "source SCRAM users");
        assertThat(inventory.knows(InventoryPart.TOPIC_CONFIGS)).isFalse();
        assertThat(inventory.knows(InventoryPart.OFFSETS)).isTrue();
    }

    @Test
    void shouldReadNoMoreThanTheScopeSays() {
        ClusterConfig config = new ClusterConfig(
                ClusterSide.TARGET, current.clientProperties(Listener.SASL_SSL_SCRAM, ClusterSpec.SUPER_USER));
        try (ClusterConnection connection = ClusterConnection.open(config)) {
            ClusterInventory inventory = new InventoryReader(connection)
                    .read(InventoryScope.of(Set.of(InventoryPart.TOPICS)).ofTopics(name -> name.equals("price")));

            assertThat(inventory.topics()).containsOnlyKeys("price");
            assertThat(inventory.groups()).isEmpty();
            assertThat(inventory.known()).containsOnly(InventoryPart.TOPICS);
            assertThat(inventory.brokers()).hasSize(1);
        }
    }
}
