package io.godwit.cli.cutover;

import io.godwit.cli.render.Amounts;
import io.godwit.cli.render.Style;
import io.godwit.cli.render.Table;
import io.godwit.core.straggler.PartitionAccount;
import io.godwit.core.straggler.PartitionAccount.Writer;
import io.godwit.migration.cutover.StragglersReport;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** The account of stragglers for people. */
final class StragglersText {
    private static final int SHOWN_WRITERS = 5;

    private final Style style;

    StragglersText(Style style) {
        this.style = style;
    }

    void print(StragglersReport report, PrintWriter out) {
        out.println("Wave " + report.wave() + " was switched at "
                + report.switchedAt().truncatedTo(ChronoUnit.SECONDS) + "; since then "
                + Amounts.count(report.records()) + " records were written to the source by others than the mirror, "
                + (report.toCopy() == 0
                        ? style.good("all of them are on the target or come by themselves")
                        : style.bad(Amounts.count(report.toCopy()) + " of them are not on the target"))
                + ".");
        if (!report.partitions().isEmpty()) {
            table(report).print(out);
            report.partitions().forEach(account -> remarks(account, out));
        }
        out.println("Next: " + report.next());
    }

    private static Table table(StragglersReport report) {
        Table table = new Table()
                .left("PARTITION")
                .right("RECORDS")
                .right("NOT COPIED")
                .right("OFFSETS")
                .left("FIRST")
                .left("LAST")
                .left("WAY BACK");
        for (PartitionAccount account : report.partitions()) {
            table.row(
                    account.partition().toString(),
                    Amounts.count(account.records()),
                    Amounts.count(account.toCopy()),
                    offset(account.firstOffset()) + " – " + offset(account.lastOffset()),
                    at(account.firstAt()),
                    at(account.lastAt()),
                    account.wayBack().name().toLowerCase(Locale.ROOT));
        }
        return table;
    }

    private static String offset(OptionalLong offset) {
        return offset.isPresent() ? Long.toString(offset.getAsLong()) : "-";
    }

    private static String at(Optional<Instant> at) {
        return at.map(Instant::toString).orElse("-");
    }

    private static void remarks(PartitionAccount account, PrintWriter out) {
        if (!account.writers().isEmpty()) {
            out.println("  " + account.partition() + ": "
                    + account.writers().stream()
                            .limit(SHOWN_WRITERS)
                            .map(StragglersText::writer)
                            .collect(Collectors.joining("; ")));
        }
        if (account.expired() > 0) {
            out.println("  " + account.partition() + ": the source has deleted " + Amounts.count(account.expired())
                    + " offsets behind the switch already; what they were is not known");
        }
        if (account.openFrom().isPresent()) {
            out.println("  " + account.partition() + ": an open transaction hides what lies behind offset "
                    + account.openFrom().getAsLong() + "; it is counted once it has ended");
        }
    }

    private static String writer(Writer writer) {
        String who = writer.producerId() < 0
                ? "a producer without idempotence"
                : "producer id " + writer.producerId()
                        + writer.transactionalId()
                                .map(id -> ", transactional id " + id)
                                .orElse(writer.transactional() ? ", in transactions" : "");
        return who + " (" + Amounts.count(writer.records()) + ")";
    }
}
