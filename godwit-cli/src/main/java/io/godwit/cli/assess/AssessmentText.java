package io.godwit.cli.assess;

import io.godwit.cli.render.Amounts;
import io.godwit.cli.render.Style;
import io.godwit.core.assess.AssessedFinding;
import io.godwit.core.assess.Assessment;
import io.godwit.core.assess.traffic.RateStatistics;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.OptionalDouble;

/** What a person at the terminal wants to know first; the files have the rest. */
final class AssessmentText {
    private final Style style;

    AssessmentText(Style style) {
        this.style = style;
    }

    void print(Assessment assessment, PrintWriter out) {
        RateStatistics in = assessment.traffic().bytesIn();
        out.println("source   Kafka " + assessment.cluster().release() + ", "
                + assessment.cluster().controller() + ", "
                + assessment.cluster().brokers() + " brokers, "
                + Amounts.count(assessment.cluster().topics())
                + " topics, " + Amounts.count(assessment.cluster().partitions()) + " partitions");
        out.println("written  " + rate(in.average()) + " on average, " + rate(in.p95()) + " in 95 % of hours, "
                + rate(in.peak()) + " in the busiest, over " + in.hours() + " hours");
        out.println("read     " + fanOut(assessment));
        out.println("on disk  "
                + (assessment.disk().usedBytes().isPresent()
                        ? Amounts.bytes(assessment.disk().usedBytes().getAsLong())
                        : "-"));
        out.println("copy     "
                + assessment.copy().duration().map(Amounts::duration).orElse("-") + " at "
                + rate(assessment.copy().copyBytesPerSecond()));
        assessment.traffic().ways().stream()
                .filter(way -> !way.complete())
                .forEach(way -> out.println(style.warning("incomplete") + "  " + way.name() + ": " + way.basis()));
        out.println();
        assessment.findings().forEach(finding -> print(finding, out));
    }

    private static String fanOut(Assessment assessment) {
        OptionalDouble factor = assessment.traffic().fanOut();
        return (factor.isPresent() ? String.format(Locale.ROOT, "%.1f × that, ", factor.getAsDouble()) : "")
                + assessment.traffic().fanOutBasis();
    }

    private void print(AssessedFinding finding, PrintWriter out) {
        String severity = finding.severity().toUpperCase(Locale.ROOT);
        String painted =
                switch (finding.severity()) {
                    case "blocker" -> style.bad(severity);
                    case "warning" -> style.warning(severity);
                    default -> style.faint(severity);
                };
        out.println(painted + "  " + finding.code() + "  "
                + (finding.targets().isEmpty() ? "" : "[" + String.join(", ", finding.targets()) + "] ")
                + style.strong(finding.resource()) + ": " + finding.reason());
    }

    private static String rate(OptionalDouble bytesPerSecond) {
        return bytesPerSecond.isPresent() ? Amounts.bytesPerSecond(bytesPerSecond.getAsDouble()) : "-";
    }
}
