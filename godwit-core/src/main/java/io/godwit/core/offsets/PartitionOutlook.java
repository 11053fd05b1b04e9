package io.godwit.core.offsets;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Which offsets the records of one partition get on the target.
 *
 * @param paddingOffsets to be filled and deleted before the first record; empty where unknown
 * @param reason why the offsets are not those of the source everywhere; empty if they are
 */
public record PartitionOutlook(int partition, Kind kind, OptionalLong paddingOffsets, Optional<String> reason) {
    public PartitionOutlook {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(paddingOffsets);
        Objects.requireNonNull(reason);
    }

    /** Which offsets records get. */
    public enum Kind {
        /** Those of the source. */
        IDENTICAL("identical"),
        /** Those of the source up to the first hole in the log; behind it the proof's map translates. */
        IDENTICAL_TO_FIRST_HOLE("identical up to the first hole"),
        /** Others from the first record on: the proof's map translates. */
        MAPPED("mapped"),
        /** It cannot be told now. */
        UNKNOWN("-");

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
