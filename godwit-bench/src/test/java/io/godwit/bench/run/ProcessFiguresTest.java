package io.godwit.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessFiguresTest {
    @Test
    void shouldAddUserAndSystemTimeWhateverTheProcessIsCalled() {
        String stat = "4711 (ja) va (x) S 1 4711 4711 0 -1 4194560 9 0 0 0 1234 66 0 0 20 0 33 0 5 6 7";

        assertThat(ProcessFigures.cpuSeconds(stat)).hasValue(13);
    }

    @Test
    void shouldReadThePeakOfResidentMemory() {
        assertThat(ProcessFigures.peakMebibytes(List.of("Name:\tjava", "VmHWM:\t  358400 kB", "VmRSS:\t  100 kB")))
                .hasValue(350);
        assertThat(ProcessFigures.peakMebibytes(List.of("Name:\tjava"))).isEmpty();
    }

    @Test
    void shouldKnowNothingOfAProcessThatIsNotThere() {
        assertThat(ProcessFigures.cpuSeconds(-1)).isEmpty();
        assertThat(ProcessFigures.peakMebibytes(-1)).isEmpty();
    }
}
