package io.godwit.migration.verify;

import com.sun.management.OperatingSystemMXBean;
import io.godwit.core.config.ClusterConfig;
import io.godwit.core.config.VerifyConfig;
import io.godwit.core.journal.InMemoryJournal;
import io.godwit.core.model.ClusterSide;
import io.godwit.core.proof.ProofStore;
import io.godwit.kafka.connection.ClusterConnection;
import io.godwit.lab.ClusterSpec;
import io.godwit.lab.KafkaCluster;
import io.godwit.lab.Lab;
import io.godwit.migration.verify.VerifierFactory.Reading;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Measures a verification, by batches and by records, against one plain consumer that reads the same data, and prints all. Not a test: start its main
 * method with {@code -Xmx64m}, which also shows that the comparison keeps to its memory. Arguments: records (default
 * 2,000,000) and bytes a value (default 300).
 */
final class VerifyMeasurement {
    private static final String TOPIC = "order";
    private static final int PARTITIONS = 4;
    private static final int BATCH_BYTES = 64 << 10;

    private VerifyMeasurement() {}

    private record Figures(double seconds, double cpuSeconds, long records, long bytes) {
        /** @param unpacked what the plain consumer saw: the measure of all */
        String line(String what, long unpacked) {
            return String.format(
                    Locale.ROOT,
                    "%-16s %,11d records %7.1f MB  %6.2f s  %7.1f MB/s  CPU %6.2f s",
                    what,
                    records,
                    unpacked / 1e6,
                    seconds,
                    unpacked / 1e6 / seconds,
                    cpuSeconds);
        }
    }

    private interface Work {
        long[] recordsAndBytes();
    }

    public static void main(String[] arguments) throws Exception {
        int records = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 2_000_000;
        int bytes = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 300;
        try (Lab lab = Lab.inTemporaryFolder();
                ClusterConnection source = connect(ClusterSide.SOURCE, lab.start(ClusterSpec.kafka28WithZooKeeper()));
                ClusterConnection target = connect(ClusterSide.TARGET, lab.start(ClusterSpec.kafka43()))) {
            for (ClusterConnection cluster : List.of(source, target)) {
                seed(cluster, records, bytes);
            }
            for (int round = 1; round <= 3; round++) {
                Figures plain = measure(() -> consume(target));
                print(plain.line("plain consumer", plain.bytes()));
                for (Reading reading : List.of(Reading.RECORDS, Reading.BATCHES)) {
                    Figures figures = measure(() -> verify(source, target, reading));
                    print(figures.line("verify, " + reading, plain.bytes()));
                }
            }
            print("heap limit " + (Runtime.getRuntime().maxMemory() >> 20) + " MiB");
        }
    }

    private static void print(String line) {
        System.out.println(line);
    }

    private static Figures measure(Work work) {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long cpu = system.getProcessCpuTime();
        long begin = System.nanoTime();
        long[] done = work.recordsAndBytes();
        double seconds = (System.nanoTime() - begin) / 1e9;
        return new Figures(seconds, (system.getProcessCpuTime() - cpu) / 1e9, done[0], done[1]);
    }

    /** One consumer with the client's defaults, all partitions. */
    private static long[] consume(ClusterConnection cluster) {
        List<TopicPartition> partitions = IntStream.range(0, PARTITIONS)
                .mapToObj(n -> new TopicPartition(TOPIC, n))
                .toList();
        try (Consumer<byte[], byte[]> consumer =
                cluster.consumer("measure", Map.of("isolation.level", "read_committed"))) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long end = consumer.endOffsets(partitions).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            long records = 0;
            long bytes = 0;
            while (records < end) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
                    records++;
                    bytes += record.serializedKeySize() + record.serializedValueSize();
                }
            }
            return new long[] {records, bytes};
        }
    }

    private static long[] verify(ClusterConnection source, ClusterConnection target, Reading reading) {
        VerifyConfig config = new VerifyConfig(64L << 20, 2, Duration.ofHours(1));
        VerifierFactory factory =
                new VerifierFactory(source, target, new ProofStore(new InMemoryJournal()), config, Clock.systemUTC());
        VerifyReport report = factory.verifier(Set.of(TOPIC), new VerifyMeter(), reading)
                .verify(VerifyRequest.sinceLastProof(
                        factory.scope(TOPIC::equals).partitions()));
        if (report.verdict() != PartitionResult.Verdict.EQUAL) {
            throw new IllegalStateException(report.toString());
        }
        return new long[] {
            report.partitions().stream()
                    .mapToLong(PartitionResult::recordsCompared)
                    .sum(),
            report.partitions().stream()
                    .mapToLong(PartitionResult::bytesCompared)
                    .sum()
        };
    }

    private static void seed(ClusterConnection cluster, int records, int bytes) throws Exception {
        cluster.admin()
                .createTopics(List.of(new NewTopic(TOPIC, Optional.of(PARTITIONS), Optional.empty())
                        .configs(Map.of("retention.ms", "-1"))))
                .all()
                .get(30, TimeUnit.SECONDS);
        Random random = new Random(1);
        try (Producer<byte[], byte[]> producer = cluster.producer(
                "measure",
                Map.of(
                        "compression.type",
                        "lz4",
                        "linger.ms",
                        60_000,
                        "batch.size",
                        1 << 20,
                        "buffer.memory",
                        8L << 20))) {
            // The same cuts on both sides, as a copy by batches has them: what lies between two flushes is one batch.
            int recordsPerFlush = PARTITIONS * Math.max(1, BATCH_BYTES / bytes);
            for (int i = 0; i < records; i++) {
                var unused = producer.send(new ProducerRecord<>(
                        TOPIC,
                        i % PARTITIONS,
                        1_700_000_000_000L + i,
                        value("customer-" + i % 10_000, 0, random),
                        value("{\"order\":" + i + ",\"sku\":\"", bytes, random)));
                if (i % recordsPerFlush == recordsPerFlush - 1) {
                    producer.flush();
                }
            }
            producer.flush();
        }
    }

    /** Half of it compresses, as orders do. */
    private static byte[] value(String begin, int bytes, Random random) {
        StringBuilder text = new StringBuilder(begin);
        while (text.length() < bytes) {
            text.append("\",\"amount\":\"").append(Long.toHexString(random.nextLong()));
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static ClusterConnection connect(ClusterSide side, KafkaCluster cluster) {
        return ClusterConnection.open(new ClusterConfig(side, cluster.clientProperties()));
    }
}
