package io.godwit.core.rehearsal;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What each generated record begins with: which writer wrote it in which lane, and the how many-th it is there. Within a lane,
 * which is all records of one writer with one key, order is promised.
 *
 * @param lane digits, letters, dashes and dots
 * @param number from 1
 */
public record Stamp(String lane, long number) {
    private static final byte END = '|';
    private static final int LONGEST = 64;

    /** A value that begins with this stamp, filled up to the size. */
    public byte[] value(int bytes, byte[] filling, int fillFrom) {
        byte[] stamp = (lane + "|" + number + "|").getBytes(StandardCharsets.US_ASCII);
        byte[] value = new byte[Math.max(bytes, stamp.length)];
        System.arraycopy(stamp, 0, value, 0, stamp.length);
        for (int i = stamp.length; i < value.length; i++) {
            value[i] = filling[(fillFrom + i) % filling.length];
        }
        return value;
    }

    /** The stamp of a value; empty if it has none. */
    public static Optional<Stamp> of(byte[] value) {
        int first = indexOf(value, 0);
        int second = first < 0 ? -1 : indexOf(value, first + 1);
        if (second < 0) {
            return Optional.empty();
        }
        String lane = new String(value, 0, first, StandardCharsets.US_ASCII);
        String number = new String(value, first + 1, second - first - 1, StandardCharsets.US_ASCII);
        return number.matches("[0-9]{1,18}") ? Optional.of(new Stamp(lane, Long.parseLong(number))) : Optional.empty();
    }

    private static int indexOf(byte[] value, int from) {
        for (int i = from; i < Math.min(value.length, from + LONGEST); i++) {
            if (value[i] == END) {
                return i;
            }
        }
        return -1;
    }
}
