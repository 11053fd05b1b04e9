package io.godwit.core.repoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.core.PublishedFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file of each format as it was, as it becomes, and what is said about it. */
class GoldenFilesTest {
    private static final String FOLDER = "godwit-core/src/test/resources/io/godwit/core/repoint/";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "client.properties",
                "application.yml",
                "application.properties",
                "orders.env",
                "start.sh",
                "orders.service",
                "settings.json",
                "service.toml",
                "main.tf",
                "kubernetes.yaml",
                "values.yaml",
                "docker-compose.yml",
                "connect-distributed.properties",
                "connect-standalone.properties",
                "connector.json",
                "schema-registry.properties",
                "kafka-rest.properties",
                "mm2.properties",
                "default/orders",
                "librdkafka.yaml",
                "Orders.java",
                "template.yaml",
                "untouched.yaml"
            })
    void shouldBecomeTheGoldenFile(String name) throws IOException {
        String before = resource(name);

        Rewrite scram = RepointFixture.scram().rewrite(name, before);
        Rewrite iam = RepointFixture.iam().rewrite(name, before);

        PublishedFiles.shouldBe(FOLDER + name + ".scram", scram.text());
        PublishedFiles.shouldBe(FOLDER + name + ".iam", iam.text());
        PublishedFiles.shouldBe(FOLDER + name + ".references.txt", references(scram));
        PublishedFiles.shouldBe(FOLDER + name + ".diff", UnifiedDiff.masked(name, before, scram.text()));
        assertThat(UnifiedDiff.masked(name, before, scram.text()) + references(scram) + references(iam))
                .doesNotContain("-secret");
        assertThat(RepointFixture.scram().rewrite(name, scram.text()).text()).isEqualTo(scram.text());
    }

    private static String references(Rewrite rewrite) {
        return rewrite.references().stream()
                .map(reference -> reference.line()
                        + " "
                        + reference.action()
                        + reference.problem().map(problem -> " " + problem.id()).orElse("")
                        + " ["
                        + reference.meaning().word()
                        + "] "
                        + reference.key()
                        + ": "
                        + reference.note()
                        + "\n")
                .collect(Collectors.joining());
    }

    private static String resource(String name) throws IOException {
        try (InputStream stream = GoldenFilesTest.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
