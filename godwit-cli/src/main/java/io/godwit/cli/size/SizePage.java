package io.godwit.cli.size;

import static io.godwit.cli.size.Html.cell;
import static io.godwit.cli.size.Html.escaped;
import static io.godwit.cli.size.Html.number;

import io.godwit.cli.render.Amounts;
import io.godwit.core.size.Catalog;
import io.godwit.core.size.Constraint;
import io.godwit.core.size.CostItem;
import io.godwit.core.size.LoadFigures;
import io.godwit.core.size.Recommendation;
import io.godwit.core.size.SizeOption;
import io.godwit.core.size.Sizing;
import io.godwit.core.unit.TimeSpan;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** A sizing as one HTML file: charts as inline SVG, no script, nothing from the network, light and dark. */
final class SizePage {
    private final Sizing sizing;
    private final Catalog catalog;
    private final Optional<String> changes;
    private final Optional<Sizing> changed;
    private final StringBuilder page = new StringBuilder();

    SizePage(Sizing sizing, Catalog catalog, Optional<String> changes, Optional<Sizing> changed) {
        this.sizing = sizing;
        this.catalog = catalog;
        this.changes = changes;
        this.changed = changed;
    }

    String text() {
        page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .append("<title>Sizing</title>\n<style>\n")
                .append(PageStyle.CSS)
                .append("</style>\n</head>\n<body>\n<main>\n<h1>What carries this load, and what it costs</h1>\n");
        paragraph(
                "faint",
                "Prices of " + sizing.target().region() + ", on demand, without tax ("
                        + sizing.prices().source() + "). Rules: "
                        + sizing.target().assumptions().label() + ".");
        section(sizing);
        changed.ifPresent(other -> {
            heading("What if " + changes.orElse(""));
            section(other);
        });
        sources();
        return page.append("</main>\n</body>\n</html>\n").toString();
    }

    private void section(Sizing one) {
        cards(one.load());
        one.recommended()
                .ifPresentOrElse(
                        this::choice, () -> paragraph("choice", "No option carries this load; each says why."));
        one.notes().forEach(note -> paragraph("faint", "Note: " + note + "."));
        List<SizeOption> cheapest = one.shown();
        if (!cheapest.isEmpty()) {
            heading("A month, by what is billed");
            paragraph("faint", "The cheapest option of each family that carries the load, and the recommended one.");
            page.append(new CostChart(cheapest).svg());
        }
        HeadroomChart headroom = new HeadroomChart(cheapest);
        if (!headroom.isEmpty()) {
            heading("What is used of the scarcest resource");
            paragraph(
                    "faint",
                    "At the peak of the load: with all brokers, with one zone lost, and while the migration copies.");
            page.append(headroom.svg());
        }
        heading("All options");
        options(one);
        heading("The maths");
        one.recommended().map(Recommendation::option).ifPresent(option -> maths(option, true));
        cheapest.stream()
                .filter(option -> !one.recommended()
                        .map(Recommendation::option)
                        .filter(option::equals)
                        .isPresent())
                .forEach(option -> maths(option, false));
    }

    private void cards(LoadFigures load) {
        page.append("<div class=\"cards\">\n");
        card(Amounts.bytesPerSecond(load.ingressAverage()), "ingress, average");
        card(Amounts.bytesPerSecond(load.ingressPeak()), "ingress, peak");
        card(Amounts.bytesPerSecond(load.egressAverage()), "egress, average");
        card(Amounts.bytesPerSecond(load.egressPeak()), "egress, peak");
        card(Amounts.count(load.partitionReplicas()), "partition replicas");
        card(load.retention().map(TimeSpan::format).orElse("for ever"), "retention");
        if (load.tiered()) {
            card(TimeSpan.format(load.primaryRetention()), "of it on volumes");
        }
        page.append("</div>\n");
    }

    private void card(String value, String name) {
        page.append("<div class=\"card\"><b>")
                .append(escaped(value))
                .append("</b><span>")
                .append(escaped(name))
                .append("</span></div>\n");
    }

    private void choice(Recommendation choice) {
        SizeOption option = choice.option();
        page.append("<div class=\"choice\"><b>")
                .append(escaped(option.title() + ": $" + SizeText.usd(option.monthlyUsd()) + " a month"))
                .append("</b>\n");
        paragraph("", "Recommended: " + choice.reason() + ".");
        option.migration().ifPresent(copy -> paragraph("", "Migration: " + SizeText.migration(copy) + "."));
        SizeText.doubleRunning(option).ifPresent(cost -> paragraph("", cost + "."));
        option.notes().forEach(note -> paragraph("faint", "Note: " + note + "."));
        page.append("</div>\n");
    }

    private void options(Sizing one) {
        page.append(
                        "<div class=\"scroll\"><table class=\"options\">\n<tr><th>family</th><th>type</th><th class=\"n\">brokers</th>")
                .append("<th>storage</th><th>decided by</th><th class=\"n\">left with a zone lost</th>")
                .append("<th class=\"n\">USD a month</th></tr>\n");
        Optional<SizeOption> best = one.recommended().map(Recommendation::option);
        for (SizeOption option : one.options()) {
            page.append(best.filter(option::equals).isPresent() ? "<tr class=\"best\">" : "<tr>")
                    .append(cell(option.family()))
                    .append(cell(option.instanceType()))
                    .append(number(option.brokers() == 0 ? "-" : Amounts.count(option.brokers())))
                    .append(cell(SizeText.storage(option)))
                    .append(cell(option.binding().name().label()))
                    .append(number(option.headroom()
                            .map(left -> SizeText.percent(left.zoneLostPercent()))
                            .orElse("-")))
                    .append(number(SizeText.usd(option.monthlyUsd())))
                    .append("</tr>\n");
            option.refused().ifPresent(reason -> page.append("<tr class=\"why\"><td></td><td colspan=\"6\">refused: ")
                    .append(escaped(reason))
                    .append("</td></tr>\n"));
        }
        page.append("</table></div>\n");
    }

    private void maths(SizeOption option, boolean open) {
        page.append(open ? "<details open>" : "<details>")
                .append("<summary>")
                .append(escaped(option.family() + ": " + option.title() + ", $" + SizeText.usd(option.monthlyUsd())))
                .append(
                        "</summary>\n<div class=\"scroll\"><table>\n<tr><th>limit</th><th>state</th><th>formula and figures</th>")
                .append("<th class=\"n\">demand</th><th class=\"n\">a broker</th><th class=\"n\">brokers</th></tr>\n");
        for (Constraint constraint : option.constraints()) {
            page.append("<tr>")
                    .append(cell(constraint.name().label()))
                    .append(cell(constraint.state()))
                    .append(cell(constraint.formula() + " (" + SizeText.inputs(constraint.inputs()) + ")"))
                    .append(number(SizeText.number(rounded(constraint.demand())) + " " + constraint.unit()))
                    .append(number(SizeText.number(rounded(constraint.capacity()))))
                    .append(number(String.format(Locale.ROOT, "%.2f", constraint.exactBrokers())))
                    .append("</tr>\n");
        }
        page.append("</table></div>\n<div class=\"scroll\"><table>\n<tr><th>billed</th><th>formula and figures</th>")
                .append("<th class=\"n\">USD a month</th></tr>\n");
        for (CostItem item : option.costs()) {
            page.append("<tr>")
                    .append(cell(item.name()))
                    .append(cell(item.formula() + " (" + SizeText.inputs(item.inputs()) + ")"))
                    .append(number(SizeText.usd(OptionalDouble.of(item.usd()))))
                    .append("</tr>\n");
        }
        page.append("</table></div>\n");
        String instance = option.instance()
                .map(one -> one.vcpus() + " vCPU and " + one.memoryGib() + " GiB of memory a broker; ")
                .orElse("");
        paragraph("faint", instance + option.blastRadius().remark() + ".");
        page.append("</details>\n");
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }

    private void sources() {
        heading("Where the figures come from");
        page.append("<div class=\"scroll\"><table>\n<tr><th>block</th><th>source</th><th>date</th></tr>\n");
        catalog.sources().forEach((block, source) -> page.append("<tr>")
                .append(cell(block))
                .append(cell(source.source()))
                .append(cell(source.date().toString()))
                .append("</tr>\n"));
        page.append("<tr>")
                .append(cell("prices"))
                .append(cell(sizing.prices().source().source()))
                .append(cell(sizing.prices().source().date().toString()))
                .append("</tr>\n</table></div>\n");
    }

    private void heading(String text) {
        page.append("<h2>").append(escaped(text)).append("</h2>\n");
    }

    private void paragraph(String style, String text) {
        page.append(style.isEmpty() ? "<p>" : "<p class=\"" + style + "\">")
                .append(escaped(text))
                .append("</p>\n");
    }
}
