package io.godwit.systemtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.godwit.lab.ClusterSpec;
import io.godwit.lab.KafkaCluster;
import io.godwit.lab.Lab;
import io.godwit.lab.Listener;
import io.godwit.lab.workload.Reconciliation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The whole story as an operator lives it, with processes killed in the middle. */
class MigrationST {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Test
    void shouldMoveKafka28WithZooKeeperThoughMirrorAndCutoverAreKilled() throws IOException {
        try (Lab lab = Lab.inTemporaryFolder()) {
            KafkaCluster source = lab.start(ClusterSpec.kafka28WithZooKeeper());
            KafkaCluster target = lab.start(ClusterSpec.kafka43());
            try (MigrationStory story =
                    new MigrationStory(lab, source, target, Listener.PLAINTEXT, Listener.PLAINTEXT)) {
                play(story);
            }
        }
    }

    @Test
    void shouldMoveKafka39ToASecuredCluster() throws IOException {
        try (Lab lab = Lab.inTemporaryFolder()) {
            KafkaCluster source = lab.start(ClusterSpec.kafka39());
            KafkaCluster target = lab.start(
                    ClusterSpec.kafka43().listener(Listener.SASL_SSL_SCRAM).authorizer());
            try (MigrationStory story =
                    new MigrationStory(lab, source, target, Listener.PLAINTEXT, Listener.SASL_SSL_SCRAM)) {
                play(story);
            }
        }
    }

    private static void play(MigrationStory story) throws IOException {
        story.startBusiness(200, 2_000);
        assess(story);
        prepare(story);
        try (KillableMirror mirror = new KillableMirror(story)) {
            copy(story, mirror);
            cutOver(story);
        }
        story.awaitAcknowledged(story.crm().ledger().acknowledged() + 1_000);
        judge(story);
    }

    /** From the running source to the code of a target, as nobody has monitored it before. */
    private static void assess(MigrationStory story) throws IOException {
        Path folder = story.folder();
        story.godwit().run("assess", "--out", "report").expect(0);
        assertThat(folder.resolve("report/assessment.html")).isNotEmptyFile();
        assertThat(folder.resolve("report/assessment.md")).content().contains("order");

        PackagedGodwit.Result sized = story.godwit()
                .run("size", "--from", "report/assessment.json", "-o", "json")
                .expect(0);
        JsonNode recommended = MigrationStory.document(sized).path("recommended");
        assertThat(recommended.path("brokers").asInt()).isGreaterThanOrEqualTo(3);
        Files.writeString(folder.resolve("size.json"), sized.out());

        story.godwit()
                .run(
                        "provision",
                        "terraform",
                        "--from=size.json",
                        "--name=crm",
                        "--kafka-version=3.9.x.kraft",
                        "--from-source",
                        "--vpc=vpc-0a1b2c3d4e5f60718",
                        "--client-cidrs=10.0.0.0/16",
                        "--out=msk")
                .expect(0);
        assertThat(folder.resolve("msk/main.tf")).content().contains("aws_msk_cluster");
        assertThat(folder.resolve("msk/variables.tf"))
                .content()
                .contains(recommended.path("instanceType").asText());
    }

    private static void prepare(MigrationStory story) {
        assertThat(story.json("doctor").path("findings").isArray()).isTrue();
        story.godwit().run("plan", "--out", "plan.json", "--detailed-exitcode").expect(3);
        story.godwit().run("apply", "plan.json", "--yes").expect(0);
        story.godwit().run("plan", "--detailed-exitcode").expect(0);
    }

    private static void copy(MigrationStory story, KillableMirror mirror) {
        mirror.start();
        mirror.awaitCopying();
        mirror.kill();
        mirror.start();
        story.awaitInSync();
        story.json("validate");
        JsonNode proof = MigrationStory.document(story.godwit().run(MigrationStory.withJson("verify")));
        assertThat(proof.path("totals").path("mismatches").asLong(-1)).isZero();
        assertThat(proof.path("totals").path("records").asLong()).isPositive();
    }

    private static void cutOver(MigrationStory story) {
        try (PackagedGodwit.Running killed = story.godwit().start("cutover", "start", "--yes")) {
            await("the cutover to begin").atMost(PATIENCE).until(() -> killed.talk()
                    .contains("stop"));
            killed.kill();
        }
        story.godwit().run("cutover", "start", "--yes").expect(0);
        try (PackagedGodwit.Running killed = story.godwit().start("cutover", "release", "--yes")) {
            await("the producers to be stopped")
                    .atMost(PATIENCE)
                    .until(() -> !story.crm().producers().isRunning());
            killed.kill();
        }
        PackagedGodwit.Result released =
                story.godwit().run("cutover", "release", "--yes").expect(0);
        assertThat(released.err() + released.out()).contains("SWITCHED");
    }

    private static void judge(MigrationStory story) {
        Reconciliation books = story.closeTheBooks();
        assertThat(books.isClean()).as("%s", books).isTrue();
        JsonNode proof = story.json("verify", "--full");
        assertThat(proof.path("totals").path("mismatches").asLong(-1)).isZero();
    }
}
