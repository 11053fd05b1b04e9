package io.godwit.core.unit;

import java.util.Map;
import java.util.Optional;

/**
 * A rate of data as people write it: {@code 20MiB/s}, {@code 5GB/h}, {@code 3 TB/d}.
 *
 * @param bytesPerSecond bytes a second, finite and not negative
 */
public record DataRate(double bytesPerSecond) {
    /** What {@link #parse} takes, for messages. */
    public static final String FORM = "a size and /s, /m, /h or /d, such as 20MiB/s or 5GB/h";

    private static final Map<String, Integer> SECONDS = Map.of("s", 1, "m", 60, "h", 3_600, "d", 86_400);

    public DataRate {
        if (!Double.isFinite(bytesPerSecond) || bytesPerSecond < 0) {
            throw new IllegalArgumentException("a rate is finite and not negative");
        }
    }

    /** Empty if the text is not of the {@link #FORM}. */
    public static Optional<DataRate> parse(String text) {
        int slash = text.lastIndexOf('/');
        if (slash < 0) {
            return Optional.empty();
        }
        Integer seconds = SECONDS.get(text.substring(slash + 1).strip());
        return seconds == null
                ? Optional.empty()
                : DataSize.parse(text.substring(0, slash)).map(size -> new DataRate((double) size.bytes() / seconds));
    }
}
