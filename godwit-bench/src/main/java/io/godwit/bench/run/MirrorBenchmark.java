package io.godwit.bench.run;

import io.godwit.bench.result.BenchmarkCase;
import io.godwit.bench.result.BenchmarkReport;
import io.godwit.bench.result.Engine;
import io.godwit.bench.result.Figures;
import io.godwit.bench.result.Measure;
import io.godwit.bench.result.Result;
import io.godwit.lab.Lab;
import io.godwit.lab.LabException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;

/** Measures each case with each engine, engines taking turns. A run that fails costs its own figures and no others. */
public final class MirrorBenchmark {
    private final BenchmarkOptions options;
    private final Stage stage;
    private final Engines engines;
    private final Consumer<String> narrator;
    private final List<Result> results = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();

    /** One run of one engine in a case. */
    private interface Run {
        Figures of(Engine engine) throws InterruptedException;
    }

    private MirrorBenchmark(BenchmarkOptions options, Stage stage, Consumer<String> narrator) {
        this.options = options;
        this.stage = stage;
        this.engines = new Engines(stage, options);
        this.narrator = narrator;
    }

    /**
     * Measures everything.
     *
     * @param lab where the clusters run; its folder gets a log for each engine's run
     * @param narrator is told a line for each step
     * @throws LabException if the clusters do not start
     */
    public static BenchmarkOutcome run(BenchmarkOptions options, Lab lab, Consumer<String> narrator)
            throws InterruptedException {
        narrator.accept("Starting a source and a target (Kafka 4.3) ...");
        try (Stage stage = Stage.start(lab, options.hasIdleCase())) {
            MirrorBenchmark benchmark = new MirrorBenchmark(options, stage, narrator);
            new WarmUp(stage).run();
            for (BenchmarkCase benchmarkCase : options.cases()) {
                benchmark.measure(benchmarkCase);
            }
            return new BenchmarkOutcome(new BenchmarkReport(benchmark.results), benchmark.failures);
        }
    }

    private void measure(BenchmarkCase benchmarkCase) throws InterruptedException {
        try {
            // Also of what a failed case left.
            stage.source().clear();
            stage.target().clear();
            rounds(benchmarkCase, prepared(benchmarkCase));
        } catch (InterruptException e) {
            throw interrupted();
        } catch (LabException | KafkaException e) {
            fail(benchmarkCase.label() + ": " + e.getMessage());
        }
    }

    private Run prepared(BenchmarkCase benchmarkCase) throws InterruptedException {
        return switch (benchmarkCase.kind()) {
            case COPY -> {
                TopicData data = TopicData.write(
                        stage.source(),
                        "orders-" + benchmarkCase.label(),
                        benchmarkCase.load(),
                        options.bytesOf(benchmarkCase));
                narrator.accept(String.format(
                        Locale.ROOT,
                        "%s: %,d records, %.0f MB, as batches %.0f MB",
                        benchmarkCase.label(),
                        data.records(),
                        data.bytes() / 1e6,
                        data.wireBytes() / 1e6));
                CopyRun run = new CopyRun(stage, engines);
                yield engine -> run.of(benchmarkCase, engine, data);
            }
            case TRICKLE -> {
                narrator.accept(benchmarkCase.label() + ": 2,000 records a second");
                TrickleRun run = new TrickleRun(stage, engines, options.trickleWarmUp(), options.trickleWindow());
                yield engine -> run.of(benchmarkCase, engine);
            }
            case IDLE -> {
                narrator.accept(benchmarkCase.label() + ": creating the partitions, which takes a while ...");
                IdleRun run = new IdleRun(stage, engines);
                run.prepare(benchmarkCase);
                yield engine -> run.of(benchmarkCase, engine);
            }
        };
    }

    private void rounds(BenchmarkCase benchmarkCase, Run run) throws InterruptedException {
        Map<Engine, List<Figures>> rounds = new EnumMap<>(Engine.class);
        for (int round = 1; round <= options.rounds(); round++) {
            for (Engine engine : enginesOf(benchmarkCase)) {
                rounds.computeIfAbsent(engine, added -> new ArrayList<>()).add(once(benchmarkCase, engine, round, run));
            }
        }
        rounds.forEach((engine, figures) -> results.add(new Result(benchmarkCase, engine, figures)));
    }

    private List<Engine> enginesOf(BenchmarkCase benchmarkCase) {
        return benchmarkCase.engines().stream()
                .filter(options.engines()::contains)
                .toList();
    }

    private Figures once(BenchmarkCase benchmarkCase, Engine engine, int round, Run run) throws InterruptedException {
        String name = benchmarkCase.label() + " " + engine.label() + " " + round + "/" + options.rounds();
        long begin = System.nanoTime();
        try {
            Figures figures = run.of(engine);
            long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin);
            narrator.accept("  " + name + " (" + seconds + " s): " + summary(figures));
            return figures;
        } catch (InterruptException e) {
            throw interrupted();
        } catch (LabException | KafkaException e) {
            fail(name + ": " + e.getMessage());
            return new Figures();
        }
    }

    /** Kafka's clients wrap it and leave the thread's flag set, which would end every wait while things are put in order. */
    private static InterruptedException interrupted() {
        var unused = Thread.interrupted();
        return new InterruptedException();
    }

    private void fail(String failure) {
        failures.add(failure);
        narrator.accept("  " + failure);
    }

    private static String summary(Figures figures) {
        List<String> parts = new ArrayList<>();
        figures.values().forEach((measure, value) -> {
            if (measure != Measure.WIRE_MB_PER_SECOND && measure != Measure.RECORDS_PER_SECOND) {
                parts.add(String.format(Locale.ROOT, "%s %.3g", measure.property(), value));
            }
        });
        return parts.isEmpty() ? "nothing that can be told" : String.join(", ", parts);
    }
}
