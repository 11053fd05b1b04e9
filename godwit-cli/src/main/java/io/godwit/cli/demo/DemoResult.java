package io.godwit.cli.demo;

import io.godwit.cli.render.Amounts;
import io.godwit.cli.render.Style;
import io.godwit.cli.render.Table;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * How the demo ended. Losses, duplicates and disorder are those that the CRM's own consumers counted plus those that the
 * proof found.
 *
 * @param recordsMoved records that the proof compared, over all topics
 * @param offsetsIdentical whether every record has the same offset on both sides
 * @param writePauseMs the longest time that a topic went without a write in one of the two switches, from its last record on the
 *     source to its first on the target
 * @param peakMemoryMb resident memory of all processes together, MiB; absent where the system does not tell
 */
record DemoResult(
        long recordsMoved,
        long lost,
        long duplicated,
        long outOfOrder,
        boolean offsetsIdentical,
        long writePauseMs,
        long durationSeconds,
        OptionalLong peakMemoryMb,
        long proofMismatches) {
    /** Whether the migration kept its promise. With MirrorMaker 2 offsets may differ: the map is exact all the same. */
    boolean holds() {
        return recordsMoved > 0 && lost == 0 && duplicated == 0 && outOfOrder == 0 && proofMismatches == 0;
    }

    void print(PrintWriter out, Style style) {
        Table table = new Table().left("").right("");
        table.row("records moved and proven", Amounts.count(recordsMoved));
        table.row("lost", verdict(lost, style));
        table.row("doubled", verdict(duplicated, style));
        table.row("out of order", verdict(outOfOrder, style));
        table.row("differences found by the proof", verdict(proofMismatches, style));
        table.row("offsets identical", offsetsIdentical ? "yes" : "no, mapped exactly");
        table.row("longest write pause", Amounts.count(writePauseMs) + " ms");
        table.row("duration", Amounts.duration(Duration.ofSeconds(durationSeconds)));
        table.row(
                "peak memory of all processes",
                peakMemoryMb.isPresent() ? Amounts.count(peakMemoryMb.getAsLong()) + " MiB" : "-");
        table.print(out);
        out.println(
                holds()
                        ? style.good("Nothing was lost, doubled or out of order.")
                        : style.bad("The promise did not hold."));
        out.flush();
    }

    private static String verdict(long count, Style style) {
        return count == 0 ? style.good("0") : style.bad(Amounts.count(count));
    }
}
