package io.godwit.core.proof;

import java.util.List;
import java.util.Optional;

/**
 * One difference that is a fault. Holds hashes and sizes, never a payload.
 *
 * @param kind what is wrong
 * @param sourceOffset of the record on the source; for a record that only the target has, the source offset at which the
 *     comparison stood; -1 where unknown
 * @param targetOffset likewise on the target
 * @param fields which fields differ, for {@link DifferenceKind#CHANGED} alone
 * @param source the record on the source, where it has one
 * @param target the record on the target, where it has one
 */
public record Mismatch(
        DifferenceKind kind,
        long sourceOffset,
        long targetOffset,
        List<RecordField> fields,
        Optional<RecordSketch> source,
        Optional<RecordSketch> target) {
    public Mismatch {
        fields = List.copyOf(fields);
    }

    /**
     * What may be shown of a record.
     *
     * @param timestamp milliseconds since 1970
     * @param keyBytes size of the key, -1 for null
     * @param valueBytes size of the value, -1 for null
     * @param headers how many
     * @param keyHash first 64 bits of the key's SHA-256 in hexadecimal
     * @param valueHash likewise
     * @param headersHash likewise, over names and values in order
     */
    public record RecordSketch(
            long timestamp,
            int keyBytes,
            int valueBytes,
            int headers,
            String keyHash,
            String valueHash,
            String headersHash) {}
}
