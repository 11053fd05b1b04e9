package io.godwit.core.assess.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BrokerReadingTest {
    private final BrokerSnapshot first = new BrokerSnapshot();
    private final BrokerSnapshot second = new BrokerSnapshot();

    @Test
    void shouldUseTheTimeBetweenTheSamplesOfEachBean() {
        first.add(BrokerMetric.BYTES_IN, "", 1_000, 10);
        second.add(BrokerMetric.BYTES_IN, "", 3_000, 20);
        first.add(BrokerMetric.BYTES_IN, "orders", 1_000, 11);
        second.add(BrokerMetric.BYTES_IN, "orders", 3_000, 31);

        BrokerReading reading = reading();

        assertThat(reading.bytesIn()).hasValue(200);
        assertThat(reading.topics().get("orders")).isEqualTo(new BrokerReading.TopicRates(100, 0, 0));
    }

    @Test
    void shouldCountATopicThatCameWithinTheWindowFromZero() {
        first.add(BrokerMetric.BYTES_OUT, "", 0, 10);
        second.add(BrokerMetric.BYTES_OUT, "", 500, 20);
        second.add(BrokerMetric.BYTES_OUT, "new", 500, 20);

        assertThat(reading().topics().get("new")).isEqualTo(new BrokerReading.TopicRates(0, 50, 0));
    }

    @Test
    void shouldNotTellARateOfABrokerThatRestarted() {
        first.add(BrokerMetric.BYTES_IN, "", 9_000, 10);
        second.add(BrokerMetric.BYTES_IN, "", 100, 20);

        assertThat(reading().bytesIn()).isEmpty();
    }

    @Test
    void shouldMakeTheLoadOfCpuTime() {
        first.add(BrokerMetric.CPU_NANOS, "", 0, 10);
        second.add(BrokerMetric.CPU_NANOS, "", 4e9, 20);
        second.add(BrokerMetric.PROCESSORS, "", 4, 20);

        assertThat(reading().processCpu().orElse(-1)).isCloseTo(0.1, within(1e-9));
    }

    @Test
    void shouldTellHowFarAClockIsAhead() {
        second.add(BrokerMetric.STARTED_AT_MS, "", 1_000_000, 20);
        second.add(BrokerMetric.UPTIME_MS, "", 60_000, 20);

        assertThat(reading().clockAheadSeconds().orElse(0)).isCloseTo(60, within(1e-9));
    }

    @Test
    void shouldLeaveOutWhatIsNoNumberOrUnknown() {
        second.add(BrokerMetric.SYSTEM_CPU, "", -1, 20);
        second.add(BrokerMetric.LOG_FLUSH_P99_MS, "", Double.NaN, 20);

        assertThat(reading().systemCpu()).isEmpty();
        assertThat(reading().logFlushP99Ms()).isEmpty();
    }

    private BrokerReading reading() {
        return BrokerReading.between(1, first, second, 1_000_000);
    }
}
