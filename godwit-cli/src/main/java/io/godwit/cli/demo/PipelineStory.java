package io.godwit.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.godwit.cli.render.Amounts;
import io.godwit.core.error.ExitCode;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.LabError;
import io.godwit.lab.pipeline.Component;
import io.godwit.lab.pipeline.Components;
import io.godwit.lab.pipeline.Sinks;
import io.godwit.lab.workload.OrderLedger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The story of the pipeline in its order: orders from the CRM to the daily report, moved in the middle of the weekend's peak. */
final class PipelineStory {
    /** Seconds that stand for a business day: the third day, a Saturday, is reached in the second minute. */
    static final long DAY_SECONDS = 40;

    private static final double USUAL_RATE = 100;
    private static final double PEAK_FACTOR = 10;
    private static final long USUAL_ORDERS = 1_500;
    private static final Duration HALF_A_PEAK = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final List<String> PARTS = List.of(
            "usual, on the source",
            "peak, on the source",
            "peak, during the move",
            "peak, on the target",
            "usual, on the target");

    private final PipelineStage stage;
    private final Narration narration;
    /** When a part of {@link #PARTS} ended and the next one began, ms since 1970. */
    private final List<Long> moments = new ArrayList<>();

    private long caughtUpMs;

    PipelineStory(PipelineStage stage, Narration narration) {
        this.stage = stage;
        this.narration = narration;
    }

    PipelineResult play(PeakMemory memory) throws Exception {
        fetch();
        prepare();
        copy();
        moveInThePeak();
        return judge(memory);
    }

    private void fetch() throws Exception {
        Components components = Components.ofThisMachine();
        if (!components.has(List.of(Component.values()))) {
            narration.chapter("What the pipeline is made of, fetched once (700 MB)");
            components.fetchAll(narration::say);
            narration.startAgain();
        }
    }

    private void prepare() throws Exception {
        narration.chapter("An old cluster with all that stands around it, and a new one");
        narration.step("start Kafka 2.8.2 and 4.3.1, the stores", () -> {
            stage.startClustersAndStores();
            return "object store, Hive metastore, MariaDB";
        });
        narration.step("start the registry, and Connect on both sides", () -> {
            stage.startRegistryAndConnect();
            return "the registry keeps its schemas on the source";
        });
        narration.step("start orders and the two sinks", () -> {
            stage.startOrdersAndSinks(USUAL_RATE);
            return Math.round(USUAL_RATE) + " orders/s in Avro; Iceberg's sink and Debezium's";
        });
        narration.step("let them work for a while", () -> {
            await(
                    "orders in the database and in the lake",
                    () -> stage.database().count() > USUAL_ORDERS
                            && stage.lake().records() > USUAL_ORDERS);
            return Amounts.count(stage.orders().ledger().acknowledged()) + " orders, schema version "
                    + stage.orders().ledger().schemaVersion();
        });
    }

    private void copy() throws Exception {
        narration.chapter("Plan, copy, prove");
        narration.step("godwit plan, godwit apply", () -> {
            String plan = stage.folder().resolve("plan.json").toString();
            JsonNode summary = stage.commands()
                    .run(Set.of(ExitCode.DONE, ExitCode.PENDING), "plan", "--out", plan)
                    .document()
                    .path("summary");
            stage.commands().run("apply", plan);
            return Amounts.count(summary.path("create").asLong(-1)) + " created";
        });
        narration.step("godwit mirror", () -> {
            stage.startMirror();
            awaitInSync();
            return "caught up";
        });
        narration.step("godwit verify", () -> {
            JsonNode totals = stage.commands().run("verify").document().path("totals");
            return Amounts.count(totals.path("records").asLong(-1)) + " records compared";
        });
    }

    private void moveInThePeak() throws Exception {
        narration.chapter("The weekend peak: ten times the rate, and the move in the middle of it");
        narration.step("the peak begins", () -> {
            long before = acknowledged();
            stage.orders().ordersPerSecond(USUAL_RATE * PEAK_FACTOR);
            moments.add(System.currentTimeMillis());
            letPass(HALF_A_PEAK);
            await("the wave to be ready", this::isReady);
            return Amounts.count(acknowledged() - before) + " orders";
        });
        narration.step("godwit cutover start --no-hold", () -> {
            moments.add(System.currentTimeMillis());
            stage.commands().run("cutover", "start", "--no-hold", "--wave", PipelineConfiguration.WAVE);
            moments.add(System.currentTimeMillis());
            return "registry, orders and sinks on the target";
        });
        narration.step("the peak goes on, on the target", () -> {
            long before = acknowledged();
            letPass(HALF_A_PEAK);
            moments.add(System.currentTimeMillis());
            stage.orders().ordersPerSecond(USUAL_RATE);
            return Amounts.count(acknowledged() - before) + " orders";
        });
        narration.step("the sinks catch up", () -> {
            long goal = acknowledged();
            long begin = System.nanoTime();
            await(
                    "the sinks to have what the peak left",
                    () -> stage.database().count() >= goal && stage.lake().records() >= goal);
            caughtUpMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
            return "database and lake have " + Amounts.count(goal) + " orders and more";
        });
    }

    private PipelineResult judge(PeakMemory memory) throws Exception {
        narration.chapter("The daily report, three times");
        narration.step("the last orders arrive", () -> {
            stage.orders().program().stop();
            long goal = acknowledged();
            await(
                    "the last orders",
                    () -> stage.database().count() >= goal && stage.lake().records() >= goal);
            stage.targetConnectors().stop(Sinks.LAKE, PATIENCE);
            stage.targetConnectors().stop(Sinks.DATABASE, PATIENCE);
            return Amounts.count(goal) + " orders, schema version "
                    + stage.orders().ledger().schemaVersion();
        });
        JsonNode[] proof = new JsonNode[1];
        narration.step("godwit verify --full", () -> {
            proof[0] = stage.commands()
                    .run(Set.of(ExitCode.DONE, ExitCode.MISMATCH), "verify", "--full")
                    .document()
                    .path("totals");
            return Amounts.count(proof[0].path("records").asLong(-1)) + " records compared, "
                    + Amounts.count(proof[0].path("mismatches").asLong(-1)) + " differences";
        });
        OrderLedger ledger = stage.orders().ledger();
        PipelineResult.Side[] sides = new PipelineResult.Side[2];
        narration.step("the database's report", () -> {
            sides[0] = PipelineResult.Side.of(ledger, stage.database().read(moments));
            return Amounts.count(sides[0].seen().orders()) + " orders";
        });
        narration.step("Spark's report, through the metastore", () -> {
            sides[1] = PipelineResult.Side.of(
                    ledger, stage.spark().run(Sinks.LAKE_TABLE, stage.folder().resolve("report"), moments));
            return Amounts.count(sides[1].seen().orders()) + " orders";
        });
        return new PipelineResult(
                ledger.seen(),
                sides[0],
                sides[1],
                PARTS,
                proof[0].path("records").asLong(),
                proof[0].path("mismatches").asLong(-1),
                stage.database().longestPauseMs(),
                caughtUpMs,
                ledger.bytes(),
                narration.elapsed().toSeconds(),
                memory.peakMebibytes());
    }

    private long acknowledged() {
        return stage.orders().ledger().acknowledged();
    }

    private boolean isReady() {
        return stage.commands()
                        .run(
                                Set.of(ExitCode.DONE, ExitCode.PENDING),
                                "cutover",
                                "check",
                                "--wave",
                                PipelineConfiguration.WAVE)
                        .exitCode()
                == ExitCode.DONE;
    }

    private void awaitInSync() throws InterruptedException {
        await("the mirror to catch up", () -> stage.commands()
                .run(Set.of(ExitCode.DONE, ExitCode.PENDING), "status")
                .document()
                .path("state")
                .asText()
                .equals("IN_SYNC"));
    }

    private static void letPass(Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        await("the time to pass", () -> System.nanoTime() > end);
    }

    private static void await(String what, BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new GodwitException(
                        LabError.STEP_FAILED,
                        "demo --pipeline",
                        "waited " + PATIENCE.toSeconds() + " s for " + what,
                        "run it with --folder demo to keep its files, and look into its logs");
            }
            TimeUnit.MILLISECONDS.sleep(300);
        }
    }
}
