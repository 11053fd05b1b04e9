package io.godwit.cli.complete;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.godwit.cli.complete.TwoClusters.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The end of a migration from 3.9 to 4.3, told in order. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class CompleteIT {
    private static final Duration LONG = Duration.ofMinutes(3);

    private Optional<TwoClusters> opened = Optional.empty();
    private Optional<Process> mirror = Optional.empty();
    private Path evidence = Path.of("unset");

    private TwoClusters stand() {
        return opened.orElseThrow();
    }

    @BeforeAll
    void prepare(@TempDir(cleanup = CleanupMode.ALWAYS) Path folder) throws Exception {
        opened = Optional.of(new TwoClusters(""));
        evidence = folder.resolve("evidence");
        assertThat(stand().run("apply")).matches(outcome -> outcome.status() == 0);
        mirror = Optional.of(stand().fork(folder.resolve("mirror.log"), "mirror"));
    }

    @AfterAll
    void end() {
        opened.ifPresent(TwoClusters::close);
    }

    private Outcome complete(String... more) {
        String[] command = new String[more.length + 3];
        System.arraycopy(more, 0, command, 3, more.length);
        command[0] = "complete";
        command[1] = "--evidence";
        command[2] = evidence.toString();
        return stand().run(command);
    }

    private static String gate(JsonNode outlook, String name) {
        for (JsonNode gate : outlook.path("gates")) {
            if (gate.path("name").asText().equals(name)) {
                return gate.path("result").asText();
            }
        }
        throw new AssertionError("no gate " + name + " in " + outlook);
    }

    @Test
    @Order(1)
    void shouldRefuseBeforeTheSwitch() {
        Outcome outlook = complete("--dry-run");
        assertThat(outlook.status()).as(outlook.err()).isEqualTo(3);
        assertThat(gate(outlook.document(), "switched")).isEqualTo("UNMET");

        Outcome refused = complete("--confirm", "move", "--quiet-for", "1s");
        assertThat(refused.status()).isEqualTo(3);
        assertThat(refused.err()).contains("GW-CMP-001", "NOT_STARTED");
        assertThat(evidence).doesNotExist();
    }

    @Test
    @Order(2)
    void shouldRefuseBadInput() {
        Outcome name = complete("--confirm", "mvoe");
        assertThat(name.status()).isEqualTo(2);
        assertThat(name.err()).contains("GW-CMP-003", "nothing was changed");

        assertThat(complete("--confirm", "move", "--quiet-for", "0s").status()).isEqualTo(2);
        assertThat(complete("--quiet-for", "soon").status()).isEqualTo(2);
    }

    @Test
    @Order(3)
    void shouldWaitForTheWatch() {
        await().atMost(LONG).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
            stand().run("verify");
            Outcome check = stand().run("cutover", "check");
            assertThat(check.status()).as(check.out()).isEqualTo(0);
        });
        Outcome start = stand().run("cutover", "start", "--no-hold");
        assertThat(start.status()).as(start.err()).isEqualTo(0);

        Outcome early = complete("--confirm", "move", "--quiet-for", "1s");

        assertThat(early.status()).isEqualTo(3);
        assertThat(early.err()).contains("GW-CMP-001", "watch", "--before-watch-ends");
    }

    @Test
    @Order(4)
    void shouldAskForTheNameWhateverYesSays() {
        Outcome other = stand().runTyping("shop", "complete", "--before-watch-ends", "--evidence", evidence.toString());
        assertThat(other.status()).isEqualTo(2);
        assertThat(other.err()).contains("This ends migration move for good", "rollback", "GW-CMP-003");

        Outcome nobody = complete("--before-watch-ends");
        assertThat(nobody.err()).contains("--confirm and the migration's name");
    }

    @Test
    @Order(5)
    void shouldGoOnAfterAKillInItsMiddle(@TempDir Path folder) throws Exception {
        Path log = folder.resolve("complete.log");
        Process killed = stand().fork(
                        log,
                        "complete",
                        "--confirm",
                        "move",
                        "--before-watch-ends",
                        "--quiet-for",
                        "3s",
                        "--evidence",
                        evidence.toString());
        await().atMost(LONG)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> TwoClusters.read(log).contains("no mirror runs any more") || !killed.isAlive());
        killed.destroyForcibly().waitFor();
        assertThat(mirror.orElseThrow().waitFor(60, TimeUnit.SECONDS))
                .as(TwoClusters.read(log))
                .isTrue();
        assertThat(mirror.orElseThrow().exitValue()).isEqualTo(0);

        Outcome again = complete("--confirm", "move");

        assertThat(again.status()).as(again.err()).isEqualTo(0);
        assertThat(again.document().at("/completion/stage").asText()).isEqualTo("COMPLETED");
        assertManifestHolds();
    }

    private void assertManifestHolds() throws Exception {
        JsonNode manifest = io.godwit.core.json.Json.tree(Files.readAllBytes(evidence.resolve("manifest.json")));
        assertThat(manifest.path("files")).hasSize(7);
        for (JsonNode file : manifest.path("files")) {
            byte[] content =
                    Files.readAllBytes(evidence.resolve(file.path("name").asText()));
            assertThat(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(content)))
                    .isEqualTo(file.path("sha256").asText());
        }
        assertThat(evidence.resolve("events.jsonl")).content().contains("cutover.step", "complete.step");
        assertThat(evidence.resolve("summary.md")).content().contains("| orders | 3 | 300 | 0 |");
    }

    @Test
    @Order(6)
    void shouldRefuseEverythingThatActs() {
        for (String[] command : new String[][] {
            {"mirror"}, {"cutover", "start"}, {"rollback"}, {"pause"}, {"resume"}, {"throttle", "1MiB/s"}
        }) {
            Outcome refused = stand().run(command);
            assertThat(refused.status()).as(command[0]).isEqualTo(1);
            assertThat(refused.err()).as(command[0]).contains("GW-CMP-010");
        }
        Outcome status = stand().run("status");
        assertThat(status.status()).isEqualTo(0);
        assertThat(status.document().path("state").asText()).isEqualTo("COMPLETED");
    }

    @Test
    @Order(7)
    void shouldSayThatItIsDone() {
        Outcome again = complete("--confirm", "move");

        assertThat(again.status()).as(again.err()).isEqualTo(0);
        assertThat(again.document().path("done")).isEmpty();
    }

    @Test
    @Order(8)
    void shouldKeepTheJournalWhileTheEvidenceIsChanged() throws Exception {
        String summary = Files.readString(evidence.resolve("summary.md"));
        Files.writeString(evidence.resolve("summary.md"), "nothing happened\n");

        Outcome refused = complete("--confirm", "move", "--remove-topics");

        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.err()).contains("GW-CMP-011", "summary.md");
        assertThat(TwoClusters.ownTopics(stand().target)).contains("godwit.move.journal");
        Files.writeString(evidence.resolve("summary.md"), summary);
    }

    @Test
    @Order(9)
    void shouldRemoveItsTopicsAndKnowItByTheEvidence() throws Exception {
        Outcome removed = complete("--confirm", "move", "--remove-topics");

        assertThat(removed.status()).as(removed.err()).isEqualTo(0);
        assertThat(removed.document().path("removedTopics").toString()).contains("target godwit.move.journal");
        assertThat(TwoClusters.ownTopics(stand().target)).isEmpty();
        assertThat(TwoClusters.ownTopics(stand().source)).isEmpty();

        Outcome again = complete("--confirm", "move", "--remove-topics");
        assertThat(again.status()).as(again.err()).isEqualTo(0);
        assertThat(again.document().at("/completion/stage").asText()).isEqualTo("COMPLETED");
        assertThat(TwoClusters.ownTopics(stand().target)).isEmpty();
    }
}
