package io.godwit.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.godwit.cli.render.Style;
import io.godwit.core.json.Json;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class DemoResultTest {
    @Test
    void shouldHoldOnlyWhenNothingWasLostDoubledOrOutOfOrder() {
        assertThat(result(12_000, 0, 0, 0, 0).holds()).isTrue();
        assertThat(result(0, 0, 0, 0, 0).holds()).as("nothing moved").isFalse();
        assertThat(result(12_000, 1, 0, 0, 0).holds()).as("lost").isFalse();
        assertThat(result(12_000, 0, 1, 0, 0).holds()).as("doubled").isFalse();
        assertThat(result(12_000, 0, 0, 1, 0).holds()).as("out of order").isFalse();
        assertThat(result(12_000, 0, 0, 0, 1).holds()).as("proof").isFalse();
    }

    @Test
    void shouldTellItsFiguresAsAnObject() {
        JsonNode document = Json.tree(result(12_000, 0, 0, 0, 0));

        assertThat(document.path("recordsMoved").asLong()).isEqualTo(12_000);
        assertThat(document.path("offsetsIdentical").isBoolean()).isTrue();
        assertThat(document.path("writePauseMs").asLong()).isEqualTo(850);
        assertThat(document.path("peakMemoryMb").asLong()).isEqualTo(2_100);
        for (String count : new String[] {"lost", "duplicated", "outOfOrder", "durationSeconds"}) {
            assertThat(document.path(count).isNumber()).as(count).isTrue();
        }
    }

    @Test
    void shouldShowUnknownMemoryAsADash() {
        DemoResult unknown = new DemoResult(1, 0, 0, 0, true, 1, 1, OptionalLong.empty(), 0);
        StringWriter text = new StringWriter();

        unknown.print(new PrintWriter(text), Style.PLAIN);

        assertThat(text.toString()).containsPattern("peak memory of all processes +-\\R");
    }

    @Test
    void shouldReadTheResidentSize() {
        assertThat(PeakMemory.kibibytesOf("VmRSS:\t  123456 kB")).isEqualTo(123_456);
    }

    private static DemoResult result(long moved, long lost, long duplicated, long outOfOrder, long mismatches) {
        return new DemoResult(moved, lost, duplicated, outOfOrder, false, 850, 190, OptionalLong.of(2_100), mismatches);
    }
}
