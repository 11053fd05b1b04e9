package io.godwit.mirror.copy;

/** Sequence numbers of an idempotent producer: from 0 to 2^31 - 1, then from 0 again (KIP-98). */
final class Sequences {
    /** A producer that has no batch in the log. */
    static final int NONE = -1;

    private Sequences() {}

    /** The sequence of the record that comes this many records later. */
    static int after(int sequence, int records) {
        return (int) ((sequence + (long) records) & Integer.MAX_VALUE);
    }

    /** The sequence that has to follow the last one in the log. */
    static int following(int lastSequence) {
        return lastSequence == NONE ? 0 : after(lastSequence, 1);
    }
}
