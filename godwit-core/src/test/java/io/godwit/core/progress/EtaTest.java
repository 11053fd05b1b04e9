package io.godwit.core.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class EtaTest {
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);

    @Test
    void shouldDivideWhatRemainsByTheNetRate() {
        Eta eta = Eta.of(60_000, OptionalDouble.of(150), OptionalDouble.of(50), OptionalDouble.empty(), LONG_ENOUGH);

        assertThat(eta.words()).isEqualTo("10m 0s");
        assertThat(eta.seconds()).hasValue(600);
    }

    @Test
    void shouldSayThatItDoesNotConvergeInBytesWhereTheSizeIsKnown() {
        Eta eta =
                Eta.of(1, OptionalDouble.of(38_000), OptionalDouble.of(41_000), OptionalDouble.of(1_000), LONG_ENOUGH);

        assertThat(eta.words()).isEqualTo("not converging: source 41 MB/s, copy 38 MB/s");
        assertThat(eta.seconds()).isEmpty();
    }

    @Test
    void shouldSayThatItDoesNotConvergeInRecordsOtherwise() {
        Eta eta = Eta.of(1, OptionalDouble.of(38), OptionalDouble.of(38), OptionalDouble.empty(), LONG_ENOUGH);

        assertThat(eta.words()).isEqualTo("not converging: source 38 records/s, copy 38 records/s");
    }

    @Test
    void shouldNotGuessInTheFirstMinute() {
        Eta eta = Eta.of(
                1, OptionalDouble.of(150), OptionalDouble.of(50), OptionalDouble.empty(), Duration.ofSeconds(59));

        assertThat(eta.words()).isEqualTo("N/A");
    }

    @Test
    void shouldBeDoneWhenNothingRemains() {
        Eta eta = Eta.of(0, OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), Duration.ZERO);

        assertThat(eta.words()).isEqualTo("done");
        assertThat(eta.seconds()).hasValue(0);
    }
}
