package io.godwit.mirror.copy;

/**
 * What the target's own log cannot tell. A partition with identical offsets needs none; it is kept for one that is being
 * padded, and for one whose offsets differ.
 */
public sealed interface Checkpoint {
    /**
     * The log of the target is being filled up to this offset and then cut there, since the source's begins there. Until the
     * cut is done, what is in it is padding.
     */
    record Padding(long upTo) implements Checkpoint {}

    /**
     * Offsets differ. Everything of the source below {@code sourceOffset} is on the target below {@code targetOffset}; what
     * came after is found by comparing records.
     */
    record Mapped(long sourceOffset, long targetOffset) implements Checkpoint {}
}
