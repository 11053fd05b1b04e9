package io.godwit.cli.doctor;

import io.godwit.cli.render.Amounts;
import io.godwit.cli.render.Style;
import io.godwit.core.finding.Finding;
import io.godwit.core.finding.Severity;
import io.godwit.migration.doctor.ClusterSummary;
import io.godwit.migration.doctor.Examination;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The report for people: one block a finding, the heaviest first, wrapped to the terminal. */
final class DoctorText {
    private static final String INDENT = "    ";
    private static final int RESOURCES_SHOWN = 5;

    private final Style style;
    private final int width;

    DoctorText(Style style, int width) {
        this.style = style;
        this.width = Math.max(60, width);
    }

    void print(Examination examination, PrintWriter out) {
        summary("source", examination.source(), out);
        summary("target", examination.target(), out);
        out.println();
        alike(examination.report().findings()).forEach(findings -> print(findings, out));
        out.println(counts(examination));
    }

    private static void summary(String side, Optional<ClusterSummary> cluster, PrintWriter out) {
        out.println(side + "  "
                + cluster.map(found -> "Kafka " + found.release() + ", " + found.controller() + ", "
                                + counted(found.brokers(), "broker") + ", "
                                + counted(found.topics(), "topic") + ", "
                                + counted(found.partitions(), "partition") + ", "
                                + counted(found.groups(), "group") + ", id " + found.clusterId())
                        .orElse("-"));
    }

    /** Findings that say the same about different resources, together; a cluster may have thousands of topics. */
    private static Collection<List<Finding>> alike(List<Finding> findings) {
        return findings.stream()
                .collect(Collectors.groupingBy(
                        finding -> List.of(finding.severity(), finding.code(), finding.reason(), finding.fix()),
                        LinkedHashMap::new,
                        Collectors.toList()))
                .values();
    }

    private void print(List<Finding> alike, PrintWriter out) {
        Finding finding = alike.get(0);
        String others = alike.stream()
                .skip(1)
                .limit(RESOURCES_SHOWN - 1)
                .map(other -> ", " + other.resource())
                .collect(Collectors.joining());
        int more = alike.size() - RESOURCES_SHOWN;
        out.println(painted(finding.severity()) + "  " + finding.code().id() + "  "
                + style.strong(finding.resource() + others + (more > 0 ? " and " + more + " more" : "")));
        wrap(finding.reason() + ".", out);
        wrap("Fix: " + finding.fix() + ".", out);
        out.println();
    }

    private String painted(Severity severity) {
        return switch (severity) {
            case BLOCKER -> style.bad("BLOCKER");
            case WARNING -> style.warning("WARNING");
            case INFORMATION -> style.faint("INFORMATION");
        };
    }

    private void wrap(String text, PrintWriter out) {
        StringBuilder line = new StringBuilder(INDENT);
        for (String word : text.split(" ", -1)) {
            if (line.length() > INDENT.length() && line.length() + word.length() > width) {
                out.println(line.toString().stripTrailing());
                line = new StringBuilder(INDENT);
            }
            line.append(word).append(' ');
        }
        out.println(line.toString().stripTrailing());
    }

    private static String counts(Examination examination) {
        return "Doctor: " + counted(examination.report().count(Severity.BLOCKER), "blocker") + ", "
                + counted(examination.report().count(Severity.WARNING), "warning") + ", "
                + Amounts.count(examination.report().count(Severity.INFORMATION)) + " for information";
    }

    private static String counted(long number, String what) {
        return Amounts.count(number) + " " + what + (number == 1 ? "" : "s");
    }
}
