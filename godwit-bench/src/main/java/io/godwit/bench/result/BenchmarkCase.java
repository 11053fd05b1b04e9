package io.godwit.bench.result;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What is copied. */
public enum BenchmarkCase {
    LZ4_64K("lz4-64k", Kind.COPY, new Load("lz4", 4, 280, 0, 1_600, 200)),
    ZSTD_64K("zstd-64k", Kind.COPY, new Load("zstd", 4, 280, 0, 1_600, 200)),
    UNCOMPRESSED_64K("uncompressed-64k", Kind.COPY, new Load("none", 4, 280, 0, 1_600, 200)),
    TINY("tiny", Kind.COPY, new Load("lz4", 4, 280, 4, 400, 40)),
    RECORDS_1K("records-1k", Kind.COPY, new Load("lz4", 4, 1_000, 0, 1_600, 200)),
    PARTITIONS_1000("partitions-1000", Kind.COPY, new Load("lz4", 1_000, 280, 0, 100, 30)),
    TRICKLE("trickle", Kind.TRICKLE, new Load("lz4", 4, 280, 0, 0, 0)),
    IDLE_10000("idle-10000", Kind.IDLE, new Load("lz4", 1_000, 0, 0, 0, 0));

    /** What is looked at. */
    public enum Kind {
        /** How fast and how dear a copy of what lies there is. */
        COPY,
        /** How late records arrive that come steadily. */
        TRICKLE,
        /** What it costs to wait. */
        IDLE
    }

    private final String label;
    private final Kind kind;

    @SuppressWarnings("ImmutableEnumChecker") // a record of numbers and a word
    private final Load load;

    BenchmarkCase(String label, Kind kind, Load load) {
        this.label = label;
        this.kind = kind;
        this.load = load;
    }

    public static Optional<BenchmarkCase> named(String label) {
        return Arrays.stream(values()).filter(one -> one.label.equals(label)).findFirst();
    }

    /** The word in options, documents and tables. */
    public String label() {
        return label;
    }

    public Kind kind() {
        return kind;
    }

    public Load load() {
        return load;
    }

    /** Whether batches of 64 KiB lie in few partitions, where whole batches are worth most. */
    boolean hasLargeBatches() {
        return kind == Kind.COPY && load.recordsPerBatch() == 0 && load.partitions() < 100;
    }

    /** The engines that are measured, the one that others are compared to first. */
    public List<Engine> engines() {
        return switch (kind) {
            case COPY -> List.of(Engine.MIRRORMAKER2, Engine.BATCH, Engine.FOLLOWER);
            case TRICKLE -> List.of(Engine.MIRRORMAKER2, Engine.BATCH);
            case IDLE -> List.of(Engine.BATCH);
        };
    }
}
