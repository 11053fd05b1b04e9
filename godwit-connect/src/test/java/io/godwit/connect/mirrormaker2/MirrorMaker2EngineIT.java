package io.godwit.connect.mirrormaker2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.godwit.core.engine.MirrorAssignment;
import io.godwit.core.model.PartitionId;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MirrorMaker2EngineIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @SuppressWarnings("NullAway.Init")
    private static Clusters clusters;

    @BeforeAll
    static void start() {
        clusters = new Clusters();
    }

    @AfterAll
    static void stop() {
        clusters.close();
    }

    @Test
    void shouldCopyEveryKindOfRecordUnchanged() {
        clusters.createTopic("kinds", 2, Map.of("max.message.bytes", "2000000"));
        clusters.createTopic("kinds.compacted", 1, Map.of("cleanup.policy", "compact"));
        clusters.createTopic("kinds.transactions", 1, Map.of());
        for (String codec : List.of("none", "gzip", "snappy", "lz4", "zstd")) {
            produceKinds(codec);
        }
        produceTransactions();

        try (MirrorMaker2Engine engine =
                MirrorMaker2Engine.embedded(clusters.settings("kinds", Optional.empty()), Clock.systemUTC())) {
            engine.assign(assignment("kinds", "kinds.compacted", "kinds.transactions"));

            for (String topic : List.of("kinds", "kinds.compacted", "kinds.transactions")) {
                var expected = Clusters.read(clusters.source, topic);
                await().atMost(PATIENCE).untilAsserted(() -> assertThat(Clusters.read(clusters.target, topic))
                        .isEqualTo(expected));
            }
            // The last transaction ends with a marker, which is no record: the position is beyond it all the same.
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(position(engine, "kinds.transactions", 0))
                    .isEqualTo(17));
            assertThat(engine.snapshot().failures()).isEmpty();
        }
    }

    private static void produceKinds(String codec) {
        try (KafkaProducer<byte[], byte[]> producer =
                clusters.producer(Map.of("compression.type", codec, "max.request.size", 2_000_000))) {
            byte[] text = "Größe 試験 ☃".getBytes(StandardCharsets.UTF_8);
            var headers = List.<org.apache.kafka.common.header.Header>of(
                    new RecordHeader("ключ", text), new RecordHeader("empty", null), new RecordHeader("ключ", text));
            Clusters.send(producer, new ProducerRecord<>("kinds", 0, 1_234L, text, text, headers));
            Clusters.send(producer, new ProducerRecord<>("kinds", 0, null, text));
            Clusters.send(producer, new ProducerRecord<>("kinds", 0, text, null));
            Clusters.send(producer, new ProducerRecord<>("kinds", 1, null, null));
            Clusters.send(producer, new ProducerRecord<>("kinds", 1, new byte[0], new byte[0]));
            Clusters.send(producer, new ProducerRecord<>("kinds", 1, text, Arrays.copyOf(text, 1_000_000)));
            Clusters.send(
                    producer, new ProducerRecord<>("kinds.compacted", 0, codec.getBytes(StandardCharsets.UTF_8), text));
            Clusters.send(
                    producer, new ProducerRecord<>("kinds.compacted", 0, codec.getBytes(StandardCharsets.UTF_8), null));
        }
    }

    private static void produceTransactions() {
        try (KafkaProducer<byte[], byte[]> producer = clusters.producer(Map.of("transactional.id", "it"))) {
            producer.initTransactions();
            for (int i = 0; i < 4; i++) {
                producer.beginTransaction();
                for (int j = 0; j < 3 + (i == 3 ? 1 : 0); j++) {
                    Clusters.send(producer, new ProducerRecord<>("kinds.transactions", 0, null, new byte[] {(byte) i}));
                }
                if (i == 1) {
                    producer.flush();
                    producer.abortTransaction();
                } else {
                    producer.commitTransaction();
                }
            }
        }
    }

    @Test
    void shouldTellWhyATaskFailedAndGoOnWhenTheCauseIsMended() throws Exception {
        Clusters.createTopic(clusters.source, "large", 1, Map.of("max.message.bytes", "2000000"));
        Clusters.createTopic(clusters.target, "large", 1, Map.of("max.message.bytes", "100000"));
        byte[] noise = new byte[1_000_000];
        new java.util.Random(1).nextBytes(noise);
        try (KafkaProducer<byte[], byte[]> producer = clusters.producer(Map.of("max.request.size", 2_000_000))) {
            Clusters.send(producer, new ProducerRecord<>("large", 0, null, noise));
        }

        try (MirrorMaker2Engine engine =
                MirrorMaker2Engine.embedded(clusters.settings("large", Optional.empty()), Clock.systemUTC())) {
            engine.assign(assignment("large"));
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(engine.snapshot().failures()).anySatisfy(failure -> {
                                assertThat(failure.resource()).isEqualTo("godwit.large.source task 0");
                                assertThat(failure.reason()).contains("RecordTooLargeException");
                                assertThat(failure.restarting()).isTrue();
                            }));

            Clusters.setConfig(clusters.target, "large", "max.message.bytes", "2000000");
            var expected = Clusters.read(clusters.source, "large");
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(engine.snapshot().failures()).isEmpty();
                assertThat(Clusters.read(clusters.target, "large")).isEqualTo(expected);
            });
        }
    }

    private static long position(MirrorMaker2Engine engine, String topic, int partition) {
        var position = engine.snapshot().positions().get(new PartitionId(topic, partition));
        return position == null ? -1 : position.nextSourceOffset();
    }

    static MirrorAssignment assignment(String... topics) {
        SortedMap<String, Integer> names = new TreeMap<>();
        Set.of(topics).forEach(topic -> names.put(topic, 1));
        return new MirrorAssignment(names, new TreeSet<>(), OptionalLong.empty());
    }
}
