package io.godwit.migration.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.godwit.core.config.ClusterConfig;
import io.godwit.core.config.VerifyConfig;
import io.godwit.core.journal.InMemoryJournal;
import io.godwit.core.model.ClusterSide;
import io.godwit.core.model.PartitionId;
import io.godwit.core.proof.DifferenceKind;
import io.godwit.core.proof.ExplainedKind;
import io.godwit.core.proof.ProofStore;
import io.godwit.kafka.connection.ClusterConnection;
import io.godwit.lab.ClusterSpec;
import io.godwit.lab.KafkaCluster;
import io.godwit.lab.Lab;
import io.godwit.lab.NewTopics;
import io.godwit.migration.verify.PartitionResult.Verdict;
import io.godwit.migration.verify.VerifierFactory.Reading;
import io.godwit.migration.verify.VerifyRequest.Scope;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The proof between a 2.8.2 cluster with ZooKeeper and a 4.3 one, once by batches and once by records. The copy is made by
 * hand, so that it can be wrong.
 */
@ParameterizedClass
@EnumSource(Reading.class)
class VerifyIT {
    private static final long BEGIN = System.currentTimeMillis() - 3_600_000;

    private static Lab lab;
    private static ClusterConnection source;
    private static ClusterConnection target;
    private static Path targetFolder;

    private final Reading reading;
    private final ProofStore proofs = new ProofStore(new InMemoryJournal());

    VerifyIT(Reading reading) {
        this.reading = reading;
    }

    @BeforeAll
    static void startClusters() {
        lab = Lab.inTemporaryFolder();
        source = connect(ClusterSide.SOURCE, lab.start(ClusterSpec.kafka28WithZooKeeper()));
        KafkaCluster targetCluster = lab.start(ClusterSpec.kafka43());
        targetFolder = targetCluster.folder();
        target = connect(ClusterSide.TARGET, targetCluster);
    }

    /** Both runs of this class use the same clusters. */
    @AfterEach
    void deleteTopics() throws Exception {
        for (Admin admin : List.of(source.admin(), target.admin())) {
            admin.deleteTopics(admin.listTopics().names().get(30, TimeUnit.SECONDS))
                    .all()
                    .get(30, TimeUnit.SECONDS);
            await().until(() ->
                    admin.listTopics().names().get(30, TimeUnit.SECONDS).isEmpty());
        }
    }

    @AfterAll
    static void stopClusters() {
        source.close();
        target.close();
        lab.close();
    }

    @Test
    void shouldProveEqualityAndMapOffsetsOverTransactions() throws Exception {
        // given a source with markers and aborted records, and a target without
        create("ledger", 1);
        List<ProducerRecord<byte[], byte[]>> committed = new ArrayList<>();
        try (Producer<byte[], byte[]> producer = source.producer("test", Map.of("transactional.id", "ledger-writer"))) {
            producer.initTransactions();
            for (int transaction = 0; transaction < 6; transaction++) {
                List<ProducerRecord<byte[], byte[]>> records = records("ledger", transaction * 10, 10);
                producer.beginTransaction();
                List<Future<RecordMetadata>> sent = sendAll(producer, records);
                producer.flush();
                if (transaction % 3 == 1) {
                    producer.abortTransaction();
                } else {
                    producer.commitTransaction();
                    committed.addAll(records);
                }
                assertThat(sent).allMatch(Future::isDone);
            }
        }
        send(target, committed);

        // when
        PartitionResult result = verify("ledger", Scope.SINCE_LAST_PROOF).get(0);

        // then
        assertThat(result.verdict()).isEqualTo(Verdict.EQUAL);
        assertThat(result.proof().records()).isEqualTo(40);
        assertThat(result.proof().sourceNext()).isEqualTo(66);
        assertThat(result.proof().targetNext()).isEqualTo(40);
        assertThat(result.offsetsIdentical()).isFalse();
        PartitionId partition = new PartitionId("ledger", 0);
        assertThat(proofs.map(partition).translate(5, 40)).isEqualTo(5);
        assertThat(proofs.map(partition).translate(11, 40)).isEqualTo(10);
        assertThat(proofs.map(partition).translate(25, 40)).isEqualTo(13);
        assertThat(proofs.map(partition).translate(66, 40)).isEqualTo(40);
    }

    @Test
    void shouldCompareOnlyWhatIsNewAndWaitForTheMirror() throws Exception {
        // given
        create("price", 2);
        List<ProducerRecord<byte[], byte[]>> first = records("price", 0, 3_000);
        send(source, first);
        send(target, first);
        assertThat(verify("price", Scope.SINCE_LAST_PROOF))
                .allMatch(result -> result.verdict() == Verdict.EQUAL && result.recordsCompared() > 0);

        // when the source goes on and the copy comes later
        List<ProducerRecord<byte[], byte[]>> more = records("price", 3_000, 500);
        send(source, more);
        List<PartitionResult> behind = verify("price", Scope.SINCE_LAST_PROOF);
        Thread mirror = new Thread(() -> send(target, more), "test-mirror");
        mirror.start();
        List<PartitionResult> waited = verify("price", Scope.SINCE_LAST_PROOF, Duration.ofSeconds(30), Sample.ALL);
        mirror.join();

        // then
        assertThat(behind).allMatch(result -> result.verdict() == Verdict.PENDING && result.recordsCompared() == 0);
        assertThat(waited).allMatch(result -> result.verdict() == Verdict.EQUAL);
        assertThat(waited.stream().mapToLong(PartitionResult::recordsCompared).sum())
                .isEqualTo(500);
        assertThat(waited.stream().mapToLong(r -> r.proof().records()).sum()).isEqualTo(3_500);
    }

    @Test
    void shouldFindEachPlantedFault() throws Exception {
        // given eight partitions, each with one fault in the middle
        create("order-bad", 9);
        for (int partition = 0; partition < 9; partition++) {
            List<ProducerRecord<byte[], byte[]>> right = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                byte @Nullable [] value = partition == 5 && i == 100 ? null : bytes("value " + i);
                right.add(record("order-bad", partition, i, bytes("key " + i % 9), value));
            }
            List<ProducerRecord<byte[], byte[]>> wrong = plant(partition, right);
            sendInBatches(source, right.subList(0, 90), right.subList(90, 110), right.subList(110, 200));
            int after = wrong.size() - 90;
            sendInBatches(target, wrong.subList(0, 90), wrong.subList(90, after), wrong.subList(after, wrong.size()));
        }

        // when
        List<PartitionResult> results = verify("order-bad", Scope.SINCE_LAST_PROOF);

        // then
        assertThat(results)
                .extracting(result -> result.proof().differences())
                .containsExactly(
                        Map.of(DifferenceKind.MISSING, 1L),
                        Map.of(DifferenceKind.EXTRA, 1L),
                        Map.of(DifferenceKind.OUT_OF_ORDER, 1L),
                        Map.of(DifferenceKind.CHANGED, 1L),
                        Map.of(DifferenceKind.CHANGED, 1L),
                        Map.of(DifferenceKind.LOST_TOMBSTONE, 1L),
                        Map.of(DifferenceKind.CHANGED, 1L),
                        Map.of(DifferenceKind.CHANGED, 1L),
                        Map.of(DifferenceKind.DUPLICATE, 1L));
        assertThat(results).allMatch(result -> result.verdict() == Verdict.DIFFERENT);
        if (reading == Reading.BATCHES) {
            assertThat(results)
                    .allMatch(result -> result.compared().equalBatches().records() >= 90);
        }
        assertThat(fields(results, 3)).isEqualTo("[KEY]");
        assertThat(fields(results, 4)).isEqualTo("[VALUE]");
        assertThat(fields(results, 6)).isEqualTo("[HEADERS]");
        assertThat(fields(results, 7)).isEqualTo("[TIMESTAMP]");
        // and an incremental run doesn't forget them
        assertThat(verify("order-bad", Scope.SINCE_LAST_PROOF))
                .allMatch(result -> result.verdict() == Verdict.DIFFERENT && result.recordsCompared() == 0);
    }

    @Test
    void shouldProveEqualBatchesAsSuchAndMergedOnesRecordByRecord() throws Exception {
        // given
        create("batched", 2);
        List<ProducerRecord<byte[], byte[]>> equal = recordsOf("batched", 0, 0, 300);
        List<ProducerRecord<byte[], byte[]>> merged = recordsOf("batched", 1, 0, 300);
        sendInBatches(source, equal.subList(0, 100), equal.subList(100, 200), equal.subList(200, 300));
        sendInBatches(target, equal.subList(0, 100), equal.subList(100, 200), equal.subList(200, 300));
        sendInBatches(source, merged.subList(0, 150), merged.subList(150, 300));
        sendInBatches(target, merged);

        // when
        List<PartitionResult> results = verify("batched", Scope.FULL);

        // then
        assertThat(results)
                .allMatch(result -> result.verdict() == Verdict.EQUAL
                        && result.offsetsIdentical()
                        && result.proof().records() == 300);
        assertThat(results)
                .extracting(result -> result.compared().equalBatches().records())
                .containsExactly(reading == Reading.BATCHES ? 300L : 0L, 0L);
        assertThat(proofs.map(new PartitionId("batched", 1)).runs()).hasSize(1);
    }

    @Test
    void shouldFindAByteThatFlippedOnTheTargetsDisk() throws Exception {
        // given equal batches, of which one is damaged in the file of the log
        create("flipped", 1);
        List<ProducerRecord<byte[], byte[]>> records = recordsOf("flipped", 0, 0, 300);
        for (ClusterConnection cluster : List.of(source, target)) {
            sendInBatches(cluster, records.subList(0, 100), records.subList(100, 200), records.subList(200, 300));
        }
        flipLastByte("flipped-0");

        // when
        PartitionResult result = verify("flipped", Scope.FULL).get(0);

        // then
        assertThat(result.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(result.reason().orElseThrow()).contains("flipped-0");
        assertThat(result.proof().sourceNext()).isEqualTo(200);
    }

    @Test
    void shouldExplainWhatExpiredOnTheSource() throws Exception {
        // given
        create("old", 1);
        List<ProducerRecord<byte[], byte[]>> records = records("old", 0, 400);
        send(source, records);
        send(target, records);
        source.admin()
                .deleteRecords(Map.of(new TopicPartition("old", 0), RecordsToDelete.beforeOffset(150)))
                .all()
                .get(30, TimeUnit.SECONDS);

        // when
        PartitionResult result = verify("old", Scope.FULL).get(0);

        // then
        assertThat(result.verdict()).isEqualTo(Verdict.EQUAL);
        assertThat(result.proof().explained()).isEqualTo(Map.of(ExplainedKind.EXPIRED_ON_SOURCE, 150L));
        assertThat(result.proof().records()).isEqualTo(250);
        assertThat(result.coverage().percent()).isEqualTo(100);
    }

    @Test
    void shouldStateTheCoverageOfASample() throws Exception {
        // given
        create("sampled", 1);
        List<ProducerRecord<byte[], byte[]>> records = records("sampled", 0, 1_000);
        send(source, records);
        send(target, records.subList(100, 1_000));

        // when
        PartitionResult result = verify("sampled", Scope.SINCE_LAST_PROOF, Duration.ZERO, new Sample(250))
                .get(0);

        // then
        assertThat(result.verdict()).isEqualTo(Verdict.EQUAL);
        assertThat(result.proof().records()).isEqualTo(250);
        assertThat(result.coverage()).isEqualTo(new Coverage(250, 1_000));
        assertThat(proofs.latest(new PartitionId("sampled", 0))).isEmpty();
    }

    @Test
    void shouldCompareRecordsThatAreLargerThanAFetch() throws Exception {
        // given
        create("blob", 1);
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            byte[] large = new byte[1_000_000];
            new Random(i).nextBytes(large);
            records.add(record("blob", 0, i, null, large));
        }
        send(source, records);
        send(target, records);

        // when
        PartitionResult result = verify("blob", Scope.FULL).get(0);

        // then
        assertThat(result.verdict()).isEqualTo(Verdict.EQUAL);
        assertThat(result.proof().records()).isEqualTo(40);
        assertThat(result.offsetsIdentical()).isTrue();
    }

    @Test
    void shouldCompareWhatBothSidesHaveAndNameTheRest() throws Exception {
        // given
        create("partial", 1);
        List<ProducerRecord<byte[], byte[]>> records = records("partial", 0, 10);
        send(source, records);
        send(target, records);

        // when
        VerifyScope scope = factory().scope(Set.of("partial", "absent")::contains);

        // then
        assertThat(scope.partitions()).containsExactly(new PartitionId("partial", 0));
        assertThat(VerifyScope.of(Map.of("a", 3, "b", 1), Map.of("a", 2)).notCompared())
                .containsEntry("a", "the source has 3 partitions, the target 2")
                .containsEntry("b", "the target has no such topic");
    }

    private static List<ProducerRecord<byte[], byte[]>> plant(
            int partition, List<ProducerRecord<byte[], byte[]>> right) {
        List<ProducerRecord<byte[], byte[]>> wrong = new ArrayList<>(right);
        ProducerRecord<byte[], byte[]> victim = right.get(100);
        switch (partition) {
            case 0, 5 -> wrong.remove(100);
            case 1 -> wrong.add(100, record("order-bad", 1, 9_999, bytes("stranger"), bytes("extra")));
            case 2 -> wrong.add(99, wrong.remove(100));
            case 3 -> wrong.set(100, with(victim, bytes("key !"), victim.value(), victim.timestamp()));
            case 4 -> wrong.set(100, with(victim, victim.key(), bytes("value !"), victim.timestamp()));
            case 6 -> victimHeader(wrong);
            case 7 -> wrong.set(100, with(victim, victim.key(), victim.value(), victim.timestamp() + 1));
            case 8 -> wrong.add(101, victim);
            default -> throw new IllegalArgumentException("no fault for partition " + partition);
        }
        return wrong;
    }

    private static void victimHeader(List<ProducerRecord<byte[], byte[]>> records) {
        ProducerRecord<byte[], byte[]> victim = records.get(100);
        ProducerRecord<byte[], byte[]> changed = with(victim, victim.key(), victim.value(), victim.timestamp());
        changed.headers().remove("trace").add("trace", bytes("0101"));
        records.set(100, changed);
    }

    private static ProducerRecord<byte[], byte[]> with(
            ProducerRecord<byte[], byte[]> record, byte[] key, byte[] value, long timestamp) {
        return new ProducerRecord<>(
                record.topic(), record.partition(), timestamp, key, value, new RecordHeaders(record.headers()));
    }

    private static String fields(List<PartitionResult> results, int partition) {
        return results.get(partition).proof().firstMismatches().get(0).fields().toString();
    }

    private static List<ProducerRecord<byte[], byte[]>> records(String topic, int from, int count) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int i = from; i < from + count; i++) {
            int partition = topic.equals("price") ? i % 2 : 0;
            records.addAll(recordsOf(topic, partition, i, 1));
        }
        return records;
    }

    private static List<ProducerRecord<byte[], byte[]>> recordsOf(String topic, int partition, int from, int count) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int i = from; i < from + count; i++) {
            records.add(record(topic, partition, i, i % 5 == 0 ? null : bytes("k" + i % 11), bytes("größe " + i)));
        }
        return records;
    }

    private static ProducerRecord<byte[], byte[]> record(
            String topic, int partition, int number, byte @Nullable [] key, byte @Nullable [] value) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(topic, partition, BEGIN + number, key, value, new RecordHeaders());
        record.headers().add("trace", bytes("id " + number));
        return record;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private List<PartitionResult> verify(String topic, Scope scope) {
        return verify(topic, scope, Duration.ZERO, Sample.ALL);
    }

    private List<PartitionResult> verify(String topic, Scope scope, Duration patience, Sample sample) {
        VerifierFactory factory = factory();
        VerifyScope found = factory.scope(topic::equals);
        return factory.verifier(Set.of(topic), new VerifyMeter(), reading)
                .verify(new VerifyRequest(
                        new TreeSet<>(found.partitions()), scope, Map.of(), Map.of(), patience, sample, 10))
                .partitions();
    }

    private VerifierFactory factory() {
        VerifyConfig config = new VerifyConfig(32L << 20, 2, Duration.ofHours(1));
        return new VerifierFactory(source, target, proofs, config, Clock.systemUTC());
    }

    private static ClusterConnection connect(ClusterSide side, KafkaCluster cluster) {
        return ClusterConnection.open(new ClusterConfig(side, cluster.clientProperties()));
    }

    private static void create(String topic, int partitions) throws Exception {
        for (Admin admin : List.of(source.admin(), target.admin())) {
            NewTopics.create(
                    admin,
                    List.of(new NewTopic(topic, Optional.of(partitions), Optional.empty())
                            .configs(Map.of("retention.ms", "-1"))));
        }
    }

    private static void send(ClusterConnection cluster, List<ProducerRecord<byte[], byte[]>> records) {
        try (Producer<byte[], byte[]> producer =
                cluster.producer("test", Map.of("max.request.size", 1_048_576, "compression.type", "lz4"))) {
            List<Future<RecordMetadata>> sent = sendAll(producer, records);
            producer.flush();
            for (Future<RecordMetadata> future : sent) {
                assertThat(future).succeedsWithin(Duration.ofSeconds(30));
            }
        }
    }

    /** Each list becomes one batch. */
    @SafeVarargs
    private static void sendInBatches(ClusterConnection cluster, List<ProducerRecord<byte[], byte[]>>... batches) {
        Map<String, Object> settings = Map.of(
                "linger.ms", 60_000, "delivery.timeout.ms", 120_000, "batch.size", 900_000, "compression.type", "lz4");
        try (Producer<byte[], byte[]> producer = cluster.producer("test", settings)) {
            for (List<ProducerRecord<byte[], byte[]>> batch : batches) {
                List<Future<RecordMetadata>> sent = sendAll(producer, batch);
                producer.flush();
                assertThat(sent).allMatch(Future::isDone);
            }
        }
    }

    private static void flipLastByte(String logFolder) throws IOException {
        try (Stream<Path> files = Files.walk(targetFolder)) {
            Path log = files.filter(file -> file.endsWith(logFolder + "/00000000000000000000.log"))
                    .findFirst()
                    .orElseThrow();
            try (RandomAccessFile bytes = new RandomAccessFile(log.toFile(), "rw")) {
                long last = bytes.length() - 1;
                bytes.seek(last);
                int value = bytes.read();
                bytes.seek(last);
                bytes.write(value ^ 1);
            }
        }
    }

    private static List<Future<RecordMetadata>> sendAll(
            Producer<byte[], byte[]> producer, List<ProducerRecord<byte[], byte[]>> records) {
        return records.stream().map(producer::send).collect(Collectors.toList());
    }
}
