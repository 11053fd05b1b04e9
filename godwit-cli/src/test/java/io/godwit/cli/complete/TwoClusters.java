package io.godwit.cli.complete;

import com.fasterxml.jackson.databind.JsonNode;
import io.godwit.cli.Godwit;
import io.godwit.cli.Terminal;
import io.godwit.core.json.Json;
import io.godwit.lab.ClusterSpec;
import io.godwit.lab.KafkaCluster;
import io.godwit.lab.Lab;
import io.godwit.lab.NewTopics;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A source of 3.9 with three topics, records and two groups, an empty target of 4.3, and Godwit's commands. */
final class TwoClusters implements AutoCloseable {
    static final List<String> TOPICS = List.of("orders", "totals", "audit");
    private static final int RECORDS = 300;

    final Lab lab = Lab.inTemporaryFolder();
    final KafkaCluster source;
    final KafkaCluster target;
    private final Path configuration;
    private final Deque<Process> processes = new ArrayDeque<>();

    /** @param applications the last part of the configuration: applications and waves */
    TwoClusters(String applications) throws Exception {
        CompletableFuture<KafkaCluster> newer = CompletableFuture.supplyAsync(
                () -> lab.start(ClusterSpec.kafka43().config("auto.create.topics.enable", "false")));
        source = lab.start(ClusterSpec.kafka39().config("auto.create.topics.enable", "false"));
        target = newer.join();
        configuration = Files.writeString(
                lab.folder().resolve("migration.yaml"),
                """
                name: move
                source: {bootstrapServers: '%s'}
                target: {bootstrapServers: '%s'}
                mirror: {refreshInterval: 1s}
                cutover: {quietWindow: 2s, maxLag: 30s, maxWritePause: 90s}
                %s"""
                        .formatted(source.bootstrapServers(), target.bootstrapServers(), applications));
        fill();
    }

    private void fill() throws Exception {
        try (Admin admin = source.openAdmin()) {
            NewTopics.create(
                    admin,
                    List.of(
                            new NewTopic("orders", 3, (short) 1),
                            new NewTopic("totals", 2, (short) 1).configs(Map.of("cleanup.policy", "compact")),
                            new NewTopic("audit", 1, (short) 1)));
        }
        write(source, RECORDS);
        try (Admin admin = source.openAdmin()) {
            commit(admin, "billing", "orders");
            commit(admin, "adding", "orders");
        }
    }

    private static void commit(Admin admin, String group, String topic) throws Exception {
        admin.alterConsumerGroupOffsets(group, Map.of(new TopicPartition(topic, 0), new OffsetAndMetadata(1)))
                .all()
                .get(60, TimeUnit.SECONDS);
    }

    /** The same number of records to each topic. */
    static void write(KafkaCluster cluster, int records) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                new HashMap<String, Object>(cluster.clientProperties()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            List<Future<?>> sent = new ArrayList<>();
            for (int i = 0; i < records; i++) {
                byte[] key = ("customer-" + i % 17).getBytes(StandardCharsets.UTF_8);
                sent.add(producer.send(new ProducerRecord<>("orders", key, new byte[200])));
                sent.add(producer.send(new ProducerRecord<>("totals", key, new byte[80])));
                sent.add(producer.send(new ProducerRecord<>("audit", null, new byte[300])));
            }
            for (Future<?> one : sent) {
                one.get(60, TimeUnit.SECONDS);
            }
        }
    }

    /** How a command ended. */
    record Outcome(int status, String out, String err) {
        JsonNode document() {
            return Json.tree(out.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Runs a command in this process. */
    Outcome run(String... command) {
        return run(Reader.nullReader(), command);
    }

    /** The same, with somebody who types. */
    Outcome runTyping(String typed, String... command) {
        return run(new StringReader(typed + "\n"), command);
    }

    private Outcome run(Reader typed, String... command) {
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.addAll(List.of("-f", configuration.toString(), "-o", "json", "--yes"));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Terminal terminal =
                new Terminal(new PrintWriter(out), new PrintWriter(err), new BufferedReader(typed), false, Map.of());
        int status = Godwit.commandLine(terminal).execute(arguments.toArray(String[]::new));
        return new Outcome(status, out.toString(), err.toString());
    }

    /** Starts a command as a process of its own, with all that it says in a file. */
    Process fork(Path log, String... command) throws IOException {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Godwit.class.getName()));
        line.addAll(List.of(command));
        line.addAll(List.of("-f", configuration.toString(), "--yes"));
        ProcessBuilder builder =
                new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("GODWIT_LOG_DIR", lab.folder().resolve("logs").toString());
        Process process = builder.start();
        processes.push(process);
        return process;
    }

    static String read(Path log) {
        try {
            return Files.exists(log) ? Files.readString(log) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Godwit's own topics, and shadows. */
    static SortedSet<String> ownTopics(KafkaCluster cluster) throws Exception {
        try (Admin admin = cluster.openAdmin()) {
            SortedSet<String> topics = new TreeSet<>(admin.listTopics().names().get(60, TimeUnit.SECONDS));
            topics.removeIf(topic -> !topic.startsWith("godwit"));
            return topics;
        }
    }

    @Override
    public void close() {
        processes.forEach(Process::destroyForcibly);
        lab.close();
    }
}
