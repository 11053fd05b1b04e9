package io.godwit.core.unit;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An amount of data as people write it: {@code 64MiB}, {@code 1.5 GB}, {@code 512 B}. A number needs its unit: a bare one is
 * ambiguous. Binary units are powers of 1024, decimal ones of 1000.
 */
public record DataSize(long bytes) {
    /** What {@link #parse} takes, for messages. */
    public static final String FORM = "a number and a unit (B, KiB, MiB, GiB, TiB, or KB, MB, GB, TB), such as 64MiB";

    private static final Map<String, Long> UNITS = Map.of(
            "b", 1L,
            "kib", 1L << 10,
            "mib", 1L << 20,
            "gib", 1L << 30,
            "tib", 1L << 40,
            "kb", 1_000L,
            "mb", 1_000_000L,
            "gb", 1_000_000_000L,
            "tb", 1_000_000_000_000L);
    private static final String[] BINARY = {"B", "KiB", "MiB", "GiB", "TiB"};
    private static final Pattern TEXT = Pattern.compile("(\\d{1,18}(?:\\.\\d{1,6})?)\\s*([A-Za-z]+)");

    public DataSize {
        if (bytes < 0) {
            throw new IllegalArgumentException("a size is not negative");
        }
    }

    /** Empty if the text is not of the {@link #FORM}, or the amount does not fit a long. */
    public static Optional<DataSize> parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Long unit = UNITS.get(matcher.group(2).toLowerCase(Locale.ROOT));
        if (unit == null) {
            return Optional.empty();
        }
        BigDecimal bytes = new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(unit));
        return bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0
                ? Optional.empty()
                : Optional.of(new DataSize(bytes.longValue()));
    }

    /** A rate such as {@code 50MiB/s}; empty if the text is no size followed by {@code /s}. */
    public static Optional<DataSize> parsePerSecond(String text) {
        String stripped = text.strip();
        return stripped.endsWith("/s") ? parse(stripped.substring(0, stripped.length() - 2)) : Optional.empty();
    }

    /** The largest binary unit that gives a whole number: {@code parse(toString())} is the same size. */
    @Override
    public String toString() {
        long amount = bytes;
        int unit = 0;
        while (amount != 0 && amount % 1024 == 0 && unit < BINARY.length - 1) {
            amount /= 1024;
            unit++;
        }
        return amount + BINARY[unit];
    }
}
