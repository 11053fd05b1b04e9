package io.godwit.core.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.core.cutover.TopicPause;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JudgementTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final byte[] FILLING = "abc".getBytes(StandardCharsets.US_ASCII);

    private final WrittenRecords written = new WrittenRecords();
    private final Arrivals arrivals = new Arrivals();

    private Stamp write() {
        Stamp stamp = written.next("orders", "w1.k0");
        written.confirm("orders", stamp, NOW);
        return stamp;
    }

    private void arrive(Stamp stamp) {
        arrivals.arrive(stamp.value(100, FILLING, 1), "orders-0@7");
    }

    @Test
    void shouldFindNothingWrongWithWhatCameInOrder() {
        for (int i = 0; i < 5; i++) {
            arrive(write());
        }

        assertThat(written.missing("orders", arrivals, false)).isZero();
        assertThat(arrivals.received()).isEqualTo(5);
        assertThat(arrivals.doubled() + arrivals.outOfOrder() + arrivals.unreadable())
                .isZero();
    }

    @Test
    void shouldCountWhatWasConfirmedAndNeverCame() {
        arrive(write());
        write();
        arrive(write());
        write();

        assertThat(written.missing("orders", arrivals, false)).isEqualTo(2);
    }

    @Test
    void shouldNotCountWhatWasNeverConfirmed() {
        arrive(write());
        written.next("orders", "w1.k0");
        arrive(write());
        written.next("orders", "w1.k0");

        assertThat(written.missing("orders", arrivals, false)).isZero();
    }

    @Test
    void shouldTellARepetitionFromALatecomer() {
        Stamp first = write();
        Stamp second = write();
        arrive(second);
        arrive(first);
        arrive(first);

        assertThat(arrivals.outOfOrder()).isEqualTo(1);
        assertThat(arrivals.doubled()).isEqualTo(1);
        assertThat(arrivals.examples())
                .containsExactly("out of order: w1.k0 1 at orders-0@7", "again: w1.k0 1 at orders-0@7");
    }

    @Test
    void shouldOnlyMissTheLastOfACompactedLane() {
        write();
        Stamp second = write();
        assertThat(written.missing("orders", arrivals, true)).isEqualTo(1);

        arrive(second);
        assertThat(written.missing("orders", arrivals, true)).isZero();
    }

    @Test
    void shouldSeeRecordsOfOthers() {
        arrivals.arrive("hello".getBytes(StandardCharsets.UTF_8), "orders-0@1");
        arrivals.arrive(new byte[0], "orders-0@2");

        assertThat(arrivals.unreadable()).isEqualTo(2);
    }

    @Test
    void shouldKeepTheLongestPauseSinceTheMark() {
        written.confirm("orders", written.next("orders", "w1.k0"), NOW);
        written.confirm("orders", written.next("orders", "w1.k0"), NOW.plusSeconds(60));
        written.markPauses();
        written.confirm("orders", written.next("orders", "w1.k0"), NOW.plusSeconds(61));
        written.confirm("orders", written.next("orders", "w1.k0"), NOW.plusSeconds(64));
        written.confirm("orders", written.next("orders", "w1.k0"), NOW.plusSeconds(65));

        assertThat(written.longestPauses())
                .extracting(TopicPause::pause)
                .containsExactly(Optional.of(Duration.ofSeconds(3)));
    }

    @Test
    void shouldReadBackAStampOfAnySize() {
        Stamp stamp = new Stamp("w12.k255", 123_456_789_012L);

        assertThat(Stamp.of(stamp.value(1, FILLING, 0))).contains(stamp);
        assertThat(Stamp.of(stamp.value(500, FILLING, 2))).contains(stamp);
        assertThat(stamp.value(500, FILLING, 2)).hasSize(500);
    }
}
