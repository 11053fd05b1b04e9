package io.godwit.core.registry;

import java.nio.ByteBuffer;
import java.util.OptionalInt;

/**
 * Confluent's wire format: a zero byte, the schema's id in four bytes, most significant first, then the data. Nothing else marks
 * it, so other data that begins with a zero byte looks the same.
 */
public final class WireFormat {
    private static final int HEADER_BYTES = 5;

    private WireFormat() {}

    /** The id that a key or a value begins with; empty if it is not of that format. */
    public static OptionalInt schemaId(byte[] data) {
        if (data.length < HEADER_BYTES || data[0] != 0) {
            return OptionalInt.empty();
        }
        int id = ByteBuffer.wrap(data, 1, Integer.BYTES).getInt();
        return id > 0 ? OptionalInt.of(id) : OptionalInt.empty();
    }
}
