package io.godwit.cli.demo;

import io.godwit.cli.render.Amounts;
import io.godwit.cli.render.Style;
import io.godwit.cli.render.Table;
import io.godwit.lab.workload.OrderLedger;
import io.godwit.lab.workload.OrdersComparison;
import io.godwit.lab.workload.OrdersSeen;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How the demo of the pipeline ended.
 *
 * @param ledger what the program was confirmed
 * @param database what the database has, and its comparison with the ledger
 * @param spark what Spark's daily report says, and its comparison with the ledger
 * @param parts what the parts of the lateness are called, in their order
 * @param recordsProven that Godwit's proof compared, over all topics
 * @param proofMismatches differences that it found
 * @param writePauseMs the longest time in which no order was placed
 * @param caughtUpMs from the end of the peak until both sinks had everything that was written by then
 * @param orderBytes of the values of all orders, prices and unreadable orders
 * @param peakMemoryMb resident memory of all processes together, MiB; absent where the system does not tell
 */
record PipelineResult(
        OrdersSeen ledger,
        Side database,
        Side spark,
        List<String> parts,
        long recordsProven,
        long proofMismatches,
        long writePauseMs,
        long caughtUpMs,
        long orderBytes,
        long durationSeconds,
        OptionalLong peakMemoryMb) {
    private static final double CENTS = 100.0;

    PipelineResult {
        parts = List.copyOf(parts);
    }

    /** What one of the two readers has. */
    record Side(OrdersSeen seen, OrdersComparison comparison) {
        static Side of(OrderLedger ledger, OrdersSeen seen) {
            return new Side(seen, OrdersComparison.of(ledger, seen));
        }
    }

    /** Whether all three have the same orders and the same sums, and the proof found nothing. */
    boolean holds() {
        return ledger.orders() > 0
                && recordsProven > 0
                && proofMismatches == 0
                && database.comparison().isEqual()
                && spark.comparison().isEqual();
    }

    void print(PrintWriter out, Style style) {
        printDays(out, style);
        out.println();
        printLateness(out);
        out.println();
        printFigures(out, style);
        for (Map.Entry<String, Side> side : new TreeMap<>(Map.of("database", database, "Spark", spark)).entrySet()) {
            side.getValue()
                    .comparison()
                    .differences()
                    .forEach(line -> out.println(style.bad(side.getKey() + ": " + line)));
        }
        out.println(
                holds()
                        ? style.good("Ledger, database and Spark have the same orders, to the record and to the cent.")
                        : style.bad("Ledger, database and Spark do not agree."));
        out.flush();
    }

    private void printDays(PrintWriter out, Style style) {
        Table table = new Table()
                .left("day")
                .right("ledger")
                .right("sum")
                .right("database")
                .right("sum");
        table.right("Spark").right("sum").left("");
        TreeSet<String> days = new TreeSet<>(ledger.days().keySet());
        days.addAll(database.seen().days().keySet());
        days.addAll(spark.seen().days().keySet());
        OrdersSeen.Day none = new OrdersSeen.Day(0, 0, 0);
        for (String day : days) {
            OrdersSeen.Day expected = ledger.days().getOrDefault(day, none);
            OrdersSeen.Day rows = database.seen().days().getOrDefault(day, none);
            OrdersSeen.Day files = spark.seen().days().getOrDefault(day, none);
            boolean equal = expected.equals(rows) && expected.equals(files);
            row(table, day, expected, rows, files, equal ? style.good("equal") : style.bad("differs"));
        }
        row(table, "all", total(ledger), total(database.seen()), total(spark.seen()), "");
        table.print(out);
    }

    private static void row(
            Table table, String day, OrdersSeen.Day one, OrdersSeen.Day two, OrdersSeen.Day three, String verdict) {
        table.row(
                day,
                Amounts.count(one.orders()),
                money(one),
                Amounts.count(two.orders()),
                money(two),
                Amounts.count(three.orders()),
                money(three),
                verdict);
    }

    private static OrdersSeen.Day total(OrdersSeen seen) {
        return new OrdersSeen.Day(seen.orders(), seen.distinct(), seen.cents());
    }

    private static String money(OrdersSeen.Day day) {
        return String.format(java.util.Locale.ROOT, "%,.2f", day.cents() / CENTS);
    }

    private void printLateness(PrintWriter out) {
        Table table = new Table().left("from placed to readable").right("orders");
        table.right("database: median").right("99 %").right("longest");
        table.right("Spark: median").right("99 %").right("longest");
        for (int part = 0; part < parts.size(); part++) {
            OrdersSeen.Lateness rows = lateness(database.seen(), part);
            OrdersSeen.Lateness files = lateness(spark.seen(), part);
            table.row(
                    parts.get(part),
                    Amounts.count(rows.orders()),
                    seconds(rows.medianMs()),
                    seconds(rows.ninetyNinthMs()),
                    seconds(rows.longestMs()),
                    seconds(files.medianMs()),
                    seconds(files.ninetyNinthMs()),
                    seconds(files.longestMs()));
        }
        table.print(out);
    }

    private static OrdersSeen.Lateness lateness(OrdersSeen seen, int part) {
        return seen.lateness().stream()
                .filter(lateness -> lateness.part() == part)
                .findFirst()
                .orElse(new OrdersSeen.Lateness(part, 0, -1, -1, -1));
    }

    private static String seconds(long ms) {
        return ms < 0 ? "-" : String.format(java.util.Locale.ROOT, "%.1f s", ms / 1_000.0);
    }

    private void printFigures(PrintWriter out, Style style) {
        Table table = new Table().left("").right("");
        table.row(
                "missing in database, Spark",
                counts(database.comparison().missing(), spark.comparison().missing(), style));
        table.row(
                "twice in database, Spark",
                counts(database.comparison().twice(), spark.comparison().twice(), style));
        table.row("records proven", Amounts.count(recordsProven));
        table.row(
                "differences found by the proof", verdict(Amounts.count(proofMismatches), proofMismatches == 0, style));
        table.row("longest pause of the orders", Amounts.count(writePauseMs) + " ms");
        table.row("sinks caught up after the peak", Amounts.count(caughtUpMs) + " ms");
        table.row("written by the CRM", Amounts.bytes(orderBytes));
        table.row("duration", Amounts.duration(Duration.ofSeconds(durationSeconds)));
        table.row(
                "peak memory of all processes",
                peakMemoryMb.isPresent() ? Amounts.count(peakMemoryMb.getAsLong()) + " MiB" : "-");
        table.print(out);
    }

    private static String counts(long one, long other, Style style) {
        return verdict(Amounts.count(one) + ", " + Amounts.count(other), one == 0 && other == 0, style);
    }

    private static String verdict(String text, boolean good, Style style) {
        return good ? style.good(text) : style.bad(text);
    }
}
