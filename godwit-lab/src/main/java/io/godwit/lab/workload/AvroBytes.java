package io.godwit.lab.workload;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A value in Confluent's wire format: a zero, the schema's id in four bytes, then Avro's binary encoding, of which this knows the kinds
 * that the CRM needs (Avro specification, "Binary Encoding").
 */
final class AvroBytes {
    private static final int MAGIC = 0;
    private static final int LOW_BITS = 0x7f;
    private static final int MORE = 0x80;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(64);

    AvroBytes(int schemaId) {
        bytes.write(MAGIC);
        bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(schemaId).array());
    }

    /** {@code int}, {@code long}, an index into an {@code enum}, and the logical types that are one of these. */
    AvroBytes number(long value) {
        long zigzag = (value << 1) ^ (value >> (Long.SIZE - 1));
        while ((zigzag & ~LOW_BITS) != 0) {
            bytes.write((int) (zigzag & LOW_BITS) | MORE);
            zigzag >>>= 7;
        }
        bytes.write((int) zigzag);
        return this;
    }

    AvroBytes text(String value) {
        byte[] encoded = value.getBytes(StandardCharsets.UTF_8);
        number(encoded.length);
        bytes.writeBytes(encoded);
        return this;
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }
}
