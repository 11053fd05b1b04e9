package io.godwit.core.progress;

import java.time.Duration;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** When the copy will have caught up, or why that cannot be told. */
public sealed interface Eta {
    /** What is shown: {@code 12m 5s}, {@code N/A}, {@code not converging: source 41 MB/s, copy 38 MB/s}. */
    String words();

    /** Empty where it is not a number. */
    default OptionalLong seconds() {
        return OptionalLong.empty();
    }

    /** Too early to tell, or the rates are not known. */
    record NotYet() implements Eta {
        @Override
        public String words() {
            return "N/A";
        }
    }

    /** Nothing is left to copy. */
    record Done() implements Eta {
        @Override
        public String words() {
            return "done";
        }

        @Override
        public OptionalLong seconds() {
            return OptionalLong.of(0);
        }
    }

    /** The time that remains at the present rates. */
    record In(Duration remaining) implements Eta {
        @Override
        public String words() {
            long seconds = remaining.toSeconds();
            if (seconds < 60) {
                return seconds + "s";
            }
            if (seconds < 3_600) {
                return seconds / 60 + "m " + seconds % 60 + "s";
            }
            return seconds < 86_400
                    ? seconds / 3_600 + "h " + seconds % 3_600 / 60 + "m"
                    : seconds / 86_400 + "d " + seconds % 86_400 / 3_600 + "h";
        }

        @Override
        public OptionalLong seconds() {
            return OptionalLong.of(remaining.toSeconds());
        }
    }

    /** The source grows at least as fast as it is copied. */
    record NotConverging(double sourcePerSecond, double copyPerSecond, Unit unit) implements Eta {
        @Override
        public String words() {
            return "not converging: source " + unit.words(sourcePerSecond) + ", copy " + unit.words(copyPerSecond);
        }
    }

    /** What rates are counted in. */
    enum Unit {
        BYTES,
        RECORDS;

        String words(double perSecond) {
            if (this == RECORDS) {
                return String.format(Locale.ROOT, "%,.0f records/s", perSecond);
            }
            return perSecond >= 1e6
                    ? String.format(Locale.ROOT, "%.0f MB/s", perSecond / 1e6)
                    : String.format(Locale.ROOT, "%.1f KB/s", perSecond / 1e3);
        }
    }

    /** Before this much was seen, rates are noise. */
    Duration MEASURED_AFTER = Duration.ofSeconds(60);

    /**
     * @param lagRecords what remains
     * @param copyPerSecond records copied a second
     * @param sourcePerSecond records that the source grows by a second
     * @param bytesPerRecord mean size, empty where unknown
     * @param measuredFor how long the rates were measured
     */
    static Eta of(
            long lagRecords,
            OptionalDouble copyPerSecond,
            OptionalDouble sourcePerSecond,
            OptionalDouble bytesPerRecord,
            Duration measuredFor) {
        if (lagRecords == 0) {
            return new Done();
        }
        if (measuredFor.compareTo(MEASURED_AFTER) < 0 || copyPerSecond.isEmpty() || sourcePerSecond.isEmpty()) {
            return new NotYet();
        }
        double copy = copyPerSecond.getAsDouble();
        double source = sourcePerSecond.getAsDouble();
        if (copy - source <= 0) {
            double factor = bytesPerRecord.orElse(1);
            Unit unit = bytesPerRecord.isPresent() ? Unit.BYTES : Unit.RECORDS;
            return new NotConverging(source * factor, copy * factor, unit);
        }
        double seconds = lagRecords / (copy - source);
        return new In(Duration.ofSeconds(Math.round(Math.min(seconds, 1e9))));
    }
}
