package io.godwit.core.straggler;

import io.godwit.core.model.OriginRecord;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** Tells sequences of records apart by their keys, values and headers, in constant memory. Mutable. */
public final class RecordDigest {
    private final MessageDigest digest;
    private final boolean withOffsets;
    private long records;

    /** @param withOffsets whether records differ that differ in their offsets alone */
    public RecordDigest(boolean withOffsets) {
        this.withOffsets = withOffsets;
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("each Java has SHA-256", e);
        }
    }

    public void add(OriginRecord added) {
        records++;
        if (withOffsets) {
            number(added.offset());
        }
        part(added.key());
        part(added.value());
        number(added.headers().size());
        for (OriginRecord.Header header : added.headers()) {
            part(Optional.of(header.name().getBytes(StandardCharsets.UTF_8)));
            part(header.value());
        }
    }

    public long records() {
        return records;
    }

    /** Of all that was added; nothing may be added afterwards. */
    public String finish() {
        return HexFormat.of().formatHex(digest.digest());
    }

    // Lengths go in front, so that no two different records have the same bytes; -1 stands for none.
    private void part(Optional<byte[]> part) {
        number(part.map(bytes -> bytes.length).orElse(-1));
        part.ifPresent(digest::update);
    }

    private void number(long number) {
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, number));
    }
}
