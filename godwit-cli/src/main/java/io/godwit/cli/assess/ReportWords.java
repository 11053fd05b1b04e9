package io.godwit.cli.assess;

import io.godwit.cli.render.Amounts;
import io.godwit.core.unit.TimeSpan;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Amounts of a report in words; what is unknown is {@code -}. */
final class ReportWords {
    /** Longer tables nobody reads. */
    static final int MOST_ROWS = 50;

    private ReportWords() {}

    static String cut(String what, int all) {
        return all <= MOST_ROWS
                ? Amounts.count(all) + " " + what + "."
                : "The first " + MOST_ROWS + " of " + Amounts.count(all) + " " + what + "; the JSON has all.";
    }

    static String rate(OptionalDouble bytesPerSecond) {
        return bytesPerSecond.isPresent() ? Amounts.bytesPerSecond(bytesPerSecond.getAsDouble()) : "-";
    }

    static String records(OptionalDouble perSecond) {
        if (perSecond.isEmpty()) {
            return "-";
        }
        double rate = perSecond.getAsDouble();
        return (rate < 10 ? String.format(Locale.ROOT, "%.2f", rate) : Amounts.count(Math.round(rate))) + "/s";
    }

    static String bytes(OptionalLong bytes) {
        return bytes.isPresent() ? Amounts.bytes(bytes.getAsLong()) : "-";
    }

    static String factor(OptionalDouble factor) {
        return factor.isPresent()
                ? (factor.getAsDouble() < 100
                                ? String.format(Locale.ROOT, "%.1f", factor.getAsDouble())
                                : Amounts.count(Math.round(factor.getAsDouble())))
                        + " ×"
                : "-";
    }

    static String retention(OptionalLong millis) {
        if (millis.isEmpty()) {
            return "-";
        }
        return millis.getAsLong() < 0 ? "for ever" : TimeSpan.format(Duration.ofMillis(millis.getAsLong()));
    }

    static String list(List<String> names) {
        if (names.isEmpty()) {
            return "-";
        }
        int more = names.size() - 8;
        return names.stream().limit(8).collect(Collectors.joining(", ")) + (more > 0 ? " and " + more + " more" : "");
    }

    static String number(OptionalDouble number, String unit) {
        return number.isPresent() ? Amounts.count(Math.round(number.getAsDouble())) + unit : "-";
    }
}
