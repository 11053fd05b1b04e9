package io.godwit.bench.run;

import io.godwit.bench.engine.EngineOrder;
import io.godwit.bench.result.BenchmarkCase;
import io.godwit.bench.result.Engine;
import io.godwit.bench.result.Figures;
import io.godwit.bench.result.Measure;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Lets one engine copy what comes steadily, and measures how late it arrives. */
final class TrickleRun {
    private static final String TOPIC = "trickle";
    private static final int RECORDS_PER_MS = 2;
    private static final Duration START_LIMIT = Duration.ofMinutes(2);

    private final Stage stage;
    private final Engines engines;
    private final Duration warmUp;
    private final Duration window;

    TrickleRun(Stage stage, Engines engines, Duration warmUp, Duration window) {
        this.stage = stage;
        this.engines = engines;
        this.warmUp = warmUp;
        this.window = window;
    }

    Figures of(BenchmarkCase benchmarkCase, Engine engine) throws InterruptedException {
        int partitions = benchmarkCase.load().partitions();
        Orders orders = new Orders(benchmarkCase.load().valueBytes(), 70, 1);
        stage.source().create(List.of(TOPIC), partitions, Map.of());
        stage.target().create(List.of(TOPIC), partitions, Map.of());
        EngineOrder order = engines.order(
                engine,
                List.of(TOPIC),
                partitions,
                EngineOrder.ENDLESS,
                benchmarkCase.load().codec());
        try (SteadyProducer producer = new SteadyProducer(stage.source(), orders, TOPIC, partitions, RECORDS_PER_MS);
                LatencyConsumer consumer = new LatencyConsumer(stage.target(), TOPIC, partitions);
                EngineProcess process = engines.start(order)) {
            Moment start = engines.moment(process, process.await("begun", START_LIMIT));
            consumer.awaitFresh(START_LIMIT);
            Thread.sleep(warmUp.toMillis());
            return measured(consumer, process).with(Measure.START_CPU_SECONDS, start.mirrorCpu());
        } finally {
            stage.source().clear();
            stage.target().clear();
        }
    }

    private Figures measured(LatencyConsumer consumer, EngineProcess process) throws InterruptedException {
        Moment begin = engines.moment(process, 0);
        consumer.startWindow();
        Thread.sleep(window.toMillis());
        LatencyConsumer.Window arrived = consumer.endWindow();
        Moment end = engines.moment(process, arrived.records());
        return end.cpuSince(begin, (double) arrived.bytes())
                .with(Measure.LATENCY_P50_MS, arrived.p50Ms())
                .with(Measure.LATENCY_P99_MS, arrived.p99Ms())
                .with(Measure.MIRROR_CPU_SHARE, end.mirrorShareSince(begin))
                .with(Measure.PEAK_MEMORY_MB, ProcessFigures.peakMebibytes(process.pid()));
    }
}
