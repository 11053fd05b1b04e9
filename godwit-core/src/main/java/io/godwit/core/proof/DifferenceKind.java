package io.godwit.core.proof;

/** How source and target can differ in a way that nothing but a fault explains. */
public enum DifferenceKind {
    /** The source has a record that the target lacks. */
    MISSING("missing on the target"),
    /** As {@link #MISSING}, of a record without a value: a deletion that the target never heard of. */
    LOST_TOMBSTONE("lost tombstone"),
    /** The target has a record that the source never had. */
    EXTRA("extra on the target"),
    /** The target has a record once more. */
    DUPLICATE("duplicate on the target"),
    /** Both have the record, at another place in the order. */
    OUT_OF_ORDER("out of order"),
    /** Both have a record at the same place, with at least one field that differs. */
    CHANGED("changed"),
    /** The target's retention removed a record that is younger than its retention time. */
    EXPIRED_EARLY("expired early on the target"),
    /** Nothing equal was found within the look-ahead; what follows was not compared. */
    LOST_SYNC("lost sync, stopped here");

    private final String words;

    DifferenceKind(String words) {
        this.words = words;
    }

    /** For texts. */
    public String words() {
        return words;
    }
}
