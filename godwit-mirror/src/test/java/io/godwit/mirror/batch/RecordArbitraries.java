package io.godwit.mirror.batch;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.domains.DomainContextBase;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/** Records of every shape: without key or value, empty, with headers, out of order in time. */
class RecordArbitraries extends DomainContextBase {
    private static final int MAX_RECORDS = 60;
    private static final long BASE_TIME_MS = 1_650_000_000_000L;

    /** Records with growing offsets that follow each other. */
    record Dense(List<TestRecord> records) {}

    /** Records with growing offsets, some of them missing. */
    record Holey(List<TestRecord> records) {}

    record Codec(int id) {}

    @Provide
    Arbitrary<Codec> codecs() {
        return Arbitraries.integers().between(0, 4).map(Codec::new);
    }

    @Provide
    Arbitrary<Dense> dense() {
        return Combinators.combine(firstOffsets(), records()).as((first, records) -> {
            List<TestRecord> placed = new ArrayList<>();
            records.forEach(record -> placed.add(record.at(first + placed.size())));
            return new Dense(placed);
        });
    }

    @Provide
    Arbitrary<Holey> holey() {
        Arbitrary<List<Integer>> steps = Arbitraries.frequency(Tuple.of(3, 1), Tuple.of(1, 2), Tuple.of(1, 900))
                .list()
                .ofSize(MAX_RECORDS);
        return Combinators.combine(firstOffsets(), records(), steps).as((first, records, gaps) -> {
            List<TestRecord> placed = new ArrayList<>();
            long offset = first;
            for (int i = 0; i < records.size(); i++) {
                placed.add(records.get(i).at(offset));
                offset += gaps.get(i);
            }
            return new Holey(placed);
        });
    }

    private static Arbitrary<Long> firstOffsets() {
        return Arbitraries.frequencyOf(
                Tuple.of(1, Arbitraries.just(0L)),
                Tuple.of(3, Arbitraries.longs().between(1, 1L << 40)));
    }

    private static Arbitrary<List<TestRecord>> records() {
        return Combinators.combine(timestamps(), fields(), fields(), headers())
                .as((timestamp, key, value, headers) -> new TestRecord(0, timestamp, key, value, headers))
                .list()
                .ofMinSize(1)
                .ofMaxSize(MAX_RECORDS);
    }

    private static Arbitrary<Long> timestamps() {
        return Arbitraries.longs().between(-10_000_000, 10_000_000).map(delta -> BASE_TIME_MS + delta);
    }

    private static Arbitrary<ByteBuffer> fields() {
        return Arbitraries.bytes()
                .array(byte[].class)
                .ofMaxSize(200)
                .map(ByteBuffer::wrap)
                .injectNull(0.2);
    }

    private static Arbitrary<List<Header>> headers() {
        Arbitrary<Header> header = Combinators.combine(
                        Arbitraries.strings().ofMaxLength(10),
                        Arbitraries.bytes().array(byte[].class).ofMaxSize(20).injectNull(0.2))
                .as(RecordHeader::new);
        return header.list().ofMaxSize(3);
    }
}
