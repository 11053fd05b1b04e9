package io.godwit.bench.result;

import java.util.Locale;
import java.util.OptionalDouble;

/**
 * What the batch engine should reach in a case, and whether it does.
 *
 * @param benchmarkCase where it was measured
 * @param what in words, with the unit
 * @param direction which side of the limit is good
 * @param measured empty where a figure is missing
 */
public record Bar(
        BenchmarkCase benchmarkCase, String what, Direction direction, double limit, OptionalDouble measured) {
    /** Which side of a limit is good. */
    public enum Direction {
        AT_LEAST("≥"),
        AT_MOST("≤"),
        BELOW("<");

        private final String sign;

        Direction(String sign) {
            this.sign = sign;
        }
    }

    /** How it stands. */
    public enum Verdict {
        PASS,
        FAIL,
        UNKNOWN
    }

    public Verdict verdict() {
        if (measured.isEmpty()) {
            return Verdict.UNKNOWN;
        }
        double value = measured.getAsDouble();
        boolean holds =
                switch (direction) {
                    case AT_LEAST -> value >= limit;
                    case AT_MOST -> value <= limit;
                    case BELOW -> value < limit;
                };
        return holds ? Verdict.PASS : Verdict.FAIL;
    }

    /** {@code ≥ 8}. */
    public String limitText() {
        return direction.sign + " " + number(limit);
    }

    /** {@code 9.31}, or {@code -}. */
    public String measuredText() {
        return measured.isEmpty() ? "-" : number(measured.getAsDouble());
    }

    private static String number(double value) {
        String text = String.format(Locale.ROOT, value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.3f", value);
        return text.contains(".") ? text.replaceFirst("\\.?0+$", "") : text;
    }
}
