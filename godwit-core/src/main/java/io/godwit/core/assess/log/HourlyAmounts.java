package io.godwit.core.assess.log;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.stream.LongStream;

/** One amount for each hour of a grid; {@link #UNKNOWN} where it is not known. Immutable. */
public final class HourlyAmounts {
    /** Stands for an amount that nobody knows; it is not 0. */
    public static final long UNKNOWN = -1;

    private final long[] amounts;

    private HourlyAmounts(long[] amounts) {
        this.amounts = amounts;
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static HourlyAmounts of(long... amounts) {
        return new HourlyAmounts(amounts.clone());
    }

    /** So many hours of which nothing is known. */
    public static HourlyAmounts unknown(int hours) {
        long[] amounts = new long[hours];
        Arrays.fill(amounts, UNKNOWN);
        return new HourlyAmounts(amounts);
    }

    public int hours() {
        return amounts.length;
    }

    public long at(int hour) {
        return amounts[hour];
    }

    public boolean isKnown(int hour) {
        return amounts[hour] != UNKNOWN;
    }

    /** The sum of what is known. */
    public long total() {
        return LongStream.of(amounts).filter(amount -> amount != UNKNOWN).sum();
    }

    /** A copy of the amounts. */
    @JsonValue
    public long[] toArray() {
        return amounts.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HourlyAmounts that && Arrays.equals(amounts, that.amounts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(amounts);
    }

    @Override
    public String toString() {
        return Arrays.toString(amounts);
    }
}
