package io.godwit.cli.mirror;

import io.godwit.cli.render.Amounts;
import io.godwit.core.status.Figures;
import io.godwit.core.status.MigrationStatus;
import io.godwit.core.status.MirrorSession;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalLong;

/** A migration's status in one line, for logs. */
final class StatusLine {
    private StatusLine() {}

    static String of(MigrationStatus status) {
        Figures all = status.progress();
        StringBuilder line = new StringBuilder()
                .append(status.at().truncatedTo(ChronoUnit.SECONDS))
                .append("  ")
                .append(status.migration())
                .append("  ")
                .append(status.state());
        if (all.percent().isPresent()) {
            line.append("  ").append(Amounts.percent(all.percent().getAsDouble() / 100));
        }
        line.append("  ")
                .append(Amounts.count(all.recordsCopied().orElse(-1)))
                .append(" records, ")
                .append(Amounts.bytes(all.bytesCopied().orElse(-1)))
                .append("  ")
                .append(StatusTable.rate(all))
                .append(source(all))
                .append("  lag ")
                .append(Amounts.count(all.lagRecords().orElse(-1)))
                .append(" records, ")
                .append(StatusTable.seconds(all.lagSeconds()))
                .append("  ETA ")
                .append(all.eta().orElse("-"));
        status.mirror()
                .filter(session -> status.running())
                .map(session -> session.throttleBytesPerSecond())
                .filter(OptionalLong::isPresent)
                .ifPresent(limit -> line.append("  throttled to ")
                        .append(new io.godwit.core.unit.DataSize(limit.getAsLong()))
                        .append("/s"));
        status.mirror()
                .filter(session -> status.running())
                .flatMap(MirrorSession::slowDowns)
                .orElse(List.of())
                .forEach(slow -> line.append("  held back: ").append(StatusTable.slowDown(slow)));
        if (!status.running()) {
            line.append("  STALE: no mirror is running, last word ")
                    .append(StatusTable.age(status))
                    .append(" ago");
        }
        if (!status.state().equals("IN_SYNC") && !status.reason().isEmpty()) {
            line.append("  ").append(status.reason());
        }
        return line.toString();
    }

    private static String source(Figures all) {
        return all.sourceBytesPerSecond().isPresent()
                ? " (source +"
                        + Amounts.bytesPerSecond(all.sourceBytesPerSecond().getAsDouble()) + ")"
                : "";
    }
}
