package io.godwit.mirror;

import static io.godwit.mirror.TestCluster.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.lab.ClusterSpec;
import io.godwit.mirror.copy.OffsetRules;
import io.godwit.mirror.copy.PartitionReport;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From Kafka 2.8 with ZooKeeper. It is the last that can still write the formats from before Kafka 0.11. */
class BatchMirrorIT extends SourceVariants {
    BatchMirrorIT() {
        super(ClusterSpec.kafka28WithZooKeeper());
    }

    @ParameterizedTest
    @CsvSource({"0.9.0, 0, none", "0.9.0, 0, gzip", "0.10.0, 1, none", "0.10.0, 1, snappy", "0.10.0, 1, lz4"})
    void shouldRebuildTheOldFormatsInOldSegments(String release, byte magic, String codec) throws Exception {
        // given
        String topic = "format-" + magic + "-" + codec;
        source().create(topic, 1, Map.of("message.format.version", release));
        target().create(topic, 1, Map.of());
        writeWithoutHeaders(topic, codec, 1_000);
        assertThat(formats(topic)).containsExactly(magic);
        source().alterTopic(topic, "message.format.version", "2.8");
        source().writeVaried(topic, 1, 500, Map.of("compression.type", codec));
        assertThat(formats(topic)).containsExactly(magic, (byte) 2);

        // when
        try (TestMirror mirror = TestMirror.of(source(), target(), topic, 1)) {
            mirror.awaitCaughtUp();

            // then
            assertIdentical(topic, 1);
            PartitionReport report = mirror.report(0);
            assertThat(report.rebuiltRecords()).isEqualTo(1_000);
            assertThat(report.records()).isEqualTo(1_500);
            assertThat(report.identical()).isTrue();
        }
    }

    @Test
    void shouldGoOnWithoutLossOrDoubleWhenStartedAgainAndAgain() throws Exception {
        // given
        createOnBoth("again", 2);
        long id = BatchMirror.newProducerId("test", target().properties(), Duration.ofSeconds(20));
        TestMirror.Memory memory = new TestMirror.Memory();

        // when
        for (int round = 0; round < 8; round++) {
            source().writeVaried("again", 2, 4_000, Map.of("linger.ms", "5"));
            try (TestMirror mirror =
                    new TestMirror(source(), target(), "again", 2, id, OffsetRules.standard(), memory)) {
                if (round % 2 == 0) {
                    mirror.awaitCaughtUp();
                }
            }
        }
        try (TestMirror mirror = new TestMirror(source(), target(), "again", 2, id, OffsetRules.standard(), memory)) {
            mirror.awaitCaughtUp();
        }

        // then
        assertIdentical("again", 2);
    }

    /** The old formats have no headers, and brokers do not convert what idempotent producers send. */
    private void writeWithoutHeaders(String topic, String codec, int count) throws Exception {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        try (KafkaProducer<byte[], byte[]> producer =
                source().producer(Map.of("enable.idempotence", "false", "compression.type", codec, "linger.ms", "5"))) {
            for (int number = 0; number < count; number++) {
                sent.add(producer.send(new ProducerRecord<>(
                        topic,
                        0,
                        number % 11 == 0 ? null : bytes("key-" + number),
                        number % 13 == 0 ? null : bytes("value " + number))));
            }
        }
        TestCluster.awaitAll(sent);
    }

    /** Each format in which batches lie in the topic's only segment; the byte is at the same place in all of them. */
    private Set<Byte> formats(String topic) throws IOException {
        Path segment = source().cluster().folder().resolve("broker-1-data/" + topic + "-0/00000000000000000000.log");
        ByteBuffer log = ByteBuffer.wrap(Files.readAllBytes(segment));
        Set<Byte> formats = new TreeSet<>();
        for (int position = 0; position < log.limit(); position += 12 + log.getInt(position + 8)) {
            formats.add(log.get(position + 16));
        }
        return formats;
    }
}
