package io.godwit.lab.workload;

import java.util.Optional;

/**
 * What makes a message checkable: its lane and its place in it.
 *
 * <p>A lane is what Kafka keeps in order: the messages of one key, or without keys those of one producer and partition. Each lane
 * counts from 1 without gaps. A producer that was killed does not know what it wrote last, so it goes on in new lanes: the lane's
 * name has the number of the producer's run in it.
 */
record Stamp(String lane, long number) {
    private static final char SEPARATOR = '#';

    /** {@code lane#number}. */
    String text() {
        return lane + SEPARATOR + number;
    }

    static Optional<Stamp> parse(String text) {
        int separator = text.lastIndexOf(SEPARATOR);
        if (separator <= 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Stamp(text.substring(0, separator), Long.parseLong(text.substring(separator + 1))));
        } catch (NumberFormatException notAStamp) {
            return Optional.empty();
        }
    }
}
