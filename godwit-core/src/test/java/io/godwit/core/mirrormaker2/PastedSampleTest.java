package io.godwit.core.mirrormaker2;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.core.PublishedFiles;
import io.godwit.core.config.Migration;
import io.godwit.core.config.external.FakeExternalValues;
import io.godwit.core.config.parser.MigrationParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The sample that circulates in vendors' blog posts, as people paste it. */
class PastedSampleTest {
    private final MirrorMakerImport pasted =
            MirrorMakerImport.of(resource("pasted.properties"), "mm2.properties", Optional.empty());

    @Test
    void shouldFindEverythingInIt() throws IOException {
        String findings =
                pasted.findings().stream().map(finding -> text(finding) + "\n").collect(Collectors.joining());

        PublishedFiles.shouldBe(
                "godwit-core/src/test/resources/io/godwit/core/mirrormaker2/pasted.findings.txt", findings);
    }

    @Test
    void shouldMakeAMigrationThatParses() {
        String yaml = pasted.migration(Optional.of("crm"), "mm2.properties", List.of());

        Migration migration = new MigrationParser(new FakeExternalValues()).parse(yaml, "migration.yaml");

        assertThat(migration.name()).isEqualTo("crm");
        assertThat(migration.source().bootstrapServers()).isEqualTo("a:9092,b:9092,c:9092");
        assertThat(migration.target().bootstrapServers()).isEqualTo("x:9092,y:9092,z:9092");
        assertThat(List.of("price", "order", "order-bad")).allMatch(migration.topics()::selects);
        assertThat(List.of("prices", "stock", "orders")).noneMatch(migration.topics()::selects);
    }

    private static String text(LintFinding finding) {
        return String.join(
                " | ",
                finding.code().id(),
                finding.severity().name(),
                String.valueOf(finding.line()),
                finding.key(),
                finding.message(),
                finding.fix());
    }

    private static String resource(String name) {
        try (InputStream stream = Objects.requireNonNull(PastedSampleTest.class.getResourceAsStream(name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
