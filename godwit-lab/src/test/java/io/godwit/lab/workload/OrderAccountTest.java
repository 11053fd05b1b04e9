package io.godwit.lab.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OrderAccountTest {
    @Test
    void shouldGiveNoIdBeforeItIsReservedInTheStateFile() {
        OrderAccount account = new OrderAccount(OrderLedger.opened(0));
        OrderLedger saved = account.save(false);

        long last = 0;
        for (long id = account.take(); id != 0; id = account.take()) {
            last = id;
        }

        assertThat(last).isEqualTo(saved.reserved() - 1);
        account.save(false);
        assertThat(account.take()).isEqualTo(last + 1);
    }

    @Test
    void shouldUseNoIdTwiceAndDoubtWhatWasNotConfirmedWhenItWasKilled() {
        OrderAccount killed = new OrderAccount(OrderLedger.opened(0));
        killed.save(false);
        killed.confirm(killed.take(), "2026-11-26", 100, 20, 1);
        killed.take();
        OrderLedger found = killed.save(false);

        OrderAccount next = new OrderAccount(found);
        next.save(false);

        assertThat(next.take()).isEqualTo(found.reserved());
        assertThat(next.save(false).inDoubt()).containsExactly(new NumberRange(2, found.reserved() - 1));
    }

    @Test
    void shouldGoOnWithTheNextIdAndDoubtNothingWhenItEndedInOrder() {
        OrderAccount first = new OrderAccount(OrderLedger.opened(0));
        first.save(false);
        first.confirm(first.take(), "2026-11-26", 100, 20, 1);
        first.confirm(first.take(), "2026-11-27", 50, 20, 2);

        OrderAccount next = new OrderAccount(first.save(true));
        next.save(false);
        next.confirm(next.take(), "2026-11-27", 1, 20, 2);

        OrderLedger ledger = next.save(true);
        assertThat(ledger.ids()).containsExactly(new NumberRange(1, 3));
        assertThat(ledger.inDoubt()).isEmpty();
        assertThat(ledger.days())
                .containsEntry("2026-11-26", new OrdersSeen.Day(1, 1, 100))
                .containsEntry("2026-11-27", new OrdersSeen.Day(2, 2, 51));
        assertThat(ledger.bytes()).isEqualTo(60);
    }

    @Test
    void shouldWriteTheIdsAsRanges() {
        java.util.BitSet bits = new java.util.BitSet();
        List.of(1, 2, 3, 7, 9, 10).forEach(bits::set);

        assertThat(OrderAccount.ranges(bits))
                .containsExactly(new NumberRange(1, 3), new NumberRange(7, 7), new NumberRange(9, 10));
    }
}
