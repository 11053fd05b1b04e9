package io.godwit.cli.rehearse;

import io.godwit.cli.render.Amounts;
import io.godwit.cli.render.Style;
import io.godwit.cli.render.Table;
import io.godwit.core.cutover.TopicPause;
import io.godwit.core.rehearsal.Judgement;
import io.godwit.core.rehearsal.TopicTraffic;
import io.godwit.core.unit.DataSize;
import io.godwit.migration.rehearsal.RehearsalReport;
import io.godwit.migration.rehearsal.RehearsalReport.Round;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** A rehearsal's result for people. */
final class RehearsalText {
    private final Style style;

    RehearsalText(Style style) {
        this.style = style;
    }

    void print(RehearsalReport report, PrintWriter out) {
        double bytes = report.traffic().stream()
                .mapToDouble(TopicTraffic::bytesPerSecond)
                .sum();
        double records = report.traffic().stream()
                .mapToDouble(TopicTraffic::recordsPerSecond)
                .sum();
        out.println("Rehearsal of wave " + style.strong(report.wave()) + " with "
                + report.traffic().size()
                + " shadow topics, " + Amounts.count(Math.round(records)) + " records and "
                + new DataSize(Math.round(bytes)) + " a second");
        out.println();
        rounds(report, out);
        pauses(report.rounds(), out);
        report.judgement().ifPresent(judgement -> judgement(judgement, out));
        report.failure()
                .ifPresent(failure -> out.println(
                        style.bad("It could not be finished: ") + failure.line() + ". Fix: " + failure.fix()));
        report.notes().forEach(note -> out.println("Note: " + note));
        gates(report, out);
    }

    private void rounds(RehearsalReport report, PrintWriter out) {
        Table table = new Table()
                .left("WAY")
                .right("TOOK")
                .right("WRITERS STOOD")
                .right("LONGEST PAUSE OF A TOPIC")
                .right("BUDGET");
        report.rounds()
                .forEach(round -> table.row(
                        round.name(),
                        milliseconds(OptionalLong.of(round.tookMs())),
                        milliseconds(round.pausedForMs()),
                        milliseconds(round.longestPauseMs()),
                        milliseconds(OptionalLong.of(report.writePauseBudgetMs()))));
        table.print(out);
        out.println();
    }

    private static String milliseconds(OptionalLong value) {
        return value.isPresent() ? Amounts.duration(Duration.ofMillis(value.getAsLong())) : "-";
    }

    private static void pauses(List<Round> rounds, PrintWriter out) {
        if (rounds.isEmpty()) {
            return;
        }
        Table table = new Table().left("TOPIC");
        rounds.forEach(round -> table.right(round.name().toUpperCase(java.util.Locale.ROOT)));
        for (TopicPause topic : rounds.get(0).pauses()) {
            List<String> row = new ArrayList<>(List.of(topic.topic()));
            rounds.forEach(round -> row.add(pause(round, topic.topic())));
            table.row(row.toArray(String[]::new));
        }
        table.print(out);
        out.println();
    }

    private static String pause(Round round, String topic) {
        return round.pauses().stream()
                .filter(pause -> pause.topic().equals(topic))
                .flatMap(pause -> pause.pause().stream())
                .findFirst()
                .map(Amounts::duration)
                .orElse("-");
    }

    private void judgement(Judgement judgement, PrintWriter out) {
        Table table = new Table()
                .left("GROUP")
                .left("TOPIC")
                .right("WRITTEN")
                .right("READ")
                .right("LOST")
                .right("DOUBLED")
                .right("OUT OF ORDER");
        judgement
                .lines()
                .forEach(line -> table.row(
                        line.group(),
                        line.topic(),
                        Amounts.count(line.confirmed()),
                        Amounts.count(line.received()),
                        Amounts.count(line.lost()),
                        Amounts.count(line.doubled()),
                        Amounts.count(line.outOfOrder())));
        table.print(out);
        judgement.lines().stream()
                .flatMap(line -> line.examples().stream())
                .forEach(example -> out.println("  " + example));
        boolean clean = judgement.lost() + judgement.doubled() + judgement.outOfOrder() == 0;
        String sum = Amounts.count(judgement.confirmed()) + " records written, " + Amounts.count(judgement.lost())
                + " lost, " + Amounts.count(judgement.doubled()) + " doubled, "
                + Amounts.count(judgement.outOfOrder()) + " out of order";
        out.println(clean ? style.good(sum) : style.bad(sum));
    }

    private void gates(RehearsalReport report, PrintWriter out) {
        if (report.gates().isEmpty()) {
            return;
        }
        out.println();
        out.println("The real wave would not start now:");
        report.gates()
                .forEach(gate -> out.println(
                        "  " + style.warning(gate.name()) + ": " + gate.reason() + ". Fix: " + gate.next()));
    }
}
