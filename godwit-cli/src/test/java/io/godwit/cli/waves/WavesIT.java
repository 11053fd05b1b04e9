package io.godwit.cli.waves;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.godwit.core.json.Json;
import io.godwit.lab.ClusterSpec;
import io.godwit.lab.KafkaCluster;
import io.godwit.lab.Lab;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command on clusters that are used: one that tells transactional ids, and an old one that does not. */
class WavesIT {
    @Test
    void shouldProposeAndThenAcceptWavesOnANewCluster(@TempDir Path folder) throws Exception {
        try (Lab lab = Lab.inTemporaryFolder()) {
            KafkaCluster source = lab.start(ClusterSpec.kafka39());
            try (BusyCluster busy = BusyCluster.fill(source)) {
                JsonNode first = waves(source, folder, "", 3);
                assertThat(kind(first, "pricing")).isEqualTo("READ_PROCESS_WRITE");
                assertThat(application(first, "pricing").path("transactionalIds"))
                        .extracting(JsonNode::asText)
                        .containsExactly("pricing-1");
                assertThat(kind(first, "rating")).isEqualTo("STREAMS");
                assertThat(written(first, "rating")).containsExactly("rating", "rating-store-changelog");
                assertThat(kind(first, "billing")).isEqualTo("CONSUMER");
                assertThat(application(first, "billing").path("clientIds"))
                        .extracting(JsonNode::asText)
                        .containsExactly(BusyCluster.BILLING_CLIENT);
                assertThat(first.path("questions")).singleElement().satisfies(question -> assertThat(
                                question.path("question").asText())
                        .isEqualTo("Who writes order?"));
                assertThat(first.path("questions").path(0).path("hints").path(0).asText())
                        .matches("producer [0-9]+ is active");
                acceptsWhatItWrote(source, folder);
            }
        }
    }

    /** Answers the question, writes the sections, and runs on them. */
    private static void acceptsWhatItWrote(KafkaCluster source, Path folder) throws IOException {
        String crm = "applications: [{name: crm, owner: sales, produces: [order]}]\n";
        Path written = folder.resolve("waves.yaml");
        JsonNode answered = waves(
                source,
                folder,
                crm,
                3,
                "--write",
                written.toString(),
                "--dot",
                folder.resolve("waves.dot").toString(),
                "--svg",
                folder.resolve("waves.svg").toString());
        assertThat(answered.path("waves"))
                .extracting(wave -> texts(wave.path("applications")))
                .containsExactly(List.of("pricing", "rating"), List.of("billing", "crm"));
        assertThat(folder.resolve("waves.dot")).content().startsWith("digraph waves {");
        assertThat(folder.resolve("waves.svg")).content().startsWith("<svg ");

        String sections = Files.readString(written);
        JsonNode accepted = waves(source, folder, sections, 0);
        assertThat(accepted.path("complete").asBoolean()).isTrue();
        assertThat(accepted.path("findings")).isEmpty();

        JsonNode turned = waves(source, folder, turnedRound(sections) + "cutover: {reverse: off}\n", 4);
        assertThat(turned.path("findings"))
                .extracting(finding -> finding.path("code").asText())
                .contains("GW-WAV-010")
                .doesNotContain("GW-WAV-011");
    }

    private static String turnedRound(String sections) {
        int waves = sections.indexOf("waves:");
        return sections.substring(0, waves)
                + "waves:\n"
                + "  - {name: a, applications: [billing, crm]}\n"
                + "  - {name: b, applications: [pricing, rating]}\n";
    }

    @Test
    void shouldKnowWhoCommitsOffsetsOnAClusterThatTellsNoTransactionalIds(@TempDir Path folder) throws Exception {
        try (Lab lab = Lab.inTemporaryFolder()) {
            KafkaCluster source = lab.start(ClusterSpec.kafka28WithZooKeeper());
            try (BusyCluster busy = BusyCluster.fill(source)) {
                JsonNode first = waves(source, folder, "", 3);

                assertThat(kind(first, "pricing")).isEqualTo("READ_PROCESS_WRITE");
                assertThat(application(first, "pricing")
                                .path("writes")
                                .path("price")
                                .asText())
                        .matches("producer [0-9]+, which commits the offsets of group pricing");
                assertThat(written(first, "rating")).containsExactly("rating", "rating-store-changelog");
                assertThat(first.path("questions")).singleElement().satisfies(question -> assertThat(
                                question.path("question").asText())
                        .isEqualTo("Who writes order?"));
                assertThat(first.path("findings"))
                        .extracting(finding -> finding.path("code").asText())
                        .contains("GW-WAV-024");
            }
        }
    }

    private static JsonNode waves(KafkaCluster source, Path folder, String sections, int status, String... options)
            throws IOException {
        Path file = folder.resolve("migration.yaml");
        Files.writeString(
                file, "name: crm\nsource: {bootstrapServers: '%s'}\n%s".formatted(source.bootstrapServers(), sections));
        List<String> arguments = new ArrayList<>(List.of("waves", "--file", file.toString(), "-o", "json"));
        arguments.addAll(List.of(options));
        WavesRun run = WavesRun.of(arguments.toArray(String[]::new));
        assertThat(run.status()).as(run.out() + run.err()).isEqualTo(status);
        return Json.tree(run.out().getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode application(JsonNode document, String name) {
        for (JsonNode application : document.path("applications")) {
            if (application.path("name").asText().equals(name)) {
                return application;
            }
        }
        throw new AssertionError("no application " + name + " in " + document);
    }

    private static String kind(JsonNode document, String application) {
        return application(document, application).path("kind").asText();
    }

    private static List<String> written(JsonNode document, String application) {
        List<String> topics = new ArrayList<>();
        application(document, application).path("writes").fieldNames().forEachRemaining(topics::add);
        return topics;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
