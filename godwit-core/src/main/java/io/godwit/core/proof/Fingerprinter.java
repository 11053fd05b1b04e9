package io.godwit.core.proof;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/** Makes fingerprints. Only records near a difference get one: equal records are compared byte by byte instead. */
final class Fingerprinter {
    private static final long NULL_HASH = 0;
    private static final byte NULL_MARK = 0;
    private static final byte VALUE_MARK = 1;

    private final MessageDigest digest;

    Fingerprinter() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    Fingerprint of(LogRecord record) {
        ByteBuffer key = hash(record.key());
        ByteBuffer value = hash(record.value());
        ByteBuffer headers = headersHash(record);
        long keyHash = key.getLong(0);
        long valueHash = value.getLong(0);
        long headersHash = headers.getLong(0);
        digest.update(key);
        digest.update(value);
        digest.update(headers);
        ByteBuffer content = ByteBuffer.wrap(digest.digest());
        return new Fingerprint(
                record.offset(),
                record.timestamp(),
                record.stampedByBroker(),
                RecordTrace.of(record),
                keyHash,
                valueHash,
                headersHash,
                content.getLong(0),
                content.getLong(8),
                size(record.key()),
                size(record.value()),
                record.headerCount());
    }

    /** As {@link Fingerprint#keyHash()}. */
    long keyHash(LogRecord record) {
        return record.key() == null ? NULL_HASH : hash(record.key()).getLong(0);
    }

    private static int size(@Nullable ByteBuffer bytes) {
        return bytes == null ? -1 : bytes.remaining();
    }

    private ByteBuffer hash(@Nullable ByteBuffer bytes) {
        digest.update(bytes == null ? NULL_MARK : VALUE_MARK);
        if (bytes != null) {
            digest.update(bytes.duplicate());
        }
        return ByteBuffer.wrap(digest.digest());
    }

    private ByteBuffer headersHash(LogRecord record) {
        for (int i = 0; i < record.headerCount(); i++) {
            byte[] name = record.headerName(i).getBytes(StandardCharsets.UTF_8);
            byte[] value = record.headerValue(i);
            digest.update(ByteBuffer.allocate(8)
                    .putInt(name.length)
                    .putInt(value == null ? -1 : value.length)
                    .flip());
            digest.update(name);
            if (value != null) {
                digest.update(value);
            }
        }
        return ByteBuffer.wrap(digest.digest());
    }
}
