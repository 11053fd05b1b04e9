package io.godwit.core.assess.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LogSearchTest {
    private static final Instant NOW = Instant.parse("2026-11-20T13:30:00Z");
    private static final int BYTES = 100;

    private final TimeGrid grid = TimeGrid.endingAt(NOW, Duration.ofDays(7));
    private final List<LogPartition> partitions = new ArrayList<>();
    /** Timestamps of the kept records in order of their offsets. */
    private final Map<LogPartition, long[]> logs = new HashMap<>();

    @Test
    void shouldTellTheExactAmountOfEachHour() {
        log("orders", 0, 0, hourly(hour -> 10 + hour % 24));
        log("orders", 1, 0, hourly(hour -> hour == 100 ? 5_000 : 3));

        LogHistory history = search(partitions, Long.MAX_VALUE);

        TopicHistory orders = history.topic("orders").orElseThrow();
        for (int hour = 0; hour < 168; hour++) {
            assertThat(orders.records().at(hour)).isCloseTo(10 + hour % 24 + (hour == 100 ? 5_000 : 3), within(2L));
            assertThat(orders.bytes().at(hour)).isCloseTo(orders.records().at(hour) * BYTES, within(200L));
        }
        assertThat(orders.resolution()).isEqualTo(TopicHistory.Resolution.HOUR);
        assertThat(orders.records().total())
                .isEqualTo(history.topics().get(0).records().total());
        assertThat(history.futureRecords()).isZero();
    }

    @Test
    void shouldAskLittleAboutALogThatIsIdleMostly() {
        log("busy", 0, 0, hourly(hour -> 100));
        log("idle", 0, 0, hourly(hour -> hour == 20 ? 500 : 0));

        LogHistory history = search(partitions, Long.MAX_VALUE);

        assertThat(history.topic("idle").orElseThrow().records().at(20)).isEqualTo(500);
        assertThat(history.lookUps()).isLessThan(169 + 2 + 18);
    }

    @Test
    void shouldNotCallUnknownHoursZero() {
        log("short", 0, 1_000, hourly(hour -> hour < 160 ? 0 : 50));

        TopicHistory topic = search(partitions, Long.MAX_VALUE).topic("short").orElseThrow();

        assertThat(topic.records().isKnown(160)).isFalse();
        assertThat(topic.records().isKnown(161)).isTrue();
        assertThat(topic.records().at(165)).isEqualTo(50);
    }

    @Test
    void shouldCallHoursBeforeTheFirstRecordOfAWholeLogZero() {
        log("young", 0, 0, hourly(hour -> hour < 160 ? 0 : 50));

        TopicHistory topic = search(partitions, Long.MAX_VALUE).topic("young").orElseThrow();

        assertThat(topic.records().at(0)).isZero();
        assertThat(topic.records().at(160)).isEqualTo(50);
    }

    @Test
    void shouldCountRecordsThatClaimToBeLaterThanNow() {
        long tomorrow = NOW.plus(Duration.ofDays(1)).toEpochMilli();
        log("future", 0, 0, new long[] {NOW.minusSeconds(7_000).toEpochMilli(), tomorrow, tomorrow});

        LogHistory history = search(partitions, Long.MAX_VALUE);

        assertThat(history.futureRecords()).isEqualTo(2);
        assertThat(history.futureTopics()).containsExactly("future");
        assertThat(history.topic("future").orElseThrow().records().total()).isEqualTo(1);
    }

    @Test
    void shouldSayHowCoarseItIsWhenStopped() {
        log("orders", 0, 0, hourly(hour -> 100));

        LogHistory history = search(partitions, 5);

        TopicHistory orders = history.topic("orders").orElseThrow();
        assertThat(orders.resolution()).isEqualTo(TopicHistory.Resolution.COARSE);
        assertThat(orders.records().total()).isCloseTo(16_800, within(100L));
    }

    @Test
    void shouldDivideSmallTopicsByDaysAlone() {
        log("large", 0, 0, hourly(hour -> 2_000));
        log("small", 0, 0, hourly(hour -> 1));

        LogHistory history = search(partitions, Long.MAX_VALUE);

        assertThat(history.topic("small").orElseThrow().resolution()).isEqualTo(TopicHistory.Resolution.DAY);
        assertThat(history.topic("large").orElseThrow().resolution()).isEqualTo(TopicHistory.Resolution.HOUR);
        assertThat(history.lookUps()).isLessThan(169 + 18);
    }

    @Test
    void shouldNotFallFromHourToHourWhenTimestampsAreOutOfOrder() {
        Random random = new Random(7);
        long begin = grid.start().toEpochMilli();
        log("mixed", 0, 0, random.longs(3_000, begin, NOW.toEpochMilli()).toArray());

        TopicHistory topic = search(partitions, Long.MAX_VALUE).topic("mixed").orElseThrow();

        assertThat(Arrays.stream(topic.records().toArray())).allMatch(records -> records >= 0);
        assertThat(topic.records().total()).isCloseTo(3_000, within(84L));
    }

    @Test
    void shouldKeepWhatIsKnownWhenABrokerDoesNotAnswer() {
        log("orders", 0, 0, hourly(hour -> 100));
        LogSearch search = new LogSearch(grid, partitions);
        search.next(10).forEach(search::failed);

        LogHistory history = search.history();

        assertThat(search.isDone()).isTrue();
        assertThat(history.unanswered()).containsExactly("orders-0");
        assertThat(history.topic("orders").orElseThrow().records().isKnown(5)).isFalse();
    }

    private interface Amount {
        int of(int hour);
    }

    /** Records at even distances within each hour that is over. */
    private long[] hourly(Amount amount) {
        List<Long> times = new ArrayList<>();
        for (int hour = 0; hour < 168; hour++) {
            int records = amount.of(hour);
            for (int record = 0; record < records; record++) {
                times.add(grid.boundary(hour).toEpochMilli() + 3_600_000L * record / records);
            }
        }
        return times.stream().mapToLong(Long::longValue).toArray();
    }

    private void log(String topic, int number, long start, long[] times) {
        LogPartition partition =
                new LogPartition(topic, number, start, start + times.length, (long) times.length * BYTES);
        partitions.add(partition);
        logs.put(partition, times);
    }

    private LogHistory search(List<LogPartition> all, long most) {
        LogSearch search = new LogSearch(grid, all);
        while (!search.isDone()) {
            List<LookUp> batch = search.next(1_000);
            assertThat(batch.stream().map(LookUp::index)).doesNotHaveDuplicates();
            batch.forEach(lookUp -> search.found(lookUp, answer(lookUp)));
            if (search.lookUps() >= most) {
                search.stop();
            }
        }
        return search.history();
    }

    /** As a broker answers. */
    private long answer(LookUp lookUp) {
        long[] times = logs.getOrDefault(lookUp.partition(), new long[0]);
        for (int i = 0; i < times.length; i++) {
            if (times[i] >= lookUp.at().toEpochMilli()) {
                return lookUp.partition().startOffset() + i;
            }
        }
        return -1;
    }
}
