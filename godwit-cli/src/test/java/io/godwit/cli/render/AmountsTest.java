package io.godwit.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AmountsTest {
    @Test
    void shouldShowUnknownAsADash() {
        assertThat(Amounts.count(-1)).isEqualTo("-");
        assertThat(Amounts.bytes(-1)).isEqualTo("-");
        assertThat(Amounts.bytesPerSecond(Double.NaN)).isEqualTo("-");
        assertThat(Amounts.percent(Double.NaN)).isEqualTo("-");
        assertThat(Amounts.duration(Duration.ofMillis(-1))).isEqualTo("-");
    }

    @Test
    void shouldChooseTheUnitThatReadsBest() {
        assertThat(Amounts.bytes(1023)).isEqualTo("1023 B");
        assertThat(Amounts.bytes(1_887_437)).isEqualTo("1.8 MiB");
        assertThat(Amounts.count(1_312_004)).isEqualTo("1,312,004");
        assertThat(Amounts.duration(Duration.ofMillis(850))).isEqualTo("850 ms");
        assertThat(Amounts.duration(Duration.ofMillis(59_999))).isEqualTo("59.9 s");
        assertThat(Amounts.duration(Duration.ofSeconds(130))).isEqualTo("2m 10s");
        assertThat(Amounts.duration(Duration.ofHours(98))).isEqualTo("4d 2h");
    }

    @Test
    void shouldShowOneHundredPercentOnlyWhenAllIsDone() {
        assertThat(Amounts.percent(0.99999)).isEqualTo("99.9%");
        assertThat(Amounts.percent(1)).isEqualTo("100.0%");
    }
}
