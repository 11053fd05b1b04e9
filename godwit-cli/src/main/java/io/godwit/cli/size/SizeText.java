package io.godwit.cli.size;

import io.godwit.cli.render.Amounts;
import io.godwit.cli.render.Style;
import io.godwit.cli.render.Table;
import io.godwit.core.size.Constraint;
import io.godwit.core.size.CostItem;
import io.godwit.core.size.LoadFigures;
import io.godwit.core.size.MigrationLoad;
import io.godwit.core.size.Recommendation;
import io.godwit.core.size.SizeOption;
import io.godwit.core.size.Sizing;
import io.godwit.core.unit.TimeSpan;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** A sizing for people. */
final class SizeText {
    /** How long the source is watched after the switch unless migration.yaml says otherwise. */
    static final Duration WATCH = Duration.ofHours(24);

    private static final int REFUSED_SHOWN = 5;

    private final Style style;
    private final int width;
    private final boolean all;
    private final boolean explain;

    SizeText(Style style, int width, boolean all, boolean explain) {
        this.style = style;
        this.width = width;
        this.all = all;
        this.explain = explain;
    }

    void print(Sizing sizing, PrintWriter out) {
        wrapped("Load: " + load(sizing.load()), "", out);
        wrapped("Prices: " + sizing.target().region() + ", " + sizing.prices().source(), "", out);
        wrapped("Rules: " + sizing.target().assumptions().label(), "", out);
        out.println();
        table(all ? sizing.options() : sizing.shown(), out);
        refused(sizing, out);
        sizing.recommended().ifPresent(choice -> recommended(choice, out));
        sizing.notes().forEach(note -> wrapped("Note: " + note + ".", "  ", out));
        out.flush();
    }

    static String load(LoadFigures load) {
        String retention = load.retention().map(TimeSpan::format).orElse("for ever");
        return "in " + Amounts.bytesPerSecond(load.ingressAverage()) + " (peak "
                + Amounts.bytesPerSecond(load.ingressPeak()) + "), out " + Amounts.bytesPerSecond(load.egressAverage())
                + " (peak " + Amounts.bytesPerSecond(load.egressPeak()) + "), "
                + Amounts.count(load.partitionReplicas()) + " partition replicas, retention " + retention
                + (load.tiered() ? ", of which " + TimeSpan.format(load.primaryRetention()) + " on volumes" : "");
    }

    private void table(List<SizeOption> options, PrintWriter out) {
        Table table = new Table()
                .left("FAMILY")
                .left("TYPE")
                .right("BROKERS")
                .left("STORAGE")
                .left("DECIDED BY")
                .right("LEFT AT PEAK")
                .right("ZONE LOST")
                .right("COPYING")
                .right("USD/MONTH");
        for (SizeOption option : options) {
            table.row(
                    option.family(),
                    option.instanceType(),
                    option.brokers() == 0 ? "-" : Amounts.count(option.brokers()),
                    storage(option),
                    option.binding().name().label(),
                    option.headroom().map(left -> percent(left.normalPercent())).orElse("-"),
                    option.headroom()
                            .map(left -> percent(left.zoneLostPercent()))
                            .orElse("-"),
                    option.headroom()
                            .map(left -> percent(left.migrationPercent()))
                            .orElse("-"),
                    usd(option.monthlyUsd()));
            option.refused()
                    .filter(reason -> all)
                    .ifPresent(reason -> table.note("    " + style.warning("refused") + ": " + reason));
        }
        table.print(out);
        out.println();
    }

    static String storage(SizeOption option) {
        String gib = option.storage().gibPerBroker() > 0
                ? Amounts.count(Math.round(Math.ceil(option.storage().gibPerBroker()))) + " GiB "
                        + option.storage().mode().label()
                : "as used";
        double throughput = option.storage().throughputMibPerSecond();
        return throughput > 0 ? gib + ", " + Math.round(throughput) + " MiB/s" : gib;
    }

    private void refused(Sizing sizing, PrintWriter out) {
        List<SizeOption> cheaper = all ? List.of() : sizing.cheaperRefused();
        if (cheaper.isEmpty()) {
            return;
        }
        out.println("Refused although cheaper:");
        cheaper.stream()
                .limit(REFUSED_SHOWN)
                .forEach(option -> wrapped(
                        option.title() + " (" + usd(option.monthlyUsd()) + "): "
                                + option.refused().orElse(""),
                        "  ",
                        out));
        if (cheaper.size() > REFUSED_SHOWN) {
            out.println("  and " + (cheaper.size() - REFUSED_SHOWN) + " more; --all shows them");
        }
        out.println();
    }

    private void recommended(Recommendation choice, PrintWriter out) {
        SizeOption option = choice.option();
        out.println(style.strong("Recommended: " + option.title()) + ", $" + usd(option.monthlyUsd()) + " a month");
        wrapped("Why: " + choice.reason() + ".", "  ", out);
        wrapped("Bill: " + bill(option.costs()) + ".", "  ", out);
        option.migration().ifPresent(copy -> wrapped("Migration: " + migration(copy) + ".", "  ", out));
        doubleRunning(option).ifPresent(cost -> wrapped(cost + ".", "  ", out));
        option.notes().forEach(note -> wrapped("Note: " + note + ".", "  ", out));
        if (explain) {
            explain(option, out);
        }
    }

    static String bill(List<CostItem> items) {
        return items.stream()
                .map(item -> item.name() + " $" + usd(OptionalDouble.of(item.usd())))
                .collect(Collectors.joining(", "));
    }

    static String migration(MigrationLoad copy) {
        return Amounts.bytes(Math.round(copy.backlogBytes())) + " to copy; at "
                + Amounts.bytesPerSecond(copy.copyRate()) + " it takes " + hours(copy.copyHours())
                + "; up to " + Amounts.bytesPerSecond(copy.safeCopyRate())
                + " the rules hold even at peak, which takes "
                + hours(copy.safeCopyHours());
    }

    static Optional<String> doubleRunning(SizeOption option) {
        OptionalDouble cost = option.doubleRunningUsd(WATCH);
        return cost.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "Running both: until the backlog is copied and through a day of watching after the switch this"
                                + " cluster costs $" + usd(cost) + ", besides the source");
    }

    private static String hours(double hours) {
        return hours < 48
                ? String.format(Locale.ROOT, "%.1f hours", hours)
                : String.format(Locale.ROOT, "%.1f days", hours / 24);
    }

    private static void explain(SizeOption option, PrintWriter out) {
        out.println();
        for (Constraint constraint : option.constraints()) {
            out.printf(
                    Locale.ROOT,
                    "  %s (%s): %,.2f ÷ %,.2f %s = %.2f brokers%n",
                    constraint.name().label(),
                    constraint.state(),
                    constraint.demand(),
                    constraint.capacity(),
                    constraint.unit(),
                    constraint.exactBrokers());
            out.println("      " + constraint.formula());
            out.println("      " + inputs(constraint.inputs()));
        }
        for (CostItem item : option.costs()) {
            out.println("  " + item.name() + ": $" + usd(OptionalDouble.of(item.usd())));
            out.println("      " + item.formula());
            out.println("      " + inputs(item.inputs()));
        }
        out.println();
    }

    static String inputs(Map<String, Double> inputs) {
        return inputs.entrySet().stream()
                .map(input -> input.getKey() + " " + number(input.getValue()))
                .collect(Collectors.joining(", "));
    }

    static String number(double value) {
        String digits = String.format(Locale.ROOT, "%,.4f", value);
        return digits.replaceFirst("\\.?0+$", "");
    }

    /** What the changes change, against the load as it is. */
    void printChange(String changes, Sizing before, Sizing after, PrintWriter out) {
        out.println();
        out.println(style.strong("What if " + changes));
        print(after, out);
        if (before.recommended().isPresent() && after.recommended().isPresent()) {
            SizeOption from = before.recommended().get().option();
            SizeOption to = after.recommended().get().option();
            out.printf(
                    Locale.ROOT,
                    "Change: %s → %s, %+,.2f USD a month%n",
                    from.title(),
                    to.title(),
                    to.priceOrHighest() - from.priceOrHighest());
        }
        out.flush();
    }

    private void wrapped(String text, String indent, PrintWriter out) {
        StringBuilder line = new StringBuilder(indent);
        for (String word : text.split(" ", -1)) {
            if (line.length() > indent.length() && line.length() + word.length() > width) {
                out.println(line.toString().stripTrailing());
                line = new StringBuilder(indent).append("  ");
            }
            line.append(word).append(' ');
        }
        out.println(line.toString().stripTrailing());
    }

    static String percent(double percent) {
        return String.format(Locale.ROOT, "%.0f%%", percent);
    }

    static String usd(OptionalDouble amount) {
        return amount.isPresent() ? String.format(Locale.ROOT, "%,.2f", amount.getAsDouble()) : "-";
    }
}
