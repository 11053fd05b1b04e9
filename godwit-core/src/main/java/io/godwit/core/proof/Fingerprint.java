package io.godwit.core.proof;

import io.godwit.core.proof.Mismatch.RecordSketch;
import java.util.HexFormat;

/**
 * What the comparison keeps of a record once the two sides differ: no payload, about 100 bytes. Two records with equal
 * {@link #content()} and timestamp count as equal: 128 bits made from the SHA-256 of key, value and headers.
 *
 * @param stampedByBroker see {@link LogRecord#stampedByBroker()}
 * @param trace see {@link RecordTrace}
 * @param keyBytes -1 for null
 * @param valueBytes -1 for null
 */
record Fingerprint(
        long offset,
        long timestamp,
        boolean stampedByBroker,
        long trace,
        long keyHash,
        long valueHash,
        long headersHash,
        long contentHigh,
        long contentLow,
        int keyBytes,
        int valueBytes,
        int headers) {
    /** Key, value and headers, whatever the timestamp. */
    record Content(long high, long low) {}

    Content content() {
        return new Content(contentHigh, contentLow);
    }

    boolean sameContent(Fingerprint other) {
        return contentHigh == other.contentHigh && contentLow == other.contentLow;
    }

    /** Equal as the proof means it; a timestamp that the target's broker set is not compared. */
    boolean equalTo(Fingerprint target) {
        return sameContent(target) && (timestamp == target.timestamp || target.stampedByBroker);
    }

    boolean isTombstone() {
        return valueBytes < 0;
    }

    boolean hasKey() {
        return keyBytes >= 0;
    }

    RecordSketch sketch() {
        HexFormat hex = HexFormat.of();
        return new RecordSketch(
                timestamp,
                keyBytes,
                valueBytes,
                headers,
                hex.toHexDigits(keyHash),
                hex.toHexDigits(valueHash),
                hex.toHexDigits(headersHash));
    }
}
