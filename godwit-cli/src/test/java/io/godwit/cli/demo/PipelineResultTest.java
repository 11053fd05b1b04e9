package io.godwit.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.cli.render.Style;
import io.godwit.core.json.Json;
import io.godwit.lab.workload.NumberRange;
import io.godwit.lab.workload.OrderLedger;
import io.godwit.lab.workload.OrdersSeen;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PipelineResultTest {
    private static final String DAY = "day\t2026-11-28\t3\t3\t123456";
    private static final String IDS = "run\t1\t3";
    private static final String LATE = "lateness\t0\t3\t40\t900\t1250";

    @Test
    void shouldHoldWhenAllThreeHaveTheSame() {
        PipelineResult result = result(List.of(DAY, IDS, LATE), List.of(DAY, IDS, LATE), 0);

        assertThat(result.holds()).isTrue();
        assertThat(text(result))
                .contains("2026-11-28", "1,234.56", "equal", "peak, on the source", "0.9 s")
                .endsWith("Ledger, database and Spark have the same orders, to the record and to the cent.\n");
    }

    @Test
    void shouldNotHoldAndSayWhereWhenOneLacksAnOrder() {
        PipelineResult result =
                result(List.of(DAY, IDS, LATE), List.of("day\t2026-11-28\t2\t2\t123400", "run\t1\t2", LATE), 0);

        assertThat(result.holds()).isFalse();
        assertThat(text(result))
                .contains("differs", "Spark: order 3 is missing")
                .contains("do not agree");
    }

    @Test
    void shouldNotHoldWhenTheProofFoundADifference() {
        assertThat(result(List.of(DAY, IDS), List.of(DAY, IDS), 1).holds()).isFalse();
    }

    @Test
    void shouldShowUnknownLatenessAsADash() {
        assertThat(text(result(List.of(DAY, IDS), List.of(DAY, IDS), 0)))
                .containsPattern("peak, on the source +0 +- +- ");
    }

    @Test
    void shouldTellItsVerdictsAsAnObject() {
        var document = Json.tree(result(List.of(DAY, IDS, LATE), List.of(DAY, IDS, LATE), 0));

        assertThat(document.at("/spark/comparison/equal").asBoolean()).isTrue();
        assertThat(document.at("/ledger/days/2026-11-28/cents").asLong()).isEqualTo(123_456);
        assertThat(document.path("writePauseMs").asLong()).isEqualTo(9_000);
    }

    private static String text(PipelineResult result) {
        StringWriter text = new StringWriter();
        result.print(new PrintWriter(text), Style.PLAIN);
        return text.toString();
    }

    private static PipelineResult result(List<String> database, List<String> spark, long mismatches) {
        TreeMap<String, OrdersSeen.Day> days = new TreeMap<>();
        days.put("2026-11-28", new OrdersSeen.Day(3, 3, 123_456));
        OrderLedger ledger = new OrderLedger(0, 4, true, days, List.of(new NumberRange(1, 3)), List.of(), 0, 0, 90, 3);
        return new PipelineResult(
                ledger.seen(),
                PipelineResult.Side.of(ledger, OrdersSeen.read(database)),
                PipelineResult.Side.of(ledger, OrdersSeen.read(spark)),
                List.of("peak, on the source"),
                10,
                mismatches,
                9_000,
                1_500,
                90,
                300,
                OptionalLong.of(4_000));
    }
}
