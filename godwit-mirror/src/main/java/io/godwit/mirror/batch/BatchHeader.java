package io.godwit.mirror.batch;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * Where the fields of a batch are, counted from the batch's first byte. Offset, length and magic have the same place in
 * every version of the format. Source: Kafka's protocol documentation, "Record Batch".
 */
final class BatchHeader {
    static final int BASE_OFFSET = 0;
    static final int LENGTH = 8;
    static final int LEADER_EPOCH = 12;
    static final int MAGIC = 16;
    static final int CRC = 17;
    static final int ATTRIBUTES = 21;
    static final int LAST_OFFSET_DELTA = 23;
    static final int BASE_TIMESTAMP = 27;
    static final int MAX_TIMESTAMP = 35;
    static final int PRODUCER_ID = 43;
    static final int PRODUCER_EPOCH = 51;
    static final int BASE_SEQUENCE = 53;
    static final int RECORD_COUNT = 57;
    static final int SIZE = 61;

    /** The length field doesn't count the offset and itself. */
    static final int LENGTH_STARTS_AFTER = 12;

    static final int CODEC_BITS = 0x07;
    static final int LOG_APPEND_TIME_BIT = 0x08;
    static final int TRANSACTIONAL_BIT = 0x10;
    static final int CONTROL_BIT = 0x20;
    static final int DELETE_HORIZON_BIT = 0x40;

    static final int LEGACY_ATTRIBUTES = 17;
    static final int LEGACY_TIMESTAMP = 18;
    static final int LEGACY_MINIMUM = 26;
    static final int LEGACY_MINIMUM_WITH_TIMESTAMP = 34;

    static final int UNKNOWN_LEADER_EPOCH = -1;

    private BatchHeader() {}

    /** The smallest batch of a version, or -1 if there is no such version. */
    static int minimumSize(byte magic) {
        return switch (magic) {
            case 0 -> LEGACY_MINIMUM;
            case 1 -> LEGACY_MINIMUM_WITH_TIMESTAMP;
            case 2 -> SIZE;
            default -> -1;
        };
    }

    /** CRC-32C of everything behind the checksum; base offset, leader epoch and magic are outside, so brokers can set them. */
    static int checksum(ByteBuffer batch) {
        CRC32C crc = new CRC32C();
        crc.update(batch.duplicate().position(ATTRIBUTES));
        return (int) crc.getValue();
    }

    /** A header for records with offset deltas from 0 to count - 1: create time, no transaction, no producer. */
    static void write(ByteBuffer batch, DenseRecords records) {
        batch.putLong(BASE_OFFSET, records.baseOffset())
                .putInt(LENGTH, batch.limit() - LENGTH_STARTS_AFTER)
                .putInt(LEADER_EPOCH, UNKNOWN_LEADER_EPOCH)
                .put(MAGIC, (byte) 2)
                .putShort(ATTRIBUTES, (short) records.compressionId())
                .putInt(LAST_OFFSET_DELTA, records.count() - 1)
                .putLong(BASE_TIMESTAMP, records.baseTimestampMs())
                .putLong(MAX_TIMESTAMP, records.maxTimestampMs())
                .putLong(PRODUCER_ID, -1)
                .putShort(PRODUCER_EPOCH, (short) -1)
                .putInt(BASE_SEQUENCE, -1)
                .putInt(RECORD_COUNT, records.count())
                .putInt(CRC, checksum(batch));
    }
}
