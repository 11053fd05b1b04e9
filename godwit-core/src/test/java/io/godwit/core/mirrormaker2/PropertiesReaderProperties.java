package io.godwit.core.mirrormaker2;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PropertiesReaderProperties {
    @Property(tries = 5000)
    void shouldReadWhatJavasPropertiesRead(@ForAll("texts") String text) throws IOException {
        Properties expected = new Properties();
        expected.load(new StringReader(text));

        Map<String, String> read = PropertiesReader.read(text).stream()
                .collect(Collectors.toMap(PropertyEntry::key, PropertyEntry::value, (first, second) -> second));

        assertThat(read).isEqualTo(expected);
    }

    @Property(tries = 500)
    void shouldNumberTheLinesOfSimpleEntries(@ForAll("values") List<String> values) {
        StringBuilder text = new StringBuilder();
        values.forEach(value -> text.append("# comment\nkey = ").append(value).append("\n\n"));

        List<PropertyEntry> entries = PropertiesReader.read(text.toString());

        assertThat(entries).hasSameSizeAs(values);
        for (int index = 0; index < entries.size(); index++) {
            assertThat(entries.get(index)).isEqualTo(new PropertyEntry(3 * index + 2, "key", values.get(index)));
        }
    }

    /** Made of the pieces that matter to the format, so that they meet each other often. */
    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(
                        "a", "bc", "é", "=", ":", " ", "\t", "\f", "#", "!", "\\", "\\\\", "\\\n", "\\\r\n", "\n", "\r",
                        "\r\n", "\\u0041", "\\u00e9", "\\t", "\\n", "\\=", "\\:", "\\ ", "->", ",")
                .list()
                .ofMaxSize(25)
                .map(pieces -> String.join("", pieces))
                .filter(text -> !text.matches("(?s).*\\\\u(?![0-9a-f]{4}).*"));
    }

    @Provide
    Arbitrary<List<String>> values() {
        return Arbitraries.strings()
                .alpha()
                .ofMinLength(1)
                .ofMaxLength(5)
                .list()
                .ofMaxSize(20);
    }
}
