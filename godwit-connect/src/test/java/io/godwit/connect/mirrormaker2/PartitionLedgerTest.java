package io.godwit.connect.mirrormaker2;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.connect.mirrormaker2.CopyLedger.Read;
import io.godwit.core.engine.EngineSnapshot.PartitionPosition;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PartitionLedgerTest {
    @Test
    void shouldCountOnlyWhatIsDurable() {
        PartitionLedger ledger = new PartitionLedger();
        ledger.add(read(0, 9));
        ledger.add(read(10, 19));

        assertThat(ledger.upTo(9)).isEqualTo(new PartitionPosition(10, 10, 1_000, OptionalLong.of(9)));
        assertThat(ledger.upTo(15).nextSourceOffset()).isEqualTo(16);
        assertThat(ledger.upTo(19).records()).isEqualTo(20);
    }

    @Test
    void shouldGoBeyondMarkersThatFollowTheLastDurableRecord() {
        PartitionLedger ledger = new PartitionLedger();
        ledger.add(new Read(0, 9, 10, 10, 1_000, 9));
        ledger.add(empty(11));

        assertThat(ledger.upTo(8).nextSourceOffset()).isEqualTo(9);
        assertThat(ledger.upTo(9).nextSourceOffset()).isEqualTo(11);
    }

    @Test
    void shouldGoBeyondMarkersAfterARestartToo() {
        PartitionLedger ledger = new PartitionLedger(9);
        ledger.add(empty(11));

        assertThat(ledger.upTo(9).nextSourceOffset()).isEqualTo(11);
    }

    @Test
    void shouldCountNothingTwiceWhenATaskReadsAgain() {
        PartitionLedger ledger = new PartitionLedger();
        ledger.add(read(0, 9));
        ledger.add(read(10, 29));
        ledger.upTo(14);

        assertThat(ledger.add(read(15, 24))).isEmpty();
        ledger.add(read(25, 29));

        assertThat(ledger.upTo(29).records()).isEqualTo(30);
        assertThat(ledger.upTo(29).bytes()).isEqualTo(3_000);
    }

    @Test
    void shouldTellAJumpForwardOnce() {
        PartitionLedger ledger = new PartitionLedger(9);

        assertThat(ledger.add(read(50, 59))).contains(10L);
        assertThat(ledger.add(read(60, 69))).isEmpty();
        assertThat(ledger.upTo(69).records()).isEqualTo(20);
    }

    @Test
    void shouldTellThatTheSourceWentBackBelowWhatIsDurable() {
        PartitionLedger ledger = new PartitionLedger();
        ledger.add(read(0, 99));
        ledger.upTo(99);

        assertThat(ledger.add(read(0, 4))).contains(100L);
    }

    @Test
    void shouldHoldABoundedNumberOfReadsWhileNothingBecomesDurable() {
        PartitionLedger ledger = new PartitionLedger();
        for (int i = 0; i < 100_000; i++) {
            ledger.add(read(i, i));
        }

        assertThat(ledger.marks()).isLessThan(1_000);
        assertThat(ledger.upTo(99_999))
                .isEqualTo(new PartitionPosition(100_000, 100_000, 10_000_000, OptionalLong.of(99_999)));
    }

    private static Read read(long first, long last) {
        return new Read(first, last, last + 1, last - first + 1, (last - first + 1) * 100, last);
    }

    private static Read empty(long next) {
        return new Read(-1, -1, next, 0, 0, -1);
    }
}
