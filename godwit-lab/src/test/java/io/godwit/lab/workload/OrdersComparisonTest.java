package io.godwit.lab.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.godwit.lab.LabException;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class OrdersComparisonTest {
    private final OrderLedger ledger = ledger(List.of());

    @Test
    void shouldBeEqualWhenDaysAndIdsAre() {
        OrdersComparison comparison =
                compared(ledger, "day\t2026-11-28\t3\t3\t600", "run\t1\t3", "lateness\t0\t3\t10\t20\t30");

        assertThat(comparison.isEqual()).isTrue();
    }

    @Test
    void shouldNameTheOrderThatIsMissing() {
        OrdersComparison comparison = compared(ledger, "day\t2026-11-28\t2\t2\t400", "run\t1\t1", "run\t3\t3");

        assertThat(comparison.missing()).isEqualTo(1);
        assertThat(comparison.differences())
                .contains("order 2 is missing", "2026-11-28: 2 orders of 400 cents instead of 3 of 600");
    }

    @Test
    void shouldCountTheOrderThatIsThereTwice() {
        assertThat(compared(ledger, "day\t2026-11-28\t4\t3\t800", "run\t1\t3").twice())
                .isEqualTo(1);
    }

    @Test
    void shouldCountTheOrderThatIsThereTwiceUnderTwoDays() {
        OrdersComparison comparison =
                compared(ledger, "day\t2026-11-28\t3\t3\t600", "day\t2026-11-29\t1\t1\t200", "run\t1\t3");

        assertThat(comparison.twice()).isEqualTo(1);
        assertThat(comparison.isEqual()).isFalse();
    }

    @Test
    void shouldFindOneCent() {
        assertThat(compared(ledger, "day\t2026-11-28\t3\t3\t601", "run\t1\t3").isEqual())
                .isFalse();
    }

    @Test
    void shouldNameTheOrderThatNobodyWrote() {
        OrdersComparison comparison = compared(ledger, "day\t2026-11-28\t4\t4\t700", "run\t1\t4");

        assertThat(comparison.unknown()).isEqualTo(1);
        assertThat(comparison.differences()).contains("order 4 was never confirmed");
    }

    @Test
    void shouldTakeOrdersInDoubtEitherWay() {
        OrderLedger killed = ledger(List.of(new NumberRange(4, 5)));

        assertThat(compared(killed, "day\t2026-11-28\t4\t4\t700", "run\t1\t4").isEqual())
                .isTrue();
        assertThat(compared(killed, "day\t2026-11-28\t3\t3\t600", "run\t1\t3").isEqual())
                .isTrue();
    }

    @Test
    void shouldRefuseALineThatIsNoReport() {
        assertThatThrownBy(() -> OrdersSeen.read(List.of("ERROR 1064 (42000)")))
                .isInstanceOf(LabException.class)
                .hasMessageContaining("ERROR 1064");
        assertThatThrownBy(() -> OrdersSeen.read(List.of("run\t1\tNULL")))
                .isInstanceOf(LabException.class)
                .hasMessageContaining("column 2");
    }

    private static OrdersComparison compared(OrderLedger ledger, String... lines) {
        return OrdersComparison.of(ledger, OrdersSeen.read(List.of(lines)));
    }

    private static OrderLedger ledger(List<NumberRange> inDoubt) {
        TreeMap<String, OrdersSeen.Day> days = new TreeMap<>();
        days.put("2026-11-28", new OrdersSeen.Day(3, 3, 600));
        return new OrderLedger(0, 4, true, days, List.of(new NumberRange(1, 3)), inDoubt, 0, 0, 0, 1);
    }
}
