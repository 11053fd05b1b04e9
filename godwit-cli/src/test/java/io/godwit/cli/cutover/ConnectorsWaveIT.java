package io.godwit.cli.cutover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.godwit.cli.cutover.Commands.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * A source connector and a sink move between two real Connect clusters of different releases: there, back and there again, with a
 * {@code kill -9} on both ways and a connector that fails on start. Lines are written to a file without a pause; each has to come
 * out once.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class ConnectorsWaveIT {
    private static final Duration LONG = Duration.ofMinutes(3);

    private final ConnectorsStand stand = new ConnectorsStand();
    private final Path configuration = stand.configuration();
    private final Queue<String> both = new ConcurrentLinkedQueue<>();
    private final Thread writer = new Thread(this::write, "lines");
    private final Thread watch = new Thread(this::watch, "both-sides");
    private volatile boolean writing = true;
    private volatile boolean watching = true;
    private volatile int written;

    /** A hundred lines each second. */
    private void write() {
        try {
            while (writing) {
                int first = written;
                StringBuilder lines = new StringBuilder();
                IntStream.range(first, first + 10)
                        .forEach(number -> lines.append("line-").append(number).append('\n'));
                Files.writeString(stand.in(), lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                written = first + 10;
                Thread.sleep(100);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    /** Asks both REST APIs all the time whether a connector runs on both sides. */
    private void watch() {
        while (watching) {
            for (String name : List.of("feed", "archive")) {
                String source = stand.states(stand.sourceConnect, name);
                String target = stand.states(stand.targetConnect, name);
                if (source.contains("RUNNING") && target.contains("RUNNING")) {
                    // The answers are of two moments: it counts if the first one still holds.
                    if (stand.states(stand.sourceConnect, name).contains("RUNNING")
                            && stand.states(stand.targetConnect, name).contains("RUNNING")) {
                        both.add(name + ": " + source + " and " + target);
                    }
                }
            }
        }
    }

    @BeforeAll
    void prepare() {
        writer.start();
        stand.createConnectors();
        await().atMost(LONG).until(() -> Files.exists(stand.out()) && lines() > 100);
        assertThat(stand.run(configuration, "apply")).matches(outcome -> outcome.status() == 0);
        stand.fork(configuration, stand.lab.folder().resolve("mirror.log"), "mirror");
        watch.start();
    }

    private long lines() throws IOException {
        return Files.readAllLines(stand.out()).size();
    }

    @AfterAll
    void end() throws InterruptedException {
        writing = false;
        watching = false;
        writer.interrupt();
        watch.join(LONG.toMillis());
        stand.close();
    }

    @Test
    @Order(1)
    void shouldShowWhatThereIsWithoutSecretsAndWhetherItCanMove() {
        Outcome inventory = stand.run(configuration, "connect", "inventory", "--side", "source");
        assertThat(inventory.status()).as(inventory.err()).isEqualTo(0);
        assertThat(inventory.out()).doesNotContain("swordfish");
        await().atMost(LONG).until(() -> stand.run(configuration, "connect", "inventory", "--side", "source")
                .document()
                .at("/clusters/0/connectors/1/offsets/0/partition/filename")
                .asText()
                .equals(stand.in().toString()));
        JsonNode cluster = inventory.document().at("/clusters/0");
        assertThat(cluster.path("version").asText()).startsWith("3.9");
        assertThat(cluster.path("connectors")).hasSize(2);
        JsonNode archive = cluster.at("/connectors/0");
        assertThat(archive.path("group").asText()).isEqualTo("connect-archive");
        assertThat(archive.at("/config/db.password").asText()).isEqualTo("(hidden)");
        assertThat(cluster.at("/findings/0/code").asText()).isEqualTo("GW-CON-018");
        Outcome plan = stand.run(configuration, "connect", "plan");
        assertThat(plan.status()).as(plan.out()).isEqualTo(0);
        assertThat(plan.out()).contains("GW-CON-011").doesNotContain("swordfish");
        await().atMost(LONG).pollInterval(Duration.ofSeconds(2)).untilAsserted(() -> {
            stand.run(configuration, "verify");
            Outcome check = stand.run(configuration, "cutover", "check");
            assertThat(check.status()).as(check.out()).isEqualTo(0);
        });
    }

    @Test
    @Order(2)
    void shouldSwitchAlthoughItIsKilledWhileTheSourceConnectorIsCarriedOver() throws Exception {
        kill("killed-start.log", "feed: creating it", "cutover", "start", "--no-hold");

        Outcome start = stand.run(configuration, "cutover", "start", "--no-hold");

        assertThat(start.status()).as(start.err()).isEqualTo(0);
        assertThat(start.document().path("state").asText()).isEqualTo("SWITCHED");
        assertOnTarget();
        awaitMore();
    }

    private void kill(String name, String line, String... command) throws Exception {
        Path log = stand.lab.folder().resolve(name);
        Process killed = stand.fork(configuration, log, command);
        await().atMost(LONG)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> !killed.isAlive() || Files.readString(log).contains(line));
        killed.destroyForcibly().waitFor();
        assertThat(log).content().contains(line);
    }

    private void assertOnTarget() {
        for (String name : List.of("feed", "archive")) {
            assertThat(stand.states(stand.sourceConnect, name)).as(name).isEqualTo("STOPPED");
            assertThat(stand.states(stand.targetConnect, name)).as(name).isEqualTo("RUNNING RUNNING");
        }
    }

    private void assertOnSource() {
        for (String name : List.of("feed", "archive")) {
            assertThat(stand.states(stand.sourceConnect, name)).as(name).isEqualTo("RUNNING RUNNING");
            assertThat(stand.states(stand.targetConnect, name)).as(name).isIn("STOPPED", "MISSING");
        }
    }

    private void awaitMore() throws IOException {
        long before = lines();
        await().atMost(LONG).until(() -> lines() > before + 200);
    }

    @Test
    @Order(3)
    void shouldGoBackWithWhatWasReadMeanwhileAlthoughItIsKilled() throws Exception {
        kill("killed-rollback.log", "feed: starting it on the source", "rollback");

        Outcome rollback = stand.run(configuration, "rollback");

        assertThat(rollback.status()).as(rollback.err()).isEqualTo(0);
        assertOnSource();
        awaitMore();
    }

    @Test
    @Order(4)
    void shouldPutASinkBackThatFailsOnStart() throws Exception {
        Path nowhere = stand.lab.folder().resolve("no-folder/out.txt");
        stand.put(stand.targetConnect, "archive", stand.archive(nowhere));
        await().atMost(LONG).until(() -> stand.send(stand.targetConnect, "GET", "/connectors/archive/config", "")
                .path("file")
                .asText()
                .equals(nowhere.toString()));

        Outcome failed = stand.run(configuration, "cutover", "start", "--no-hold");

        assertThat(failed.status()).as(failed.err()).isEqualTo(8);
        assertThat(failed.err()).contains("GW-CON-031", "NoSuchFileException");
        assertOnSource();
        awaitMore();
        stand.put(stand.targetConnect, "archive", stand.archive(stand.out()));
    }

    @Test
    @Order(5)
    void shouldHaveLostAndDoubledNothingAndNeverRunOnBothSides() throws Exception {
        Outcome start = stand.run(configuration, "cutover", "start", "--no-hold");
        assertThat(start.status()).as(start.err()).isEqualTo(0);
        assertOnTarget();
        awaitMore();
        writing = false;
        writer.join();
        List<String> expected =
                IntStream.range(0, written).mapToObj(number -> "line-" + number).toList();

        await().atMost(LONG).until(() -> lines() >= expected.size());

        stand.send(stand.targetConnect, "PUT", "/connectors/archive/stop", "");
        await().atMost(LONG)
                .until(() -> stand.states(stand.targetConnect, "archive").equals("STOPPED"));
        assertThat(Files.readAllLines(stand.out())).isEqualTo(expected);
        assertThat(new PlainTopics(stand.target).values("lines")).isEqualTo(expected);
        assertThat(watch.isAlive()).as("both sides are watched").isTrue();
        assertThat(both).isEmpty();
    }
}
