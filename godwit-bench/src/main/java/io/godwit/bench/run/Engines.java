package io.godwit.bench.run;

import io.godwit.bench.engine.EngineOrder;
import io.godwit.bench.result.Engine;
import java.util.List;
import java.util.OptionalDouble;

/** Starts engines, each under a name of its own, and reads the CPU clocks around them. */
final class Engines {
    private final Stage stage;
    private final BenchmarkOptions options;
    private int started;

    Engines(Stage stage, BenchmarkOptions options) {
        this.stage = stage;
        this.options = options;
    }

    EngineOrder order(Engine engine, List<String> topics, int partitions, long records, String codec) {
        started++;
        return new EngineOrder(
                engine.label(),
                "bench-" + started,
                stage.source().address(),
                stage.target().address(),
                topics,
                partitions,
                records,
                codec);
    }

    EngineProcess start(EngineOrder order) {
        Engine engine = Engine.named(order.engine()).orElseThrow();
        return EngineProcess.start(
                order,
                options.jvmOptions(engine),
                stage.folder().resolve(order.name() + "-" + order.engine() + ".log"));
    }

    Moment moment(EngineProcess process, long records) {
        return new Moment(
                records,
                System.nanoTime(),
                ProcessFigures.cpuSeconds(process.pid()),
                stage.source().cpuSeconds(BenchCluster.LEADER),
                stage.target().cpuSeconds(BenchCluster.LEADER));
    }

    /** The follower is mirror and target in one. */
    Moment followerMoment(long bytes) {
        return new Moment(
                bytes,
                System.nanoTime(),
                OptionalDouble.empty(),
                stage.source().cpuSeconds(BenchCluster.LEADER),
                stage.source().cpuSeconds(BenchCluster.FOLLOWER));
    }
}
