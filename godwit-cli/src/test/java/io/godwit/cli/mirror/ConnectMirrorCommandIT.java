package io.godwit.cli.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.godwit.core.config.MirrorConfig;
import io.godwit.core.config.TestMigrations;
import io.godwit.core.reverse.CopyDirection;
import io.godwit.core.reverse.CopyDirections;
import io.godwit.kafka.journal.KafkaJournal;
import io.godwit.lab.ConnectCluster;
import io.godwit.lab.ConnectSpec;
import io.godwit.lab.ConnectWorker;
import io.godwit.lab.KafkaVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * With Godwit's own engine on a Connect cluster. Killing {@code godwit mirror} does not stop its tasks, so the copy is slowed down
 * more.
 */
class ConnectMirrorCommandIT extends MirrorCommands {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Path DISTRIBUTION = Path.of(System.getProperty("godwit.connect.distribution", "target"));

    @SuppressWarnings("NullAway.Init")
    private ConnectWorker worker;

    ConnectMirrorCommandIT() {
        super(MirrorConfig.BATCH, 700 << 10);
    }

    @Override
    List<String> mirrorOptions() {
        return List.of("--connect", worker.url().toString());
    }

    @Test
    @Order(0)
    void shouldSayThatTheWorkersLackThePluginAndTakeTheZipOfTheDistribution() throws IOException {
        Path plugins = Files.createDirectories(lab.folder().resolve("plugins"));
        ConnectCluster connect =
                lab.startConnect(ConnectSpec.of(KafkaVersion.KAFKA_4_3).plugins(plugins), target);
        worker = connect.workers().get(0);

        CommandLineHarness.Result refused =
                godwit.run("mirror", "--connect", worker.url().toString());

        assertThat(refused.exitCode()).as(refused.err()).isEqualTo(4);
        assertThat(refused.err()).contains("GW-MIR-040", "connect/godwit-connect-plugin-", ".zip", "plugin.path");
        assertThat(godwit.run("mirror", "--connect", "connect:8083").exitCode()).isEqualTo(2);
        try (Stream<Path> zips =
                Files.list(DISTRIBUTION).filter(file -> file.toString().endsWith(".zip"))) {
            unpack(zips.findFirst().orElseThrow(), plugins);
        }
        worker.stop();
        worker.start();
        worker.awaitReady(PATIENCE);
    }

    private static void unpack(Path zip, Path folder) throws IOException {
        try (ZipInputStream entries = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                Path file = folder.resolve(entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else {
                    Files.createDirectories(file.getParent());
                    copy(entries, file);
                }
            }
        }
    }

    private static void copy(InputStream content, Path file) throws IOException {
        Files.copy(content, file);
    }

    @Test
    @Order(6)
    void shouldCopyBackWhatProducersWriteToTheTargetAfterTheSwitch() {
        try (KafkaJournal journal = KafkaJournal.open(
                TestMigrations.between("crm", source.bootstrapServers(), target.bootstrapServers()))) {
            CopyDirections directions = new CopyDirections(journal);
            directions.turn("all", new TreeSet<>(Set.of("late")), CopyDirection.REVERSE, Instant.now());
            await().atMost(PATIENCE).until(() -> directions
                    .report("all")
                    .filter(report -> report.settled())
                    .isPresent());
        }

        TestTopics.produce(target, "late", 5, 800, 500);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(TestTopics.read(source, "late"))
                .isEqualTo(TestTopics.read(target, "late")));
    }
}
