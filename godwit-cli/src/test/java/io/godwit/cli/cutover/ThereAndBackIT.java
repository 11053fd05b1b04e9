package io.godwit.cli.cutover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.godwit.cli.cutover.Commands.Outcome;
import io.godwit.cli.cutover.traffic.Traffic;
import io.godwit.lab.ClusterSpec;
import io.godwit.lab.KafkaCluster;
import io.godwit.lab.Lab;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * There and back, again and again, under live traffic: the acting command is killed at a random moment and run again, clusters
 * fail, applications don't do what they are told. Whatever happens, no record is lost, doubled or out of order.
 *
 * <p>Short by default; {@code -Dgodwit.wave.rounds=20 -Dgodwit.wave.topics=50 -Dgodwit.wave.rate=5000} is the long run.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class ThereAndBackIT {
    private static final int ROUNDS = Integer.getInteger("godwit.wave.rounds", 2);
    private static final int TOPICS = Integer.getInteger("godwit.wave.topics", 4);
    private static final int PARTITIONS = 6;
    private static final int RATE = Integer.getInteger("godwit.wave.rate", 1_000);
    private static final long SEED = Long.getLong("godwit.wave.seed", System.nanoTime());
    private static final Duration LONG = Duration.ofMinutes(3);
    private static final String[] THERE = {"cutover", "start", "--no-hold"};
    private static final String[] BACK = {"rollback"};

    private final Random random = new Random(SEED);
    private final Lab lab = Lab.inTemporaryFolder();
    private final Commands commands = new Commands(lab.folder());
    private final KafkaCluster source;
    private final KafkaCluster target;
    private final Traffic traffic;
    private final Path configuration;
    private final List<String> table = new ArrayList<>();
    private int runs;

    ThereAndBackIT() throws Exception {
        CompletableFuture<KafkaCluster> newer = CompletableFuture.supplyAsync(() -> lab.start(ClusterSpec.kafka43()));
        source = lab.start(ClusterSpec.kafka39());
        target = newer.join();
        traffic = new Traffic(
                lab.folder().resolve("traffic"),
                Map.of("source", source.bootstrapServers(), "target", target.bootstrapServers()),
                TOPICS,
                PARTITIONS,
                RATE);
        configuration = Files.writeString(
                lab.folder().resolve("migration.yaml"),
                """
                name: there-and-back
                source: {bootstrapServers: '%s'}
                target: {bootstrapServers: '%s'}
                mirror: {engine: batch, refreshInterval: 2s}
                cutover: {quietWindow: 500ms, maxLag: 30s, maxWritePause: 60s, commandTimeout: 10s, reverse: required}
                applications:
                %s"""
                        .formatted(source.bootstrapServers(), target.bootstrapServers(), traffic.applications()));
    }

    @BeforeAll
    void prepare() throws Exception {
        try (Admin admin = source.openAdmin()) {
            traffic.createTopics(admin);
        }
        traffic.start("source");
        awaitWritten(2L * RATE);
        assertThat(commands.run(configuration, "apply")).matches(outcome -> outcome.status() == 0);
        commands.fork(configuration, lab.folder().resolve("mirror.log"), "mirror");
        awaitReady();
    }

    @AfterAll
    void end() {
        traffic.close();
        commands.close();
        lab.close();
    }

    private void awaitWritten(long records) {
        long before = traffic.written();
        await().atMost(LONG).until(() -> traffic.written() >= before + records);
    }

    /** The mirror copies forward again, and is close. */
    private void awaitReady() {
        await().atMost(LONG).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
            commands.run(configuration, "verify");
            Outcome check = commands.run(configuration, "cutover", "check");
            assertThat(check.status()).as(check.out() + check.err()).isZero();
        });
    }

    @Test
    @Order(1)
    void shouldGoThereAndBackAgainAndAgainAlthoughItIsKilled() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            boolean killThere = round % 2 == 0;
            go(killThere, "target", THERE);
            awaitWritten(RATE);
            go(!killThere, "source", BACK);
            awaitWritten(RATE);
            awaitReady();
        }
        assertThat(traffic.doubled()).as("doubled, seed %d", SEED).isZero();
        assertThat(traffic.outOfOrder()).as("out of order, seed %d", SEED).isZero();
    }

    private void go(boolean kill, String place, String... command) throws Exception {
        int pausesBefore = traffic.pauses().size();
        String killed = kill ? kill(command) : "";
        Outcome outcome = repeat(command);
        assertThat(outcome.status()).as("seed %d: %s", SEED, outcome.err()).isZero();
        assertThat(traffic.place()).isEqualTo(place);
        awaitWritten(1);
        List<Duration> pauses = traffic.pauses();
        long pause = pauses.size() == pausesBefore
                ? 0
                : pauses.get(pauses.size() - 1).toMillis();
        table.add("%-22s %-34s pause %5d ms".formatted(String.join(" ", command), killed, pause));
    }

    /** Kills it at a random moment of its work, and tells what it had said last. */
    private String kill(String... command) throws Exception {
        Path log = lab.folder().resolve("killed-" + ++runs + ".log");
        Process process = commands.fork(configuration, log, command);
        await().atMost(LONG).until(() -> !process.isAlive() || Files.size(log) > 0);
        boolean ended = process.waitFor(random.nextInt(6_000), TimeUnit.MILLISECONDS);
        process.destroyForcibly().waitFor();
        List<String> said = Files.readAllLines(log);
        String last = said.isEmpty() ? "" : said.get(said.size() - 1);
        return ended ? "ended first" : "killed after: " + last.substring(0, Math.min(20, last.length()));
    }

    /** A command that put everything back, or that was not ready yet, is run once more, as an operator would. */
    private Outcome repeat(String... command) {
        Outcome[] outcome = {commands.run(configuration, command)};
        if (outcome[0].status() != 0) {
            await().atMost(LONG).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
                outcome[0] = commands.run(configuration, command);
                assertThat(outcome[0].status()).as(outcome[0].err()).isZero();
            });
        }
        return outcome[0];
    }

    @Test
    @Order(2)
    void shouldPutBackWhenAStopCommandHangs() {
        assertPutBackUnder("hang", "GW-CUT-");
    }

    @Test
    @Order(3)
    void shouldPutBackWhenAProducerIgnoresTheStop() {
        assertPutBackUnder("ignore", "GW-CUT-013");
    }

    @Test
    @Order(4)
    void shouldPutBackWhenAStartCommandFails() {
        assertPutBackUnder("fail-target", "no license left");
    }

    private void assertPutBackUnder(String disturbance, String said) {
        traffic.disturb(disturbance, true);
        Outcome outcome = commands.run(configuration, THERE);
        traffic.disturb(disturbance, false);

        assertThat(outcome.status()).as(outcome.err()).isEqualTo(8);
        assertThat(outcome.err()).contains(said);
        awaitWritten(RATE);
        table.add("%-22s %-34s exit 8".formatted("writers: " + disturbance, ""));
        assertMovesAgain(disturbance);
    }

    private void assertMovesAgain(String after) {
        Outcome back = repeat(BACK);
        assertThat(back.status()).as("%s: %s", after, back.err()).isZero();
        awaitWritten(RATE);
        awaitReady();
    }

    @Test
    @Order(5)
    void shouldSurviveAKillOfTheTargetsBroker() throws Exception {
        disturbOnTheWayThere("target broker killed", () -> {
            target.broker(1).kill();
            target.broker(1).start();
        });
    }

    @Test
    @Order(6)
    void shouldSurviveAKillOfTheSourcesBroker() throws Exception {
        disturbOnTheWayThere("source broker killed", () -> {
            source.broker(1).kill();
            source.broker(1).start();
        });
    }

    @Test
    @Order(7)
    void shouldSurviveATargetThatDoesNotAnswer() throws Exception {
        disturbOnTheWayThere("target suspended 10 s", () -> {
            target.broker(1).pause();
            try {
                // How long the network is cut, not something to wait for.
                TimeUnit.SECONDS.sleep(10);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                target.broker(1).resume();
            }
        });
    }

    /** Something happens while producers stand still; then the command is run until it has done its work, and everything goes back. */
    private void disturbOnTheWayThere(String what, Runnable disturbance) throws Exception {
        Path log = lab.folder().resolve("disturbed-" + ++runs + ".log");
        Process process = commands.fork(configuration, log, THERE);
        await().atMost(LONG)
                .until(() -> !process.isAlive() || Files.readString(log).contains("writers: running its stop command"));
        disturbance.run();
        assertThat(process.waitFor(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
        table.add("%-22s %-34s exit %d".formatted(what, "", process.exitValue()));

        Outcome outcome = repeat(THERE);

        assertThat(outcome.status()).as("%s: %s", what, outcome.err()).isZero();
        assertThat(traffic.place()).isEqualTo("target");
        awaitWritten(RATE);
        assertMovesAgain(what);
    }

    @Test
    @Order(8)
    void shouldTakeOverFromAHolderThatVanishedAndShutItOutWhenItComesBack() throws Exception {
        Path log = lab.folder().resolve("vanished.log");
        Process vanished = commands.fork(configuration, log, THERE);
        await().atMost(LONG).until(() -> Files.readString(log).contains("writers: running its stop command"));
        signal(vanished, "STOP");

        await().atMost(LONG).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
            Outcome outcome = commands.run(configuration, THERE);
            assertThat(outcome.status()).as(outcome.err()).isZero();
        });
        signal(vanished, "CONT");

        assertThat(vanished.waitFor(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(vanished.exitValue()).as(Files.readString(log)).isEqualTo(7);
        assertThat(traffic.place()).isEqualTo("target");
        table.add("%-22s %-34s exit 7".formatted("holder suspended", ""));
        assertMovesAgain("vanished");
    }

    private static void signal(Process process, String name) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    @Test
    @Order(9)
    void shouldHaveLostDoubledAndReorderedNothing() {
        traffic.stopWriting();

        await().atMost(LONG)
                .untilAsserted(() ->
                        assertThat(traffic.lost()).as("lost, seed %d", SEED).isZero());

        table.forEach(System.out::println);
        System.out.printf(
                "there and back: %d records in %d partitions, lost %d, doubled %d, out of order %d, seed %d%n",
                traffic.written(), TOPICS * PARTITIONS, traffic.lost(), traffic.doubled(), traffic.outOfOrder(), SEED);
        assertThat(traffic.doubled()).as("doubled, seed %d", SEED).isZero();
        assertThat(traffic.outOfOrder()).as("out of order, seed %d", SEED).isZero();
    }
}
