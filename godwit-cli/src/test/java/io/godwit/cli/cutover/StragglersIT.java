package io.godwit.cli.cutover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.godwit.cli.cutover.Commands.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Two waves between clusters of 3.9, told in order: the first one, with a reverse mirror, has stragglers in a topic that is in use and in
 * one that is not; the second one is switched without a way back.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class StragglersIT {
    private static final Duration LONG = Duration.ofMinutes(3);
    private static final int MANY = 20_000;

    private final WavesStand stand = new WavesStand();
    private Path configuration = Path.of("unset");
    private Path oneWay = Path.of("unset");

    @BeforeAll
    void prepare() {
        configuration = stand.configuration("migration.yaml", "required");
        oneWay = stand.configuration("one-way.yaml", "off");
        for (String topic : List.of("quiet", "busy", "other")) {
            stand.source.write(topic, values("old", 10));
        }
        assertThat(stand.run(configuration, "apply").status()).isZero();
        stand.fork(configuration, stand.lab.folder().resolve("mirror.log"), "mirror");
    }

    @AfterAll
    void end() {
        stand.close();
    }

    private static List<String> values(String what, int count) {
        return IntStream.range(0, count).mapToObj(i -> what + " " + i).toList();
    }

    @Test
    @Order(1)
    void shouldShowAllWavesAndSayWhichTopicIsInWhich() {
        await().atMost(LONG).pollInterval(Duration.ofSeconds(2)).untilAsserted(() -> {
            stand.run(configuration, "verify");
            Outcome check = stand.run(configuration, "cutover", "check");
            assertThat(check.status()).as(check.out()).isZero();
            assertThat(check.document().path("waves")).hasSize(2);
        });
        assertThat(topic("busy").path("wave").asText()).isEqualTo("first");
        assertThat(topic("other").path("wave").asText()).isEqualTo("second");
    }

    private JsonNode topic(String name) {
        for (JsonNode topic : stand.run(configuration, "status").document().path("topics")) {
            if (topic.path("topic").asText().equals(name)) {
                return topic;
            }
        }
        throw new AssertionError("no topic " + name);
    }

    @Test
    @Order(2)
    void shouldCopyOneWaveBackWhileTheOtherRunsForward() {
        Outcome start = stand.run(configuration, "cutover", "start", "--no-hold", "--wave", "first");
        assertThat(start.status()).as(start.err()).isZero();

        stand.target.write("busy", values("new", 5));
        stand.source.write("other", values("more", 5));

        await().atMost(LONG).until(() -> stand.source.values("busy").contains("new 4"));
        await().atMost(LONG).until(() -> stand.target.values("other").contains("more 4"));
        assertThat(topic("busy").path("direction").asText()).isEqualTo("REVERSE");
        assertThat(topic("other").path("direction").isMissingNode()).isTrue();
    }

    @Test
    @Order(3)
    void shouldFindStragglersAndAccountForThemExactly() {
        stand.source.write("quiet", values("left", 3));
        stand.source.write("busy", values("left", MANY));
        stand.target.write("busy", values("later", 5));

        await().atMost(LONG).pollInterval(Duration.ofSeconds(2)).untilAsserted(() -> {
            assertThat(topic("busy").path("code").asText()).isEqualTo("GW-MIR-030");
            JsonNode watch = stand.run(configuration, "status").document().at("/watches/0");
            assertThat(watch.path("wave").asText()).isEqualTo("first");
            assertThat(watch.path("stragglers").has("busy")).isTrue();
            assertThat(watch.path("stragglers").has("quiet")).isTrue();
        });
        assertThat(stand.run(configuration, "cutover", "check", "--wave", "first")
                        .status())
                .isEqualTo(3);
        Outcome account = stragglers(configuration, "first");
        assertThat(account.status()).as(account.err()).isEqualTo(3);
        assertThat(account.document().path("records").asInt()).isEqualTo(MANY + 3);
        assertThat(account.document().path("toCopy").asInt()).isEqualTo(MANY + 3);
        assertThat(account.document().at("/partitions/0/firstOffset").asInt()).isEqualTo(15);
    }

    private Outcome stragglers(Path file, String wave, String... more) {
        List<String> command = new ArrayList<>(List.of("cutover", "stragglers", "--wave", wave));
        command.addAll(List.of(more));
        return stand.run(file, command.toArray(String[]::new));
    }

    @Test
    @Order(4)
    void shouldAppendEachOfThemOnceAlthoughItIsKilled() throws Exception {
        Process killed = stand.fork(
                configuration,
                stand.lab.folder().resolve("killed.log"),
                "cutover",
                "stragglers",
                "--copy",
                "--wave",
                "first");
        await().atMost(LONG)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> stand.target.end("busy") > 1_000 || !killed.isAlive());
        killed.destroyForcibly().waitFor();

        Outcome copy = stragglers(configuration, "first", "--copy");

        assertThat(copy.status()).as(copy.err()).isZero();
        assertThat(copy.document().path("toCopy").asInt()).isZero();
        List<String> expected = new ArrayList<>(values("old", 10));
        expected.addAll(values("new", 5));
        expected.addAll(values("later", 5));
        expected.addAll(values("left", MANY));
        assertThat(stand.target.values("busy")).isEqualTo(expected);
    }

    @Test
    @Order(5)
    void shouldGoOnCopyingBackWhereBothLogsAreTheSameAgain() {
        stand.target.write("quiet", values("after", 4));

        await().atMost(LONG).until(() -> stand.source.values("quiet").contains("after 3"));
        assertThat(stand.source.records("quiet")).isEqualTo(stand.target.records("quiet"));
        assertThat(stand.run(configuration, "cutover", "check", "--wave", "first")
                        .status())
                .isZero();
    }

    @Test
    @Order(6)
    void shouldRefuseTheWayBackWhereTheyDiffer() {
        Outcome rollback = stand.run(configuration, "rollback", "--wave", "first");

        assertThat(rollback.status()).isEqualTo(1);
        assertThat(rollback.err()).contains("GW-CUT-034", "busy").doesNotContain("quiet");
    }

    @Test
    @Order(7)
    void shouldRollTheOtherWaveBackAndSwitchItAgainByItself() {
        assertThat(stand.run(configuration, "cutover", "start", "--no-hold", "--wave", "second")
                        .status())
                .isZero();
        stand.target.write("other", values("there", 3));
        Outcome rollback = stand.run(configuration, "rollback", "--wave", "second");
        assertThat(rollback.status()).as(rollback.err()).isZero();
        assertThat(stand.source.values("other")).contains("there 2");

        // The mirror has just turned, and does not know its lag yet.
        await().atMost(LONG).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
            Outcome again = stand.run(oneWay, "cutover", "start", "--no-hold", "--wave", "second");
            assertThat(again.status()).as(again.err()).isZero();
        });
    }

    @Test
    @Order(8)
    void shouldAppendThemOnceWithoutAReverseMirrorToo() {
        stand.target.write("other", values("mine", 3));
        stand.source.write("other", values("left", 50));
        await().atMost(LONG)
                .until(() -> stand.run(oneWay, "cutover", "check", "--wave", "second")
                                .status()
                        == 3);

        Outcome copy = stragglers(oneWay, "second", "--copy");

        assertThat(copy.status()).as(copy.err()).isZero();
        assertThat(stand.target.values("other").stream()
                        .filter(value -> value.startsWith("left"))
                        .toList())
                .isEqualTo(values("left", 50));
        assertThat(stand.run(oneWay, "cutover", "check", "--wave", "second").status())
                .isZero();
    }
}
