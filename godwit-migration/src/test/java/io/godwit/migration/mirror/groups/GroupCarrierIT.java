package io.godwit.migration.mirror.groups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.godwit.core.config.Migration;
import io.godwit.core.config.OffsetsConfig;
import io.godwit.core.config.TestMigrations;
import io.godwit.core.journal.Journal;
import io.godwit.core.model.PartitionId;
import io.godwit.core.proof.ProofStore;
import io.godwit.core.status.GroupsStatus;
import io.godwit.core.status.GroupsStatus.Why;
import io.godwit.core.status.MigrationStatus;
import io.godwit.core.status.MirrorSession;
import io.godwit.kafka.connection.ClusterConnection;
import io.godwit.kafka.journal.KafkaJournal;
import io.godwit.kafka.journal.LocalProcess;
import io.godwit.lab.ClusterSpec;
import io.godwit.lab.KafkaCluster;
import io.godwit.lab.Lab;
import io.godwit.lab.NewTopics;
import io.godwit.migration.mirror.MirrorRun;
import io.godwit.migration.verify.VerifierFactory;
import io.godwit.migration.verify.VerifyMeter;
import io.godwit.migration.verify.VerifyRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** From Kafka 2.8 to the newest, with a mirror that runs. */
class GroupCarrierIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final TopicPartition ORDER_0 = new TopicPartition("order", 0);
    private static final TopicPartition CUT_0 = new TopicPartition("cut", 0);

    @SuppressWarnings("NullAway.Init")
    private static Lab lab;

    @SuppressWarnings("NullAway.Init")
    private static Admin source;

    @SuppressWarnings("NullAway.Init")
    private static Admin target;

    @SuppressWarnings("NullAway.Init")
    private static KafkaCluster targetCluster;

    @SuppressWarnings("NullAway.Init")
    private static Migration migration;

    @BeforeAll
    static void start() throws Exception {
        lab = Lab.inTemporaryFolder();
        CompletableFuture<KafkaCluster> starting =
                CompletableFuture.supplyAsync(() -> lab.start(ClusterSpec.kafka28WithZooKeeper()));
        targetCluster = lab.start(ClusterSpec.kafka43());
        KafkaCluster sourceCluster = starting.join();
        source = sourceCluster.openAdmin();
        target = targetCluster.openAdmin();
        for (Admin admin : List.of(source, target)) {
            NewTopics.create(admin, List.of(new NewTopic("order", 1, (short) 1), new NewTopic("cut", 1, (short) 1)));
        }
        produce(sourceCluster, "order", 500);
        produce(sourceCluster, "cut", 1_000);
        source.deleteRecords(Map.of(CUT_0, RecordsToDelete.beforeOffset(400)))
                .all()
                .get(30, TimeUnit.SECONDS);
        migration = migration(sourceCluster.bootstrapServers(), targetCluster.bootstrapServers());
    }

    @AfterAll
    static void stop() {
        source.close(Duration.ofSeconds(1));
        target.close(Duration.ofSeconds(1));
        lab.close();
    }

    @Test
    void shouldCarryWhatIsCopiedAndTouchNothingThatIsTheTargets() throws Exception {
        commit(source, "lagging", ORDER_0, 100, "kept");
        commit(source, "at-the-end", ORDER_0, 500, "");
        commit(source, "active", ORDER_0, 200, "");
        commit(source, "foreign", ORDER_0, 200, "");
        commit(target, "foreign", ORDER_0, 333, "");
        commit(source, "cut-reader", CUT_0, 600, "");
        try (KafkaConsumer<byte[], byte[]> consumer = activeOnTarget();
                RunningMirror mirror = new RunningMirror()) {
            awaitCommitted("lagging", ORDER_0, new OffsetAndMetadata(100, Optional.empty(), "kept"));
            awaitOffset("at-the-end", ORDER_0, 500);
            await().atMost(PATIENCE).until(() -> mirror.reasons().get("active") == Why.ACTIVE_ON_TARGET);
            assertThat(mirror.reasons()).containsEntry("foreign", Why.MOVED_ON_TARGET);
            await().atMost(PATIENCE).until(() -> mirror.groups().notProven() == 1);
            assertThat(mirror.warnings()).anyMatch(line -> line.startsWith("GW-MIR-032 group foreign: order-0"));

            // the source goes back, and on
            commit(source, "lagging", ORDER_0, 20, "");
            awaitOffset("lagging", ORDER_0, 20);
            commit(source, "lagging", ORDER_0, 300, "");
            awaitOffset("lagging", ORDER_0, 300);

            // offsets that differ need a proof
            prove(CUT_0, 1_000);
            awaitOffset("cut-reader", CUT_0, 200);

            consumer.close();
            awaitOffset("active", ORDER_0, 200);
            assertThat(offset("foreign", ORDER_0)).isEqualTo(333);
            await().atMost(PATIENCE).until(() -> mirror.groups().carried() == 4);
        }
    }

    @Test
    void shouldStillKnowItsOwnOffsetsInANewProcess() throws Exception {
        commit(source, "restarted", ORDER_0, 50, "");
        try (RunningMirror first = new RunningMirror()) {
            awaitOffset("restarted", ORDER_0, 50);
        }
        commit(source, "restarted", ORDER_0, 60, "");
        try (RunningMirror second = new RunningMirror()) {
            awaitOffset("restarted", ORDER_0, 60);
        }
    }

    /** A mirror that is looked at as the command does. */
    private static final class RunningMirror implements AutoCloseable {
        private final MirrorRun run = MirrorRun.open(migration, LocalProcess.holder("test"), Clock.systemUTC());
        private final Thread thread = new Thread(this::lookUntilInterrupted, "test-mirror");
        private volatile Optional<MirrorSession> session = Optional.empty();

        RunningMirror() {
            thread.start();
        }

        private void lookUntilInterrupted() {
            try {
                while (!Thread.interrupted()) {
                    MigrationStatus status = run.look();
                    session = status.mirror();
                    Thread.sleep(500);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        GroupsStatus groups() {
            return session.flatMap(MirrorSession::groups).orElseThrow();
        }

        Map<String, Why> reasons() {
            Map<String, Why> reasons = new HashMap<>();
            session.flatMap(MirrorSession::groups)
                    .ifPresent(groups -> groups.reasons().forEach(group -> reasons.put(group.group(), group.why())));
            return reasons;
        }

        List<String> warnings() {
            return session.map(MirrorSession::warnings).orElse(List.of());
        }

        @Override
        public void close() throws InterruptedException {
            thread.interrupt();
            thread.join(30_000);
            run.close();
        }
    }

    private static KafkaConsumer<byte[], byte[]> activeOnTarget() {
        Map<String, Object> properties = new HashMap<>(targetCluster.clientProperties());
        properties.put("group.id", "active");
        properties.put("enable.auto.commit", false);
        properties.put("auto.offset.reset", "earliest");
        KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.subscribe(List.of("order"));
        await().atMost(PATIENCE).until(() -> {
            consumer.poll(Duration.ofMillis(200));
            return !consumer.assignment().isEmpty();
        });
        return consumer;
    }

    private static void prove(TopicPartition partition, long end) throws Exception {
        SortedMap<PartitionId, Long> ends = new TreeMap<>();
        ends.put(new PartitionId(partition.topic(), partition.partition()), end);
        try (ClusterConnection from = ClusterConnection.open(migration.source());
                ClusterConnection to = ClusterConnection.open(migration.target());
                Journal journal = KafkaJournal.open(migration)) {
            new VerifierFactory(from, to, new ProofStore(journal), migration.verify(), Clock.systemUTC())
                    .verifier(new TreeSet<>(List.of(partition.topic())), new VerifyMeter())
                    .verify(VerifyRequest.upTo(ends, PATIENCE));
        }
    }

    private static void awaitOffset(String group, TopicPartition partition, long offset) {
        await(group + " at " + offset).atMost(PATIENCE).until(() -> offset(group, partition) == offset);
    }

    private static void awaitCommitted(String group, TopicPartition partition, OffsetAndMetadata wanted) {
        Callable<Boolean> there = () -> wanted.equals(committed(group).get(partition));
        await(group + " at " + wanted).atMost(PATIENCE).until(there);
    }

    private static long offset(String group, TopicPartition partition) throws Exception {
        OffsetAndMetadata found = committed(group).get(partition);
        return found == null ? -1 : found.offset();
    }

    private static Map<TopicPartition, OffsetAndMetadata> committed(String group) throws Exception {
        return target.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get(30, TimeUnit.SECONDS);
    }

    private static void commit(Admin admin, String group, TopicPartition partition, long offset, String metadata)
            throws Exception {
        admin.alterConsumerGroupOffsets(group, Map.of(partition, new OffsetAndMetadata(offset, metadata)))
                .all()
                .get(30, TimeUnit.SECONDS);
    }

    private static void produce(KafkaCluster cluster, String topic, int count) {
        Map<String, Object> properties = new HashMap<>(cluster.clientProperties());
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < count; i++) {
                var unused = producer.send(new ProducerRecord<>(topic, 0, new byte[] {1}, new byte[100]));
            }
        }
    }

    /** Padding is limited so that one of the topics has other offsets on the target. */
    private static Migration migration(String sourceServers, String targetServers) {
        return TestMigrations.batch(
                TestMigrations.between("crm", sourceServers, targetServers), new OffsetsConfig(true, 100, 1_000));
    }
}
