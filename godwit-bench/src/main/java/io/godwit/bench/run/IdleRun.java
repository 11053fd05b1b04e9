package io.godwit.bench.run;

import io.godwit.bench.engine.EngineOrder;
import io.godwit.bench.result.BenchmarkCase;
import io.godwit.bench.result.Engine;
import io.godwit.bench.result.Figures;
import io.godwit.bench.result.Measure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Lets one engine wait for records of 10,000 partitions that never come. */
final class IdleRun {
    private static final int TOPICS = 10;
    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final Duration WARM_UP = Duration.ofSeconds(5);
    private static final Duration WINDOW = Duration.ofSeconds(20);
    /** Each log maps its indexes into memory. */
    private static final Map<String, String> SMALL_INDEXES = Map.of("segment.index.bytes", "65536");

    private final Stage stage;
    private final Engines engines;
    private final List<String> topics =
            IntStream.range(0, TOPICS).mapToObj(number -> "idle-" + number).toList();

    IdleRun(Stage stage, Engines engines) {
        this.stage = stage;
        this.engines = engines;
    }

    void prepare(BenchmarkCase benchmarkCase) throws InterruptedException {
        int partitions = benchmarkCase.load().partitions();
        stage.source().create(topics, partitions, SMALL_INDEXES);
        stage.target().create(topics, partitions, SMALL_INDEXES);
    }

    Figures of(BenchmarkCase benchmarkCase, Engine engine) throws InterruptedException {
        EngineOrder order = engines.order(
                engine,
                topics,
                benchmarkCase.load().partitions(),
                0,
                benchmarkCase.load().codec());
        try (EngineProcess process = engines.start(order)) {
            Moment start = engines.moment(process, process.await("begun", START_LIMIT));
            Thread.sleep(WARM_UP.toMillis());
            Moment begin = engines.moment(process, 0);
            Thread.sleep(WINDOW.toMillis());
            Moment end = engines.moment(process, 0);
            return new Figures()
                    .with(Measure.START_CPU_SECONDS, start.mirrorCpu())
                    .with(Measure.MIRROR_CPU_SHARE, end.mirrorShareSince(begin))
                    .with(Measure.PEAK_MEMORY_MB, ProcessFigures.peakMebibytes(process.pid()));
        }
    }
}
