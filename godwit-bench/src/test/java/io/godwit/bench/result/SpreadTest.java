package io.godwit.bench.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpreadTest {
    @Test
    void shouldTakeTheMiddleValueWhateverTheOrder() {
        assertThat(Spread.of(List.of(9.0, 1.0, 4.0))).isEqualTo(new Spread(4, 1, 9));
    }

    @Test
    void shouldTakeTheMeanOfTheTwoMiddleValues() {
        assertThat(Spread.of(List.of(4.0, 1.0, 9.0, 6.0))).isEqualTo(new Spread(5, 1, 9));
    }

    @Test
    void shouldTakePercentilesByNearestRank() {
        double[] oneToHundred =
                IntStream.rangeClosed(1, 100).map(i -> 101 - i).asDoubleStream().toArray();

        assertThat(Spread.percentile(oneToHundred, 0.5)).isEqualTo(50);
        assertThat(Spread.percentile(oneToHundred, 0.99)).isEqualTo(99);
        assertThat(Spread.percentile(oneToHundred, 1)).isEqualTo(100);
        assertThat(Spread.percentile(oneToHundred, 0)).isEqualTo(1);
        assertThat(Spread.percentile(new double[] {7}, 0.99)).isEqualTo(7);
    }

    @Test
    void shouldLeaveTheValuesInTheirOrder() {
        double[] values = {3, 1, 2};

        Spread.percentile(values, 0.5);

        assertThat(values).containsExactly(3, 1, 2);
    }

    @Test
    void shouldRefuseNoValues() {
        assertThatIllegalArgumentException().isThrownBy(() -> Spread.of(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> Spread.percentile(new double[0], 0.5));
    }
}
