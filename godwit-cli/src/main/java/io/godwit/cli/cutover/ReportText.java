package io.godwit.cli.cutover;

import io.godwit.cli.render.Amounts;
import io.godwit.cli.render.Style;
import io.godwit.cli.render.Table;
import io.godwit.cli.render.WatchText;
import io.godwit.core.cutover.Gate;
import io.godwit.core.cutover.Setback;
import io.godwit.core.cutover.TopicPause;
import io.godwit.migration.cutover.CutoverReport;
import io.godwit.migration.cutover.CutoverReport.ConsumerReport;
import io.godwit.migration.cutover.CutoverReport.ProducerReport;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** A wave's readiness and state for people. */
final class ReportText {
    private final Style style;

    ReportText(Style style) {
        this.style = style;
    }

    void print(List<Gate> gates, PrintWriter out) {
        if (gates.isEmpty()) {
            return;
        }
        Table table =
                new Table().left("GATE").left("").left("VALUE").left("LIMIT").left("WHY");
        gates.forEach(gate -> table.row(gate.name(), word(gate), gate.value(), gate.threshold(), gate.reason()));
        table.print(out);
        gates.stream()
                .filter(gate -> !gate.isMet())
                .forEach(gate -> out.println("  " + gate.name() + ": " + gate.next()));
        out.println();
    }

    private String word(Gate gate) {
        return switch (gate.result()) {
            case MET -> style.good("met");
            case NOTE -> style.good("met, note");
            case UNMET -> style.warning("not met");
            case BLOCKED -> style.bad("blocked");
        };
    }

    void print(CutoverReport report, PrintWriter out) {
        Table table = new Table()
                .left("APPLICATION")
                .left("ROLE")
                .left("STATE")
                .left("SINCE")
                .left("GROUPS");
        for (ConsumerReport consumer : report.consumers()) {
            table.row(
                    consumer.application(),
                    "consumer",
                    consumer.state(),
                    since(consumer.since()),
                    String.join(", ", consumer.groups()));
        }
        for (String producer : report.producers().applications()) {
            table.row(
                    producer,
                    "producer",
                    report.producers().state(),
                    since(report.producers().since()),
                    "");
        }
        table.print(out);
        report.consumers().forEach(consumer -> setback(consumer.application(), consumer.setback(), out));
        setback("producers", report.producers().setback(), out);
        pauses(report.producers(), out);
        report.producers()
                .reverse()
                .ifPresent(
                        reverse -> out.println("What is written to the target is copied back to the source, which is "
                                + Amounts.count(reverse.lagOffsets()) + " offsets behind."));
        watch(report.producers(), out);
        stragglers(report.producers(), out);
        out.println("Wave " + report.wave() + " is " + style.strong(report.state()) + ". Next: " + report.next());
    }

    private static void setback(String who, Optional<Setback> setback, PrintWriter out) {
        setback.ifPresent(why -> out.println("  " + who + " was put back: " + why.line() + ". Fix: " + why.fix()));
    }

    private static String since(Optional<Instant> since) {
        return since.map(at -> at.truncatedTo(ChronoUnit.SECONDS).toString()).orElse("-");
    }

    private static void pauses(ProducerReport producers, PrintWriter out) {
        if (producers.topics().isEmpty()) {
            return;
        }
        out.println();
        Table table = new Table().left("TOPIC").right("WRITE PAUSE").right("ON TARGET SINCE");
        for (TopicPause topic : producers.topics()) {
            table.row(
                    topic.topic(),
                    topic.pause().map(Amounts::duration).orElse("-"),
                    Amounts.count(producers.writtenOnTarget().getOrDefault(topic.topic(), 0L)));
        }
        table.print(out);
        out.println("From the stop until producers ran on the target: "
                + Amounts.duration(Duration.ofMillis(producers.pausedForMs().orElse(-1))));
    }

    private static void watch(ProducerReport producers, PrintWriter out) {
        if (producers.watchUntil().isEmpty()) {
            return;
        }
        out.println(producers
                .watch()
                .map(WatchText::line)
                .orElseGet(() -> "Nobody watches the source for stragglers: godwit mirror does, until "
                        + since(producers.watchUntil()) + "."));
    }

    private void stragglers(ProducerReport producers, PrintWriter out) {
        if (producers.stragglers().isEmpty()) {
            return;
        }
        out.println(style.bad("GW-CUT-019 somebody writes to the source after the switch: "));
        producers.stragglers().forEach((topic, offsets) -> out.println("  " + topic + ": " + Amounts.count(offsets)));
        producers.stragglerNames().ifPresent(names -> out.println("  " + names));
    }
}
