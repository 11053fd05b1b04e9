package io.godwit.migration.cutover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.godwit.core.config.AccessMode;
import io.godwit.core.config.Application;
import io.godwit.core.config.ApplicationCommands;
import io.godwit.core.config.ClusterConfig;
import io.godwit.core.config.CutoverConfig;
import io.godwit.core.config.FenceMode;
import io.godwit.core.config.KafkaUse;
import io.godwit.core.config.Migration;
import io.godwit.core.config.ReverseMode;
import io.godwit.core.config.TestMigrations;
import io.godwit.core.config.Wave;
import io.godwit.core.cutover.CutoverStore;
import io.godwit.core.cutover.Fence;
import io.godwit.core.cutover.Gate;
import io.godwit.core.cutover.WavePlan;
import io.godwit.core.cutover.WriteBudget;
import io.godwit.core.journal.InMemoryJournal;
import io.godwit.core.model.ClientQuota;
import io.godwit.core.model.ClusterSide;
import io.godwit.core.model.PartitionId;
import io.godwit.core.security.acl.Acl;
import io.godwit.core.security.acl.AclOperation;
import io.godwit.core.security.acl.AclPattern;
import io.godwit.core.security.acl.AclResourceType;
import io.godwit.core.security.plan.SecurityStep;
import io.godwit.kafka.connection.ClusterConnection;
import io.godwit.kafka.groups.KafkaConsumerGroups;
import io.godwit.kafka.security.KafkaFenceRules;
import io.godwit.kafka.security.KafkaSecurityChanger;
import io.godwit.kafka.writers.KafkaPartitionLogs;
import io.godwit.lab.ClusterSpec;
import io.godwit.lab.KafkaCluster;
import io.godwit.lab.Lab;
import io.godwit.lab.Listener;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A producer that ignores its stop, on real brokers. */
class FenceIT {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String USER = "User:crm";
    private static final SortedSet<String> TOPICS = new TreeSet<>(List.of("order", "price"));
    /** An operator's own, that a fence must leave alone. */
    private static final Acl OWN_DENY = rule("price", Acl.Permission.DENY, AclOperation.WRITE);

    private static final SortedMap<String, String> CRM = new TreeMap<>(Map.of("user", "crm"));
    private static final ClientQuota FORMER =
            new ClientQuota(CRM, new TreeMap<>(Map.of("producer_byte_rate", 5_000_001.0)));

    static List<ClusterSpec> sources() {
        return List.of(ClusterSpec.kafka28WithZooKeeper(), ClusterSpec.kafka39());
    }

    private static Acl rule(String topic, Acl.Permission permission, AclOperation operation) {
        return new Acl(AclPattern.literal(AclResourceType.TOPIC, topic), USER, AclPattern.ANY, operation, permission);
    }

    @ParameterizedTest
    @MethodSource("sources")
    void shouldKeepOffAProducerThatIgnoresItsStopAndLeaveNothingBehind(ClusterSpec plain) throws Exception {
        ClusterSpec spec = plain.authorizer().user("crm").listener(Listener.SASL_SSL_SCRAM);
        try (Lab lab = Lab.inTemporaryFolder();
                KafkaCluster cluster = lab.start(spec);
                ClusterConnection connection = ClusterConnection.open(source(cluster))) {
            prepare(cluster, connection);

            byAcl(cluster, connection);
            byQuota(cluster, connection);
            shouldNotFenceGodwitItself(cluster, connection);
        }
    }

    private static ClusterConfig source(KafkaCluster cluster) {
        return new ClusterConfig(ClusterSide.SOURCE, cluster.clientProperties(Listener.SASL_SSL_SCRAM));
    }

    private static void prepare(KafkaCluster cluster, ClusterConnection connection) throws Exception {
        try (Admin admin = cluster.openAdmin()) {
            admin.createTopics(TOPICS.stream()
                            .map(name -> new NewTopic(name, 2, (short) 1))
                            .toList())
                    .all()
                    .get();
        }
        KafkaSecurityChanger changer = new KafkaSecurityChanger(connection);
        assertThat(changer.addAcls(List.of(rule("order", Acl.Permission.ALLOW, AclOperation.ALL), OWN_DENY))
                        .values())
                .allMatch(Optional::isEmpty);
        assertThat(changer.setQuotas(List.of(new SecurityStep.SetQuota(CRM, FORMER.limits())))
                        .values())
                .allMatch(Optional::isEmpty);
    }

    private static void byAcl(KafkaCluster cluster, ClusterConnection connection) throws Exception {
        InMemoryJournal journal = new InMemoryJournal();
        WaveScope scope = scope(cluster, connection, FenceMode.ACL, USER);
        try (StubbornProducer producer = StubbornProducer.start(cluster, "crm", "order")) {
            producer.awaitWritten(10);
            assertThat(gate(scope, connection)).isEqualTo(Gate.Result.MET);

            fence(scope, connection, journal).raise();
            assertStandsStill(scope, journal);
            await().atMost(LONG).until(() -> producer.refused() > 0);

            // Another process takes it down, by what the journal tells.
            fence(scope, connection, journal).lower();
            producer.awaitWritten(10);
        }
        assertThat(new KafkaFenceRules(connection).read().acls())
                .containsExactlyInAnyOrder(rule("order", Acl.Permission.ALLOW, AclOperation.ALL), OWN_DENY);
    }

    private static void byQuota(KafkaCluster cluster, ClusterConnection connection) throws Exception {
        InMemoryJournal journal = new InMemoryJournal();
        WaveScope scope = scope(cluster, connection, FenceMode.QUOTA, USER);
        try (StubbornProducer producer = StubbornProducer.start(cluster, "crm", "order")) {
            producer.awaitWritten(10);
            assertThat(gate(scope, connection)).isEqualTo(Gate.Result.MET);

            fence(scope, connection, journal).raise();
            assertStandsStill(scope, journal);
            await().atMost(LONG).until(() -> producer.late() > 0);
            assertThat(new KafkaFenceRules(connection).read().quotas())
                    .containsExactly(new ClientQuota(CRM, new TreeMap<>(Map.of("producer_byte_rate", 1.0))));
        }
        fence(scope, connection, journal).lower();
        await().atMost(LONG).untilAsserted(() -> assertThat(
                        new KafkaFenceRules(connection).read().quotas())
                .containsExactly(FORMER));
        try (StubbornProducer again = StubbornProducer.start(cluster, "crm", "order")) {
            again.awaitWritten(10);
        }
    }

    private static void shouldNotFenceGodwitItself(KafkaCluster cluster, ClusterConnection connection) {
        WaveScope scope = scope(cluster, connection, FenceMode.ACL, "User:" + ClusterSpec.SUPER_USER);

        assertThat(gate(scope, connection)).isEqualTo(Gate.Result.UNMET);
    }

    private static Gate.Result gate(WaveScope scope, ClusterConnection connection) {
        return LiveFence.look(scope, new KafkaFenceRules(connection))
                .gate(Fence.NONE)
                .result();
    }

    /** Of a new process. */
    private static LiveFence fence(WaveScope scope, ClusterConnection connection, InMemoryJournal journal) {
        return new LiveFence(
                scope,
                new KafkaFenceRules(connection),
                new CutoverStore(journal, "all", "ann", scope.waiting().clock()),
                line -> {});
    }

    /** Within the patience that the cutover itself has. */
    private static void assertStandsStill(WaveScope scope, InMemoryJournal journal) throws InterruptedException {
        SortedMap<PartitionId, Long> ends = new StandStill(scope, ClusterSide.SOURCE, journal)
                .await(new WriteBudget(scope.waiting().now(), scope.limits().maxWritePause()));
        assertThat(ends.values().stream().mapToLong(Long::longValue).sum()).isPositive();
    }

    private static WaveScope scope(
            KafkaCluster cluster, ClusterConnection connection, FenceMode mode, String principal) {
        Application crm = new Application(
                "crm",
                Optional.empty(),
                new KafkaUse(List.of(), List.of(), List.copyOf(TOPICS), List.of("tx"), List.of(), List.of(principal)),
                ApplicationCommands.NONE,
                List.of());
        Migration plain = TestMigrations.between("crm", "old:9092", "new:9092");
        Migration migration = new Migration(
                "crm",
                source(cluster),
                plain.target(),
                plain.topics(),
                plain.groups(),
                plain.policies(),
                plain.mirror(),
                plain.verify(),
                new CutoverConfig(
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(20),
                        Duration.ofHours(1),
                        ReverseMode.PREFERRED,
                        mode,
                        15,
                        Duration.ofMillis(500),
                        AccessMode.REQUIRED),
                List.of(crm),
                List.of(new Wave("all", List.of("crm"))));
        WaveScope.Side side =
                new WaveScope.Side(new KafkaConsumerGroups(connection), new KafkaPartitionLogs(connection));
        return new WaveScope(
                migration,
                WavePlan.of(migration, migration.waves().get(0), TOPICS, new TreeSet<>()),
                TOPICS,
                side,
                side,
                Waiting.system());
    }
}
