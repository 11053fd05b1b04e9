package io.godwit.migration.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.godwit.core.assess.facts.ClusterFacts;
import io.godwit.core.assess.facts.Facts;
import io.godwit.core.assess.log.LogHistory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleTest {
    private static final Instant NOW = Instant.parse("2026-11-20T13:30:00Z");

    @Test
    void shouldGiveBackWhatWasPutIn(@TempDir Path folder) {
        Facts facts = facts();
        Path file = folder.resolve("bundle.zip");

        Bundle.write(facts, file);

        assertThat(Bundle.read(file)).isEqualTo(facts);
        assertThat(folder).isDirectoryContaining(path -> path.equals(file));
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void shouldSayWhyAFileIsNoBundle(@TempDir Path folder) throws IOException {
        assertUnreadable(folder.resolve("missing.zip"), "no such file");
        assertUnreadable(Files.writeString(folder.resolve("text.zip"), "text"), "no zip file");
        assertUnreadable(zip(folder.resolve("other.zip"), "other.json", "{}"), "holds no facts.json");
        assertUnreadable(
                zip(folder.resolve("later.zip"), "facts.json", "{\"schemaVersion\":99}"), "schemaVersion is 99");
        assertUnreadable(zip(folder.resolve("cut.zip"), "facts.json", "{\"schemaVersion\":1,"), "damaged");
    }

    @Test
    void shouldSayThatItCannotBeWritten(@TempDir Path folder) {
        assertThatThrownBy(() -> Bundle.write(facts(), folder.resolve("missing/bundle.zip")))
                .hasMessageStartingWith("GW-ASM-011")
                .hasMessageContaining("its folder does not exist");
    }

    private static void assertUnreadable(Path file, String reason) {
        assertThatThrownBy(() -> Bundle.read(file))
                .hasMessageStartingWith("GW-ASM-010")
                .hasMessageContaining(reason);
    }

    private static Path zip(Path file, String entry, String text) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(text.getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        return file;
    }

    private static Facts facts() {
        ClusterFacts cluster = new ClusterFacts(
                "id",
                "3.9",
                "KRaft",
                List.of(),
                List.of(),
                List.of(),
                new TreeMap<>(),
                new TreeSet<>(),
                List.of(),
                List.of(),
                new TreeSet<>(),
                List.of(),
                new TreeSet<>());
        return new Facts(
                Facts.VERSION,
                NOW,
                "crm",
                false,
                cluster,
                new LogHistory(NOW.minusSeconds(3_600), 2, NOW, List.of(), 0, 0, List.of(), List.of()),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                OptionalDouble.of(5),
                List.of());
    }
}
