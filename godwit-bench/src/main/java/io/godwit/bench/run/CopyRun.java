package io.godwit.bench.run;

import io.godwit.bench.engine.EngineOrder;
import io.godwit.bench.result.BenchmarkCase;
import io.godwit.bench.result.Engine;
import io.godwit.bench.result.Figures;
import io.godwit.bench.result.Measure;
import io.godwit.lab.LabException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Lets one engine copy what lies on the source. The watch starts when its first records are on the target, so that the
 * start of a process, of its connections and of a Connect worker does not count, for no engine.
 */
final class CopyRun {
    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final Duration COPY_LIMIT = Duration.ofMinutes(10);
    /** How often a broker is asked how far it followed: each question costs it something. */
    private static final long FOLLOWER_POLL_MS = 20;

    private static final long WIDE_FOLLOWER_POLL_MS = 100;

    private final Stage stage;
    private final Engines engines;

    CopyRun(Stage stage, Engines engines) {
        this.stage = stage;
        this.engines = engines;
    }

    Figures of(BenchmarkCase benchmarkCase, Engine engine, TopicData data) throws InterruptedException {
        return engine == Engine.FOLLOWER ? byFollower(benchmarkCase, data) : byEngine(benchmarkCase, engine, data);
    }

    private Figures byEngine(BenchmarkCase benchmarkCase, Engine engine, TopicData data) throws InterruptedException {
        int partitions = benchmarkCase.load().partitions();
        stage.target().create(List.of(data.topic()), partitions, Map.of());
        EngineOrder order = engines.order(
                engine,
                List.of(data.topic()),
                partitions,
                data.records(),
                benchmarkCase.load().codec());
        try (EngineProcess process = engines.start(order)) {
            Moment begin = engines.moment(process, process.await("begun", START_LIMIT));
            Moment end = engines.moment(process, process.await("done", COPY_LIMIT));
            return figures(begin, end, (double) (end.records() - begin.records()) / data.records(), data)
                    .with(Measure.START_CPU_SECONDS, begin.mirrorCpu())
                    .with(Measure.PEAK_MEMORY_MB, ProcessFigures.peakMebibytes(process.pid()));
        } finally {
            stage.target().clear();
        }
    }

    private Figures byFollower(BenchmarkCase benchmarkCase, TopicData data) throws InterruptedException {
        int partitions = benchmarkCase.load().partitions();
        long pollMs = partitions < 100 ? FOLLOWER_POLL_MS : WIDE_FOLLOWER_POLL_MS;
        BenchCluster source = stage.source();
        source.reassign(data.topic(), partitions, List.of(BenchCluster.LEADER, BenchCluster.FOLLOWER));
        try {
            long begun = awaitBytes(data, 1, pollMs, START_LIMIT);
            Moment begin = engines.followerMoment(begun);
            Moment end = engines.followerMoment(awaitBytes(data, data.wireBytes(), pollMs, COPY_LIMIT));
            source.awaitReassigned();
            return figures(begin, end, (double) (data.wireBytes() - begun) / data.wireBytes(), data);
        } finally {
            source.reassign(data.topic(), partitions, List.of(BenchCluster.LEADER));
            source.awaitReassigned();
            awaitGone(data);
        }
    }

    private long awaitBytes(TopicData data, long wanted, long pollMs, Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        long bytes = stage.source().bytesOn(BenchCluster.FOLLOWER, data.topic());
        while (bytes < wanted && System.nanoTime() < deadline) {
            Thread.sleep(pollMs);
            bytes = stage.source().bytesOn(BenchCluster.FOLLOWER, data.topic());
        }
        if (bytes < wanted) {
            throw new LabException(
                    "the follower got " + bytes + " of " + wanted + " bytes within " + limit.toSeconds() + " s");
        }
        return bytes;
    }

    private void awaitGone(TopicData data) throws InterruptedException {
        while (stage.source().bytesOn(BenchCluster.FOLLOWER, data.topic()) > 0) {
            Thread.sleep(FOLLOWER_POLL_MS);
        }
    }

    /** @param share of the data that was copied between the two moments; nothing can be said when it is little */
    private static Figures figures(Moment begin, Moment end, double share, TopicData data) {
        double seconds = end.secondsSince(begin);
        if (share <= 0 || seconds <= 0) {
            return new Figures();
        }
        return end.cpuSince(begin, share * data.bytes())
                .with(Measure.MB_PER_SECOND, share * data.bytes() / 1e6 / seconds)
                .with(Measure.WIRE_MB_PER_SECOND, share * data.wireBytes() / 1e6 / seconds)
                .with(Measure.RECORDS_PER_SECOND, share * data.records() / seconds);
    }
}
