package io.godwit.mirror.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** Whatever the bytes: a false checksum, a {@link CorruptBatchException}, or records; never anything else. */
@Domain(RecordArbitraries.class)
@Domain(DomainContext.Global.class)
class DamagedBatchProperties {
    @Property(tries = 400)
    void noticesAFlippedBit(
            @ForAll RecordArbitraries.Holey holey,
            @ForAll RecordArbitraries.Codec codec,
            @ForAll @IntRange(min = BatchHeader.CRC * 8) int bit) {
        ByteBuffer bytes = KafkaBatch.of(codec.id(), holey.records()).bytes();
        int inside = BatchHeader.CRC * 8 + bit % ((bytes.limit() - BatchHeader.CRC) * 8);
        flip(bytes, inside);

        assertThat(isNoticed(bytes)).isTrue();
    }

    @Property(tries = 400)
    void survivesAFlippedBitAnywhere(
            @ForAll RecordArbitraries.Holey holey,
            @ForAll RecordArbitraries.Codec codec,
            @ForAll @IntRange(min = 0) int bit) {
        ByteBuffer bytes = KafkaBatch.of(codec.id(), holey.records()).bytes();
        flip(bytes, bit % (bytes.limit() * 8));

        readAll(bytes);
    }

    @Property(tries = 400)
    void survivesAFlippedBitInOldVersions(
            @ForAll RecordArbitraries.Dense dense,
            @ForAll @IntRange(min = 0, max = 3) int codec,
            @ForAll @IntRange(min = 0, max = 1) int magic,
            @ForAll @IntRange(min = 0) int bit) {
        ByteBuffer bytes = KafkaBatch.of(codec, LegacyBatchProperties.withoutHeaders(dense))
                .version(magic)
                .bytes();
        flip(bytes, bit % (bytes.limit() * 8));

        readAll(bytes);
    }

    /** The checksum is mended, as if a broken producer had written the batch. */
    @Property(tries = 400)
    void survivesNonsenseWithAGoodChecksum(
            @ForAll RecordArbitraries.Holey holey,
            @ForAll RecordArbitraries.Codec codec,
            @ForAll @Size(max = 30) byte[] nonsense,
            @ForAll @IntRange(min = 0) int where) {
        ByteBuffer bytes = KafkaBatch.of(codec.id(), holey.records()).bytes();
        int room = bytes.limit() - BatchHeader.SIZE;
        for (int i = 0; i < nonsense.length; i++) {
            bytes.put(BatchHeader.SIZE + (int) ((where + (long) i) % room), nonsense[i]);
        }
        bytes.putInt(BatchHeader.CRC, BatchHeader.checksum(bytes));

        readAll(bytes);
    }

    /** Length and checksum are mended, so that only the records can tell that some are missing. */
    @Property(tries = 300)
    void noticesThatTheRecordsAreCutOff(
            @ForAll RecordArbitraries.Dense dense,
            @ForAll RecordArbitraries.Codec codec,
            @ForAll @IntRange(min = 0) int where) {
        ByteBuffer whole = KafkaBatch.of(codec.id(), dense.records()).bytes();
        int size = BatchHeader.SIZE + where % (whole.limit() - BatchHeader.SIZE);
        ByteBuffer cut = whole.slice(0, size);
        cut.putInt(BatchHeader.LENGTH, size - BatchHeader.LENGTH_STARTS_AFTER)
                .putInt(BatchHeader.CRC, BatchHeader.checksum(cut));
        List<TestRecord> seen = new ArrayList<>();

        try {
            seen.addAll(TestRecord.in(RecordBatch.split(cut).get(0)));
        } catch (CorruptBatchException e) {
            return;
        }
        // Only a codec's end mark was cut off, behind all records.
        assertThat(seen).isEqualTo(dense.records());
    }

    @Property(tries = 200)
    void survivesAnyPayload(@ForAll @Size(max = 400) byte[] nonsense) {
        readAll(ByteBuffer.wrap(nonsense));
    }

    private static void flip(ByteBuffer bytes, int bit) {
        bytes.put(bit / 8, (byte) (bytes.get(bit / 8) ^ (1 << (bit % 8))));
    }

    private static boolean isNoticed(ByteBuffer bytes) {
        try {
            return RecordBatch.split(bytes).stream().noneMatch(RecordBatch::hasValidChecksum);
        } catch (CorruptBatchException e) {
            return true;
        }
    }

    private static void readAll(ByteBuffer bytes) {
        try {
            for (RecordBatch batch : RecordBatch.split(bytes)) {
                assertThat(batch.lastOffset()).isGreaterThanOrEqualTo(batch.baseOffset());
                assertThat(batch.sizeInBytes()).isBetween(1, bytes.limit());
                TestRecord.in(batch);
            }
        } catch (CorruptBatchException e) {
            assertThat(e.reason()).isNotEmpty();
        }
    }
}
