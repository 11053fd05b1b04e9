package io.godwit.cli.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void shouldAlignColumnsWhateverColourTheyHave() {
        Table table = new Table()
                .left("TOPIC")
                .right("RECORDS")
                .left("STATE")
                .row("order", "1,312", Style.COLOR.good("ok"))
                .row("größe", "7", "waits");

        assertThat(print(table))
                .isEqualTo("TOPIC  RECORDS  STATE\norder    1,312  \u001b[32mok\u001b[0m\ngröße        7  waits\n");
    }

    @Test
    void shouldRefuseARowThatDoesNotFit() {
        assertThatThrownBy(() -> new Table().left("A").row("1", "2")).hasMessageContaining("2 cells for 1 columns");
    }

    private static String print(Table table) {
        StringWriter text = new StringWriter();
        table.print(new PrintWriter(text, true));
        return text.toString().replace(System.lineSeparator(), "\n");
    }
}
