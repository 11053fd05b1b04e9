package io.godwit.core.repoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.core.repoint.format.Edit;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RewriterProperties {
    private static final List<String> NAMES =
            List.of("a.properties", "a.yaml", "a.json", "a.toml", "a.tf", "a.env", "a.service", "A.java");

    @Property(tries = 300)
    void shouldNotChangeATextWithoutReferences(@ForAll("texts") String text, @ForAll("names") String name) {
        String without = text.replace("old-", "foreign-");

        Rewrite rewrite = RepointFixture.scram().rewrite(name, without);

        assertThat(rewrite.text()).isEqualTo(without);
        assertThat(rewrite.references()).isEmpty();
    }

    @Property(tries = 300)
    void shouldChangeNothingTheSecondTime(@ForAll("texts") String text, @ForAll("names") String name) {
        String once = RepointFixture.scram().rewrite(name, text).text();

        assertThat(RepointFixture.scram().rewrite(name, once).text()).isEqualTo(once);
    }

    @Property(tries = 300)
    void shouldKeepAllOtherPropertiesAsJavaReadsThem(@ForAll("texts") String text) throws IOException {
        String after = RepointFixture.scram().rewrite("a.properties", text).text();

        Properties old = load(text);
        Properties now = load(after);
        for (String key : old.stringPropertyNames()) {
            if (!old.getProperty(key).contains("old-")
                    && !key.endsWith("security.protocol")
                    && !key.endsWith("bootstrap.servers")) {
                assertThat(now.getProperty(key)).as(key).isEqualTo(old.getProperty(key));
            }
        }
    }

    /** Lines of the old text that are not in the new one, and the other way round, are exactly what the patch says. */
    @Property(tries = 300)
    void shouldWriteADiffThatLeadsToTheNewText(@ForAll("texts") String before, @ForAll("texts") String after) {
        List<String> old = before.lines().toList();
        List<String> now = after.lines().toList();
        int newAt = 0;
        int oldAt = 0;
        for (LineDifference.Block block : LineDifference.between(old, now)) {
            assertThat(old.subList(oldAt, block.oldStart())).isEqualTo(now.subList(newAt, block.newStart()));
            oldAt = block.oldEnd();
            newAt = block.newEnd();
        }
        assertThat(old.subList(oldAt, old.size())).isEqualTo(now.subList(newAt, now.size()));
    }

    @Property(tries = 300)
    void shouldShowAsManyLinesAsThereAre(@ForAll("texts") String text, @ForAll("names") String name) {
        assertThat(Masking.lines(name, text))
                .hasSize((int) text.chars().filter(unit -> unit == '\n').count()
                        + (text.isEmpty() || text.endsWith("\n") ? 0 : 1));
    }

    @Property(tries = 200)
    void shouldFindEachFileThatTheRewriterWouldChange(@ForAll("texts") String text, @ForAll("names") String name) {
        Rewrite rewrite = RepointFixture.scram().rewrite(name, text);
        boolean found = new Needles(RepointFixture.SOURCE.allHosts()).in(text.getBytes(StandardCharsets.UTF_8));

        assertThat(found || rewrite.references().isEmpty()).isTrue();
        assertThat(Edit.apply(text, List.of())).isEqualTo(text);
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.of(NAMES);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(
                        "old-1.example:9092",
                        "old-2.example:9092",
                        ",",
                        "bootstrap.servers",
                        "KAFKA_BOOTSTRAP_SERVERS",
                        "security.protocol",
                        "spring.kafka.bootstrap-servers",
                        "=",
                        ": ",
                        ":",
                        " ",
                        "\n",
                        "\r\n",
                        "\n  ",
                        "\t",
                        "\\",
                        "\\\n",
                        "#",
                        "\"",
                        "'",
                        "{",
                        "}",
                        "[",
                        "]",
                        "|",
                        "- ",
                        "name",
                        "x",
                        "é",
                        "😀",
                        "Environment=",
                        "export ",
                        "<<E\n",
                        "\uFEFF",
                        "\"\"\"",
                        "${",
                        "//",
                        "/*",
                        "data",
                        "kind: Secret\n")
                .list()
                .ofMaxSize(25)
                .map(pieces -> String.join("", pieces));
    }

    private static Properties load(String text) throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(text.startsWith("\uFEFF") ? text.substring(1) : text));
        return properties;
    }
}
