package io.godwit.cli.complete;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.godwit.cli.complete.TwoClusters.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A wave of one that reads, one that reads and writes in transactions, and one that writes, rehearsed from 3.9 to 4.3. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class RehearseIT {
    private static final Duration LONG = Duration.ofMinutes(4);
    private static final String APPLICATIONS =
            """
            applications:
              - {name: reports, groups: [billing]}
              - {name: adder, groups: [adding], produces: [totals], transactionalIds: [adder-1]}
              - {name: shop, produces: [orders]}
            """;

    private Optional<TwoClusters> opened = Optional.empty();

    private TwoClusters stand() {
        return opened.orElseThrow();
    }

    @BeforeAll
    void prepare() throws Exception {
        opened = Optional.of(new TwoClusters(APPLICATIONS));
    }

    @AfterAll
    void end() {
        opened.ifPresent(TwoClusters::close);
    }

    @Test
    @Order(1)
    void shouldRefuseBadInput() throws Exception {
        assertThat(stand().run("rehearse", "--rate", "9MiB/s").status()).isEqualTo(2);
        assertThat(stand().run("rehearse", "--rate", "much").status()).isEqualTo(2);
        assertThat(stand().run("rehearse", "--for", "0s").status()).isEqualTo(2);
        Outcome wave = stand().run("rehearse", "--wave", "nowhere");
        assertThat(wave.status()).isEqualTo(2);
        assertThat(wave.err()).contains("GW-CUT-020");
        assertNothingLeft();
    }

    @Test
    @Order(2)
    void shouldGoThereAndBackAndThereAgainWithoutALoss() throws Exception {
        Outcome rehearsal = stand().run("rehearse", "--for", "4s", "--rate", "200KiB/s");

        assertThat(rehearsal.status())
                .as("%s%n%s", rehearsal.err(), rehearsal.out())
                .isEqualTo(3);
        JsonNode report = rehearsal.document();
        assertThat(report.path("rounds").findValuesAsText("name")).containsExactly("there", "back", "there-again");
        report.path("rounds")
                .forEach(round -> assertThat(round.path("tookMs").asLong()).isPositive());
        assertThat(report.at("/rounds/0/pausedForMs").asLong()).isBetween(1L, 90_000L);
        assertThat(report.at("/judgement/confirmed").asLong()).isGreaterThan(100);
        List<String> read = new ArrayList<>();
        report.at("/judgement/lines").forEach(line -> {
            read.add(line.path("group").asText() + " " + line.path("topic").asText());
            assertThat(line.path("lost").asLong()).as(line.toString()).isZero();
            assertThat(line.path("doubled").asLong()).as(line.toString()).isZero();
            assertThat(line.path("outOfOrder").asLong()).as(line.toString()).isZero();
            assertThat(line.path("received").asLong()).as(line.toString()).isPositive();
        });
        assertThat(read).contains("billing orders", "adding orders", "judge totals", "judge audit");
        assertThat(report.path("gates").findValuesAsText("name")).contains("mirror-running");
        assertThat(report.path("notes").toString()).contains("audit", "stop and start commands");
        assertNothingLeft();
    }

    @Test
    @Order(3)
    void shouldRemoveWhatAKilledRehearsalLeft(@TempDir Path folder) throws Exception {
        Path log = folder.resolve("rehearse.log");
        Process killed = stand().fork(log, "rehearse", "--for", "5m", "--rate", "50KiB/s");
        await().atMost(LONG)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> !killed.isAlive()
                        || TwoClusters.ownTopics(stand().target).stream()
                                .anyMatch(topic -> topic.startsWith("godwit-rehearsal-")));
        assertThat(killed.isAlive()).as(TwoClusters.read(log)).isTrue();
        killed.destroyForcibly().waitFor();
        assertThat(TwoClusters.ownTopics(stand().source)).isNotEmpty();

        Outcome clean = stand().run("rehearse", "--clean");

        assertThat(clean.status()).as(clean.err()).isEqualTo(0);
        assertThat(clean.document().path("removed")).isNotEmpty();
        assertNothingLeft();
        assertThat(stand().run("rehearse", "--clean").document().path("removed"))
                .isEmpty();
    }

    private void assertNothingLeft() throws Exception {
        assertThat(TwoClusters.ownTopics(stand().source)).isEmpty();
        assertThat(TwoClusters.ownTopics(stand().target)).isEmpty();
        for (var cluster : List.of(stand().source, stand().target)) {
            try (Admin admin = cluster.openAdmin()) {
                assertThat(admin.listGroups().all().get(60, TimeUnit.SECONDS))
                        .extracting(GroupListing::groupId)
                        .noneMatch(group -> group.startsWith("godwit-rehearsal"));
            }
        }
    }
}
