package io.godwit.core.cutover;

import io.godwit.core.model.PartitionId;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * Where a group goes on in one partition of the cluster that it moves to.
 *
 * @param from the offset that it had committed on the other cluster; empty if none
 * @param offset the offset to commit; empty = deliberately none
 * @param metadata carried over
 * @param kind how the offset was found
 */
public record Placement(PartitionId partition, OptionalLong from, OptionalLong offset, String metadata, Kind kind) {
    public Placement {
        Objects.requireNonNull(partition);
        Objects.requireNonNull(from);
        Objects.requireNonNull(offset);
        Objects.requireNonNull(metadata);
        Objects.requireNonNull(kind);
    }

    /** How an offset was found. */
    public enum Kind {
        /** Translated by the proof: the group goes on with the very record that it would have read next. */
        EXACT("translated exactly"),
        /** The committed offset lies before the log: the records up to its start are gone, it goes on with the first left. */
        FIRST_LEFT("below the log's start: goes on with the first record that is left"),
        /** The committed offset lies after the end of the log: it goes on with the next record that is written. */
        AT_END("beyond the log's end: goes on with the next record"),
        /** The group never committed here and there is nothing to read: it begins with the first record that comes. */
        EMPTY_LOG("never committed, nothing to read yet: begins with the first record that comes"),
        /** The group never committed here although there are records: its own reset policy decides, as on the source. */
        NOT_COMMITTED("never committed: the client's auto.offset.reset decides, as before");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** For texts. */
        public String words() {
            return words;
        }
    }
}
