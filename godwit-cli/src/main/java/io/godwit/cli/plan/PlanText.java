package io.godwit.cli.plan;

import io.godwit.cli.render.Amounts;
import io.godwit.cli.render.Style;
import io.godwit.core.finding.Severity;
import io.godwit.core.offsets.OffsetOutlook;
import io.godwit.core.plan.CarriedGroup;
import io.godwit.core.plan.HeldConfig;
import io.godwit.core.plan.Plan;
import io.godwit.core.plan.PlanNotice;
import io.godwit.core.plan.PlanStep;
import io.godwit.core.plan.Skipped;
import io.godwit.core.security.plan.SecurityPlan;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A plan for people: a diff, what the cutover carries, what stays behind, and the numbers in the last line. */
public final class PlanText {
    private static final int MOST_SCHEMAS = 50;

    private final Plan plan;
    private final Optional<OffsetOutlook> offsets;
    private final Style style;

    public PlanText(Plan plan, Optional<OffsetOutlook> offsets, Style style) {
        this.plan = plan;
        this.offsets = offsets;
        this.style = style;
    }

    public void print(PrintWriter out) {
        out.println("Migration " + plan.migration() + ": cluster "
                + plan.source().clusterId() + " -> cluster " + plan.target().clusterId());
        out.println();
        plan.steps().forEach(step -> lines(step).forEach(out::println));
        if (plan.steps().isEmpty()) {
            out.println("All topics on the target are as they should be.");
        }
        offsets.ifPresent(outlook -> section(out, OffsetsText.title(outlook), OffsetsText.lines(outlook)));
        section(out, "Offsets that the cutover carries over:", groups());
        section(out, "Who may do what:", security());
        section(out, "Schema registry:", registry());
        section(out, "Not moved:", skipped());
        section(out, "To know:", notices());
        out.println();
        if (!plan.security().equals(SecurityPlan.none())) {
            out.println(style.strong(plan.security().summary()));
        }
        out.println(style.strong(plan.summary()));
    }

    private static void section(PrintWriter out, String title, List<String> lines) {
        if (!lines.isEmpty()) {
            out.println();
            out.println(title);
            lines.forEach(out::println);
        }
    }

    private List<String> lines(PlanStep step) {
        return step.match(this::create, this::add, this::alter);
    }

    private List<String> create(PlanStep.CreateTopic create) {
        Map<String, String> values = new TreeMap<>(create.configs());
        create.held().forEach((name, held) -> values.merge(name, atCutover(held), (value, later) -> value + later));
        List<String> lines = new ArrayList<>();
        lines.add(style.good("  + topic " + create.topic()));
        int width = width(values, "replication factor");
        lines.add(line(width, "partitions", "=", String.valueOf(create.partitions())));
        lines.add(line(width, "replication factor", "=", String.valueOf(create.replicationFactor())));
        values.forEach((name, value) -> lines.add(line(width, name, "=", value)));
        return lines;
    }

    private List<String> add(PlanStep.AddPartitions add) {
        return List.of(
                style.warning("  ~ topic " + add.topic()),
                line("partitions".length(), "partitions", ":", add.from() + " -> " + add.to()));
    }

    private List<String> alter(PlanStep.AlterConfigs alter) {
        Map<String, String> values = new TreeMap<>();
        alter.changes()
                .forEach((name, change) -> values.put(name, change.from().orElse("(default)") + " -> " + change.to()));
        alter.held()
                .forEach((name, held) -> values.merge(
                        name, "held at " + held.during() + atCutover(held), (value, later) -> value + atCutover(held)));
        List<String> lines = new ArrayList<>();
        lines.add(style.warning("  ~ topic " + alter.topic()));
        int width = width(values, "");
        values.forEach((name, value) -> lines.add(line(width, name, ":", value)));
        if (values.isEmpty()) {
            lines.add("      is taken over as it is");
        }
        return lines;
    }

    private static String atCutover(HeldConfig held) {
        return "  (at the cutover: " + held.after().orElse("the target's default") + ")";
    }

    private static int width(Map<String, String> values, String longest) {
        return Math.max(
                longest.length(),
                values.keySet().stream().mapToInt(String::length).max().orElse(0));
    }

    private static String line(int width, String name, String sign, String value) {
        return "      " + name + " ".repeat(Math.max(0, width - name.length())) + " " + sign + " " + value;
    }

    private List<String> groups() {
        List<String> lines = new ArrayList<>();
        for (CarriedGroup group : plan.groups()) {
            lines.add("  " + group.group() + ": " + String.join(", ", group.topics()) + " (" + group.partitions()
                    + (group.partitions() == 1 ? " partition)" : " partitions)"));
        }
        return lines;
    }

    private List<String> security() {
        return plan.security().steps().stream()
                .map(step -> style.good("  + " + step.words()))
                .toList();
    }

    private List<String> registry() {
        List<String> lines = new ArrayList<>();
        plan.registry().ifPresent(outline -> {
            lines.add("  by the way " + outline.way().word() + ", because " + outline.reason());
            outline.steps().stream().limit(MOST_SCHEMAS).forEach(step -> lines.add(style.good("  + " + step)));
            int more = outline.steps().size() - MOST_SCHEMAS;
            if (more > 0) {
                lines.add("  … and " + Amounts.count(more) + " more; godwit registry plan -o json has them all");
            }
            lines.add("  " + Amounts.count(outline.steps().size() + outline.unfinished()) + " steps, "
                    + Amounts.count(outline.unchanged()) + " versions already there");
        });
        return lines;
    }

    private List<String> skipped() {
        // One line for all that stay behind for the same reason.
        Map<String, List<String>> names = plan.skipped().stream()
                .collect(Collectors.groupingBy(
                        PlanText::kindAndReason,
                        LinkedHashMap::new,
                        Collectors.mapping(PlanText::name, Collectors.toList())));
        List<String> lines = new ArrayList<>();
        names.forEach((key, entries) -> {
            int space = key.indexOf(' ');
            lines.add("  " + key.substring(0, space) + " " + String.join(", ", entries) + ": "
                    + key.substring(space + 1));
        });
        return lines;
    }

    private static String kindAndReason(Skipped skipped) {
        return skipped.kind().name().toLowerCase(Locale.ROOT) + " " + skipped.reason();
    }

    private static String name(Skipped skipped) {
        return skipped.topic().isEmpty() ? skipped.name() : skipped.topic() + "/" + skipped.name();
    }

    private List<String> notices() {
        List<String> lines = new ArrayList<>();
        for (PlanNotice notice : plan.notices()) {
            String severity = notice.severity().name().toLowerCase(Locale.ROOT);
            lines.add("  " + painted(notice.severity(), severity) + " " + notice.code() + " " + notice.resource() + ": "
                    + notice.reason() + ". Fix: " + notice.fix());
        }
        return lines;
    }

    private String painted(Severity severity, String text) {
        return switch (severity) {
            case BLOCKER -> style.bad(text);
            case WARNING -> style.warning(text);
            case INFORMATION -> style.faint(text);
        };
    }
}
