package io.godwit.cli.render;

import java.time.Duration;
import java.util.Locale;

/** Numbers with their units, as people read them. What is unknown is {@code -}, never 0. */
public final class Amounts {
    private static final String[] BYTE_UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB"};

    private Amounts() {}

    /** {@code 1,312,004}; {@code -} below 0. */
    public static String count(long number) {
        return number < 0 ? "-" : String.format(Locale.ROOT, "%,d", number);
    }

    /** {@code 1.8 MiB}; {@code -} below 0. */
    public static String bytes(long bytes) {
        if (bytes < 0) {
            return "-";
        }
        double amount = bytes;
        int unit = 0;
        while (amount >= 1024 && unit < BYTE_UNITS.length - 1) {
            amount /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", amount, BYTE_UNITS[unit]);
    }

    /** {@code 38.2 MiB/s}. */
    public static String bytesPerSecond(double rate) {
        return rate < 0 || Double.isNaN(rate) ? "-" : bytes(Math.round(rate)) + "/s";
    }

    /** The two largest units: {@code 850 ms}, {@code 12.3 s}, {@code 2m 10s}, {@code 3h 5m}, {@code 4d 2h}. */
    public static String duration(Duration duration) {
        long millis = duration.toMillis();
        if (millis < 0) {
            return "-";
        }
        if (millis < 1_000) {
            return millis + " ms";
        }
        if (millis < 60_000) {
            return String.format(Locale.ROOT, "%.1f s", Math.floor(millis / 100.0) / 10);
        }
        if (duration.toHours() < 1) {
            return duration.toMinutes() + "m " + duration.toSecondsPart() + "s";
        }
        if (duration.toDays() < 1) {
            return duration.toHours() + "h " + duration.toMinutesPart() + "m";
        }
        return duration.toDays() + "d " + duration.toHoursPart() + "h";
    }

    /** {@code 61.2%}; 100 % only when it is all. */
    public static String percent(double share) {
        if (Double.isNaN(share) || share < 0) {
            return "-";
        }
        double shown = share >= 1 ? 100 : Math.min(99.9, share * 100);
        return String.format(Locale.ROOT, "%.1f%%", shown);
    }
}
