package io.godwit.mirror.wire;

import static io.godwit.mirror.wire.WireDriver.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.godwit.lab.ClusterSpec;
import io.godwit.lab.KafkaCluster;
import io.godwit.lab.Lab;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.record.internal.CompressionType;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.MutableRecordBatch;
import org.apache.kafka.common.record.internal.Record;
import org.apache.kafka.common.record.internal.SimpleRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a wire does with every cluster, whatever its release. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class WireBehaviour {
    static final FetchLimits AT_ONCE = new FetchLimits(Duration.ZERO, 0, 1_000_000, 1_000_000);
    static final FetchLimits WAITING = new FetchLimits(Duration.ofMillis(300), 1, 1_000_000, 1_000_000);

    private final AtomicInteger topics = new AtomicInteger();
    private final Lab lab = Lab.inTemporaryFolder();
    final KafkaCluster cluster = lab.start(spec());
    final Admin admin = cluster.openAdmin();

    abstract ClusterSpec spec();

    @AfterAll
    void end() {
        admin.close();
        lab.close();
    }

    @Test
    void shouldSoonFindAPartitionThatWasAdded() throws Exception {
        TopicPartition partition = newTopic(1);
        TopicPartition added = new TopicPartition(partition.topic(), 1);
        try (WireDriver driver = WireDriver.open(cluster.clientProperties(), partition.topic())) {
            driver.leaderOf(partition);
            assertThat(driver.wire().leader(added)).isEmpty();

            admin.createPartitions(Map.of(partition.topic(), NewPartitions.increaseTo(2)))
                    .all()
                    .get();

            // Sooner than the metadata gets old.
            assertThat(WireDriver.PATIENCE).isLessThan(WireSettings.defaults().metadataMaxAge());
            driver.leaderOf(added);
            assertThat(view(driver, added).partitions()).isEqualTo(2);
        }
    }

    @Test
    void shouldFetchTheBytesOfEveryCodecAsTheyAre() {
        TopicPartition partition = newTopic(1);
        for (CompressionType codec : CompressionType.values()) {
            produce(partition, codec, 20);
        }
        List<String> fetched = new ArrayList<>();
        EnumSet<CompressionType> codecs = EnumSet.noneOf(CompressionType.class);
        try (WireDriver driver = open(partition)) {
            driver.channelOf(partition).want(partition, 0);
            while (fetched.size() < 100) {
                PartitionFetch news = at(driver.fetch(partition, WAITING).partitions(), partition);
                assertThat(news.error()).isEqualTo(WireError.NONE);
                assertThat(news.records().isReadOnly()).isFalse();
                assertThat(news.highWatermark()).isEqualTo(100);
                long next = 0;
                for (MutableRecordBatch batch :
                        MemoryRecords.readableRecords(news.records()).batches()) {
                    batch.ensureValid();
                    codecs.add(batch.compressionType());
                    batch.forEach(record -> fetched.add(text(record)));
                    next = batch.nextOffset();
                }
                driver.channelOf(partition).want(partition, next);
            }
        }
        assertThat(fetched).isEqualTo(consume(partition, "read_uncommitted", 100));
        assertThat(codecs).containsExactlyInAnyOrder(CompressionType.values());
    }

    @Test
    void shouldHearOnlyOfPartitionsWithNewsOnceThereIsASession() {
        TopicPartition one = newTopic(3);
        TopicPartition two = new TopicPartition(one.topic(), 1);
        TopicPartition three = new TopicPartition(one.topic(), 2);
        try (WireDriver driver = open(one)) {
            int broker = driver.leaderOf(one);
            List<TopicPartition> led = List.of(one, two, three).stream()
                    .filter(partition -> driver.leaderOf(partition) == broker)
                    .toList();
            FetchChannel channel = driver.wire().fetchChannel(broker, 0);
            led.forEach(partition -> channel.want(partition, 0));
            assertThat(driver.fetch(one, AT_ONCE).partitions().keySet()).containsExactlyInAnyOrderElementsOf(led);
            assertThat(channel.sessionId()).isNotZero();

            long id = driver.newProducerId();
            append(driver, one, batch(id, 0, "a"));
            Map<TopicPartition, PartitionFetch> news = fetchUntilNews(driver, one);
            assertThat(news).containsOnlyKeys(one);
            assertThat(at(news, one).records().hasRemaining()).isTrue();

            assertThat(driver.fetch(one, WAITING).partitions())
                    .as("not wanted again")
                    .isEmpty();
            channel.want(one, 1);
            append(driver, one, batch(id, 1, "b"));
            assertThat(fetchUntilNews(driver, one)).containsOnlyKeys(one);
            assertThat(channel.wanted()).isEqualTo(led.size() - 1);
        }
    }

    @Test
    void shouldAppendABatchOnlyIfItsSequenceFollows() {
        TopicPartition partition = newTopic(1);
        try (WireDriver driver = open(partition)) {
            long id = driver.newProducerId();
            assertThat(append(driver, partition, batch(id, 0, "a", "b")).baseOffset())
                    .isZero();
            assertThat(append(driver, partition, batch(id, 2, "c")).baseOffset())
                    .isEqualTo(2);

            AppendResult repeated = append(driver, partition, batch(id, 0, "a", "b"));
            assertThat(repeated.error()).isEqualTo(WireError.NONE);
            assertThat(repeated.baseOffset()).as("the original's").isZero();

            assertThat(append(driver, partition, batch(id, 9, "gap")).error())
                    .isEqualTo(WireError.OUT_OF_ORDER_SEQUENCE);
            assertThat(append(driver, partition, batch(id, 0, "a", "b", "c")).error())
                    .as("other boundaries")
                    .isIn(WireError.OUT_OF_ORDER_SEQUENCE, WireError.DUPLICATE_SEQUENCE);
            assertThat(driver.offset(partition, OffsetKind.LOG_END)).isEqualTo(3);

            ProducersResult producers = producers(driver, partition);
            assertThat(producers.error()).isEqualTo(WireError.NONE);
            assertThat(producers.producers()).singleElement().satisfies(producer -> {
                assertThat(producer.id()).isEqualTo(id);
                assertThat(producer.lastSequence()).isEqualTo(2);
                assertThat(producer.currentTransactionStart()).isEmpty();
            });
        }
    }

    @Test
    void shouldRefuseABatchWithABrokenChecksum() {
        TopicPartition partition = newTopic(1);
        try (WireDriver driver = open(partition)) {
            ByteBuffer broken = batch(driver.newProducerId(), 0, "a");
            broken.put(broken.limit() - 1, (byte) ~broken.get(broken.limit() - 1));
            assertThat(append(driver, partition, broken).error()).isEqualTo(WireError.CORRUPT);
        }
    }

    @Test
    void shouldSpendOneOffsetForEachMarkerThatNobodySees() {
        TopicPartition partition = newTopic(1);
        try (WireDriver driver = open(partition)) {
            append(driver, partition, batch(driver.newProducerId(), 0, "a"));
            long ours = driver.newProducerId();
            Marker marker = new Marker(ours, (short) 0, 1, Set.of(partition));
            assertThat(mark(driver, partition, marker, marker, marker)).isEqualTo(new MarkerResult(WireError.NONE, ""));
            assertThat(driver.offset(partition, OffsetKind.LOG_END)).isEqualTo(4);
            append(driver, partition, batch(driver.newProducerId(), 0, "b"));

            assertThat(mark(driver, partition, new Marker(ours, (short) 0, 0, Set.of(partition)))
                            .error())
                    .isEqualTo(WireError.COORDINATOR_FENCED);
            assertThat(driver.offset(partition, OffsetKind.LATEST_COMMITTED)).isEqualTo(5);
            assertThat(producers(driver, partition).producers())
                    .filteredOn(producer -> producer.id() == ours)
                    .singleElement()
                    .satisfies(
                            producer -> assertThat(producer.coordinatorEpoch()).isEqualTo(1));
        }
        for (String isolation : List.of("read_committed", "read_uncommitted")) {
            assertThat(consume(partition, isolation, 2))
                    .extracting(text -> text.substring(0, 1))
                    .containsExactly("0", "4");
        }
    }

    @Test
    void shouldTellTheEndsOfALogApart() {
        TopicPartition partition = newTopic(1);
        produce(partition, CompressionType.NONE, 3);
        try (WireDriver driver = open(partition);
                KafkaProducer<String, String> producer = transactional()) {
            producer.initTransactions();
            producer.beginTransaction();
            Future<?> unused = producer.send(new ProducerRecord<>(partition.topic(), 0, null, "void"));
            producer.flush();

            assertThat(driver.offset(partition, OffsetKind.EARLIEST)).isZero();
            assertThat(driver.offset(partition, OffsetKind.LATEST_COMMITTED)).isEqualTo(3);
            assertThat(driver.offset(partition, OffsetKind.HIGH_WATERMARK)).isEqualTo(4);
            assertThat(driver.offset(partition, OffsetKind.LOG_END)).isEqualTo(4);
            assertThat(producers(driver, partition).producers())
                    .extracting(ProducerView::currentTransactionStart)
                    .contains(OptionalLong.of(3));
            producer.abortTransaction();

            driver.channelOf(partition).want(partition, 3);
            PartitionFetch news = at(fetchUntilNews(driver, partition), partition);
            assertThat(news.abortedTransactions())
                    .extracting(AbortedTransaction::firstOffset)
                    .containsExactly(3L);
            assertThat(news.lastStableOffset()).isEqualTo(5);
        }
    }

    @Test
    void shouldMoveTheStartOfALog() {
        TopicPartition partition = newTopic(1);
        produce(partition, CompressionType.NONE, 3);
        try (WireDriver driver = open(partition)) {
            Map<TopicPartition, OffsetResult> deleted = driver.ask(partition, (broker, handler) -> driver.wire()
                    .deleteRecords(broker, 0, Map.of(partition, 2L), handler));
            assertThat(at(deleted, partition)).isEqualTo(new OffsetResult(WireError.NONE, 2, ""));
            assertThat(driver.offset(partition, OffsetKind.EARLIEST)).isEqualTo(2);

            driver.channelOf(partition).want(partition, 1);
            assertThat(at(driver.fetch(partition, AT_ONCE).partitions(), partition)
                            .error())
                    .isEqualTo(WireError.OFFSET_OUT_OF_RANGE);
            assertThat(driver.channelOf(partition).wanted()).isZero();
        }
    }

    @Test
    void shouldNeitherFindNorCreateATopicThatIsNotThere() {
        try (WireDriver driver = WireDriver.open(cluster.clientProperties(), "no-such-topic")) {
            driver.until("an answer", () -> driver.wire().topic("no-such-topic").isPresent());
            driver.wire().refreshMetadata();
            driver.until("sleep while there is nothing to do", () -> sleeps(driver.wire()));
            assertThat(driver.wire().topic("no-such-topic").orElseThrow().error())
                    .contains(WireError.UNKNOWN_TOPIC);
            assertThat(driver.wire().leader(new TopicPartition("no-such-topic", 0)))
                    .isEmpty();
        }
    }

    @Test
    void shouldNoticeThatATopicWasDeletedAndCreatedAgain() throws Exception {
        TopicPartition partition = newTopic(1);
        try (WireDriver driver = open(partition)) {
            Uuid id = view(driver, partition).id().orElseThrow();
            append(driver, partition, batch(driver.newProducerId(), 0, "a"));
            recreate(partition.topic());

            driver.until("the verdict", () -> {
                driver.wire().refreshMetadata();
                return view(driver, partition).error().equals(Optional.of(WireError.TOPIC_RECREATED));
            });
            assertThat(view(driver, partition).id()).contains(id);
            assertThat(driver.wire().leader(partition)).isEmpty();
            whileRecreated(driver, partition);

            driver.wire().track(Set.of());
            driver.wire().track(Set.of(partition.topic()));
            driver.leaderOf(partition);
            assertThat(view(driver, partition).id()).isPresent().get().isNotEqualTo(id);
        }
    }

    /** For what only newer brokers notice. */
    void whileRecreated(WireDriver driver, TopicPartition partition) {}

    WireDriver open(TopicPartition partition) {
        return WireDriver.open(cluster.clientProperties(), partition.topic());
    }

    TopicPartition newTopic(int partitions) {
        String name = "topic-" + topics.incrementAndGet();
        create(new NewTopic(name, partitions, replicationFactor()));
        return new TopicPartition(name, 0);
    }

    short replicationFactor() {
        return (short) cluster.brokers().size();
    }

    static AppendResult append(WireDriver driver, TopicPartition partition, ByteBuffer batch) {
        Map<TopicPartition, AppendResult> answer = driver.ask(
                partition, (broker, handler) -> driver.wire().append(broker, 0, Map.of(partition, batch), handler));
        return at(answer, partition);
    }

    static ByteBuffer batch(long producerId, int sequence, String... values) {
        SimpleRecord[] records = List.of(values).stream()
                .map(value -> new SimpleRecord(value.getBytes(StandardCharsets.UTF_8)))
                .toArray(SimpleRecord[]::new);
        return MemoryRecords.withIdempotentRecords(Compression.NONE, producerId, (short) 0, sequence, records)
                .buffer();
    }

    private static MarkerResult mark(WireDriver driver, TopicPartition partition, Marker... markers) {
        Map<TopicPartition, MarkerResult> answer = driver.ask(
                partition, (broker, handler) -> driver.wire().appendMarkers(broker, 0, List.of(markers), handler));
        return at(answer, partition);
    }

    private static ProducersResult producers(WireDriver driver, TopicPartition partition) {
        Map<TopicPartition, ProducersResult> answer = driver.ask(
                partition, (broker, handler) -> driver.wire().describeProducers(broker, 0, Set.of(partition), handler));
        return at(answer, partition);
    }

    private static Map<TopicPartition, PartitionFetch> fetchUntilNews(WireDriver driver, TopicPartition partition) {
        FetchResult result = driver.fetch(partition, WAITING);
        while (!result.partitions().containsKey(partition)
                || !at(result.partitions(), partition).records().hasRemaining()) {
            result = driver.fetch(partition, WAITING);
        }
        return result.partitions();
    }

    private static boolean sleeps(ClusterWire wire) {
        long start = System.nanoTime();
        wire.poll(Duration.ofMillis(50));
        return System.nanoTime() - start >= Duration.ofMillis(49).toNanos();
    }

    private static TopicView view(WireDriver driver, TopicPartition partition) {
        driver.until("metadata", () -> driver.wire().topic(partition.topic()).isPresent());
        return driver.wire().topic(partition.topic()).orElseThrow();
    }

    private void recreate(String topic) throws Exception {
        admin.deleteTopics(List.of(topic)).all().get();
        create(new NewTopic(topic, 1, replicationFactor()));
    }

    /** The client asks until each partition's leader has its log; before that it answers with errors that no test wants. */
    private void create(NewTopic topic) {
        await().ignoreExceptions().until(() -> {
            admin.createTopics(List.of(topic)).all().get();
            return true;
        });
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        for (int partition = 0; partition < topic.numPartitions(); partition++) {
            ends.put(new TopicPartition(topic.name(), partition), OffsetSpec.latest());
        }
        await().ignoreExceptions()
                .until(() -> admin.listOffsets(ends).all().get().size() == ends.size());
    }

    private void produce(TopicPartition partition, CompressionType codec, int records) {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                with("compression.type", codec.name, "linger.ms", "50"),
                new StringSerializer(),
                new StringSerializer())) {
            for (int i = 0; i < records; i++) {
                Future<?> unused = producer.send(
                        new ProducerRecord<>(partition.topic(), 0, "key-" + i, codec.name + " value " + i));
            }
        }
    }

    private KafkaProducer<String, String> transactional() {
        return new KafkaProducer<>(
                with("transactional.id", "transactions-" + topics.incrementAndGet()),
                new StringSerializer(),
                new StringSerializer());
    }

    private List<String> consume(TopicPartition partition, String isolation, int records) {
        List<String> seen = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                with("isolation.level", isolation), new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            await().until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> seen.add(text(record)));
                return seen.size() >= records;
            });
        }
        return seen;
    }

    private Map<String, Object> with(String... pairs) {
        Map<String, Object> properties = new HashMap<>(cluster.clientProperties());
        for (int i = 0; i < pairs.length; i += 2) {
            properties.put(pairs[i], pairs[i + 1]);
        }
        return properties;
    }

    private static String text(Record record) {
        return record.offset() + " " + record.timestamp() + " " + utf8(record.key()) + " " + utf8(record.value());
    }

    private static String text(ConsumerRecord<String, String> record) {
        return record.offset() + " " + record.timestamp() + " " + record.key() + " " + record.value();
    }

    private static String utf8(ByteBuffer bytes) {
        return StandardCharsets.UTF_8.decode(bytes).toString();
    }
}
