package io.godwit.core.config.parser;

import io.godwit.core.PublishedFiles;
import io.godwit.core.config.schema.Key;
import io.godwit.core.config.schema.Section;
import io.godwit.core.config.schema.ValueType;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The reference of migration.yaml is made from the declared keys, so that it can't say anything else. */
class ConfigurationReferenceTest {
    private static final String INTRODUCTION =
            """
            # migration.yaml

            All keys, made from the declarations in the code (`io.godwit.core.config.parser`). `godwit init` writes a file in
            which each is explained. A key without a value counts as left out. An unknown key is an error.

            - **References.** `${env:NAME}` is an environment variable, `${file:/path}` the text of a file without its last line
              break, `${file:/path:key}` one key of a properties file: the forms of Kafka's config providers. They work in every
              value but shell commands, which are left to the shell, and also inside a `propertiesFile`. A relative path starts at
              the folder of `migration.yaml`. Any other `${…}` stays as it is.
            - **Regex.** Java's, and it must match the whole name: `order.*`, not `order*`.
            - **Size.** A number and B, KiB, MiB, GiB, TiB (powers of 1024) or KB, MB, GB, TB (powers of 1000). **Rate.** A size
              and `/s`. **Duration.** A whole number and ms, s, m, h or d.
            - **Schema.** [migration.schema.json](migration.schema.json) is for editors; `godwit init` puts it beside the file.
            - **Options win.** `--source-bootstrap-server`, `--source-command-config` and their `--target-…` twins win over the
              file, and stand in for it where both clusters are named by them.

            Topics of the brokers (`__consumer_offsets` and the like), names that begin with two underscores or a dot, Godwit's own
            topics (`godwit.…`) and MirrorMaker's (`mm2….internal`, `….checkpoints.internal`, `heartbeats`) never move, whatever
            the file says.
            """;

    @Test
    void shouldBeWhatTheKeysDeclare() throws IOException {
        StringBuilder page = new StringBuilder(INTRODUCTION);
        describe("Top level", "", MigrationSection.SECTION, page);
        PublishedFiles.shouldBe("docs/reference/configuration.md", page.toString());
    }

    private static void describe(String title, String path, Section<?> section, StringBuilder page) {
        page.append("\n## ")
                .append(title)
                .append("\n\n| key | type | default | meaning | example |\n|---|---|---|---|---|\n");
        section.keys().forEach(key -> page.append(row(key)));
        for (Key<?> key : section.keys()) {
            String below = path + key.name();
            key.type().asSection().ifPresent(inner -> describe(below, below + ".", inner, page));
            key.type()
                    .itemType()
                    .flatMap(ValueType::asSection)
                    .ifPresent(inner -> describe(below + "[]", below + "[].", inner, page));
        }
    }

    private static String row(Key<?> key) {
        String absent = key.required() ? "required" : "none";
        return "| `" + key.name() + "` | " + key.type().label() + " | "
                + key.defaultYaml().map(ConfigurationReferenceTest::code).orElse(absent) + " | "
                + cell(key.description()) + " | " + code(key.example()) + " |\n";
    }

    private static String code(String text) {
        return "`" + cell(text) + "`";
    }

    private static String cell(String text) {
        return Optional.of(text).map(plain -> plain.replace("|", "\\|")).orElseThrow();
    }
}
