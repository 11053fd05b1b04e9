package io.godwit.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.godwit.cli.demo.OwnCommands.Outcome;
import io.godwit.cli.render.Amounts;
import io.godwit.core.error.ExitCode;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.LabError;
import io.godwit.lab.workload.Reconciliation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** The story in its order. Each step is a command that a user could have typed. */
final class DemoStory {
    private static final double USUAL_RATE = 300;
    private static final double PEAK_FACTOR = 10;
    private static final Duration PEAK = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final DemoStage stage;
    private final Narration narration;

    DemoStory(DemoStage stage, Narration narration) {
        this.stage = stage;
        this.narration = narration;
    }

    DemoResult play(PeakMemory memory) throws Exception {
        prepare();
        copy();
        long writePauseMs = cutOver();
        return proveAndJudge(writePauseMs, memory);
    }

    private void prepare() throws Exception {
        narration.chapter("An old cluster with live traffic, and a new one");
        narration.step("start Kafka 2.8.2 with ZooKeeper, and 4.3.1", () -> {
            stage.startClusters();
            return stage.source().bootstrapServers() + " → " + stage.target().bootstrapServers();
        });
        narration.step("start the CRM", () -> {
            stage.startCrm(USUAL_RATE);
            stage.writeConfiguration();
            return "8 topics, 5 consumer groups, 4 applications in 2 waves, " + Math.round(USUAL_RATE) + " records/s";
        });
        narration.step("let it write for a while", () -> {
            await("a backlog", () -> stage.crm().ledger().acknowledged() > 3_000);
            return Amounts.count(stage.crm().ledger().acknowledged()) + " records";
        });
    }

    private void copy() throws Exception {
        narration.chapter("Check, plan, copy");
        narration.step("godwit doctor", () -> {
            JsonNode report = stage.commands().run("doctor").document();
            return counted(report.path("counts"), "blocker", "warning", "information");
        });
        narration.step("godwit plan --out plan.json", () -> {
            Outcome plan = stage.commands()
                    .run(
                            Set.of(ExitCode.DONE, ExitCode.PENDING),
                            "plan",
                            "--out",
                            stage.folder().resolve("plan.json").toString());
            return counted(plan.document().path("summary"), "create", "change", "destroy");
        });
        narration.step("godwit apply plan.json", () -> {
            stage.commands().run("apply", stage.folder().resolve("plan.json").toString());
            return "done";
        });
        narration.step("godwit mirror", () -> {
            stage.startMirror();
            awaitInSync();
            return "caught up";
        });
        narration.step("the weekend peak: ten times the rate", () -> {
            long before = stage.crm().ledger().acknowledged();
            stage.crm().recordsPerSecond(USUAL_RATE * PEAK_FACTOR);
            long end = System.nanoTime() + PEAK.toNanos();
            await("the peak", () -> System.nanoTime() > end);
            stage.crm().recordsPerSecond(USUAL_RATE);
            return Amounts.count(stage.crm().ledger().acknowledged() - before) + " records in " + PEAK.toSeconds()
                    + " s";
        });
        narration.step("godwit status", () -> {
            awaitInSync();
            return "caught up again";
        });
        narration.step("godwit validate", () -> {
            stage.commands().run("validate");
            return "canaries arrived in order, and were removed";
        });
        narration.step("godwit verify", () -> {
            JsonNode proof = stage.commands()
                    .run(Set.of(ExitCode.DONE, ExitCode.PENDING), "verify")
                    .document();
            return proven(proof);
        });
    }

    private long cutOver() throws Exception {
        narration.chapter("Switch, wave by wave");
        narration.step("godwit cutover start --wave " + DemoStage.READERS_WAVE, () -> {
            stage.commands().run("cutover", "start", "--wave", DemoStage.READERS_WAVE);
            return "reporting reads from the target, its file is rewritten";
        });
        narration.step("godwit cutover start --wave " + DemoStage.CRM_WAVE, () -> {
            stage.commands()
                    .run(Set.of(ExitCode.DONE, ExitCode.PENDING), "cutover", "start", "--wave", DemoStage.CRM_WAVE);
            return "two more groups read from the target, at exact offsets; writers are held";
        });
        long[] pausesMs = new long[2];
        narration.step("godwit cutover release --wave " + DemoStage.CRM_WAVE, () -> {
            pausesMs[0] = switched("release");
            return "producers and settlement write to the target, pause " + Amounts.count(pausesMs[0]) + " ms";
        });
        narration.chapter("Back, with all that was written meanwhile, and there again");
        narration.step("godwit rollback --wave " + DemoStage.CRM_WAVE, () -> {
            awaitWritten(1_000);
            stage.commands().run("rollback", "--wave", DemoStage.CRM_WAVE);
            awaitWritten(1_000);
            return "both write to the source again, files as they were";
        });
        narration.step("godwit cutover start --no-hold --wave " + DemoStage.CRM_WAVE, () -> {
            await("the wave to be ready", this::isReady);
            pausesMs[1] = switched("start", "--no-hold");
            return "on the target, pause " + Amounts.count(pausesMs[1]) + " ms";
        });
        return Math.max(pausesMs[0], pausesMs[1]);
    }

    private long switched(String... command) {
        List<String> line = new ArrayList<>(List.of("cutover"));
        line.addAll(List.of(command));
        line.addAll(List.of("--wave", DemoStage.CRM_WAVE));
        return stage.commands()
                .run(line.toArray(String[]::new))
                .document()
                .path("writePauseMs")
                .asLong(-1);
    }

    private boolean isReady() {
        return stage.commands()
                        .run(Set.of(ExitCode.DONE, ExitCode.PENDING), "cutover", "check", "--wave", DemoStage.CRM_WAVE)
                        .exitCode()
                == ExitCode.DONE;
    }

    private void awaitWritten(long records) throws InterruptedException {
        long before = stage.crm().ledger().acknowledged();
        await("new records", () -> stage.crm().ledger().acknowledged() > before + records);
    }

    private DemoResult proveAndJudge(long writePauseMs, PeakMemory memory) throws Exception {
        narration.chapter("Proof");
        narration.step("let the CRM work on the target", () -> {
            long before = stage.crm().ledger().acknowledged();
            awaitWritten(2_000);
            stage.crm().producers().stop();
            await(
                    "the consumers to read everything",
                    () -> stage.crm().reconcile().lost() == 0);
            stage.crm().consumers().stop();
            stage.crm().reporting().stop();
            stage.crm().settlement().stop();
            return Amounts.count(stage.crm().ledger().acknowledged() - before) + " records";
        });
        JsonNode[] proof = new JsonNode[1];
        narration.step("godwit verify --full", () -> {
            proof[0] = stage.commands()
                    .run(Set.of(ExitCode.DONE, ExitCode.MISMATCH), "verify", "--full")
                    .document();
            return proven(proof[0]);
        });
        Reconciliation crm = stage.crm().reconcile();
        return new DemoResult(
                proof[0].path("totals").path("records").asLong(),
                crm.lost(),
                crm.duplicated(),
                crm.outOfOrder(),
                proof[0].path("totals").path("offsetsIdentical").asBoolean(),
                writePauseMs,
                narration.elapsed().toSeconds(),
                memory.peakMebibytes(),
                proof[0].path("totals").path("mismatches").asLong());
    }

    /** {@code 7 create, 0 change, 0 destroy}. */
    private static String counted(JsonNode counts, String... names) {
        return Arrays.stream(names)
                .map(name -> Amounts.count(counts.path(name).asLong(-1)) + " " + name)
                .collect(Collectors.joining(", "));
    }

    private static String proven(JsonNode proof) {
        JsonNode totals = proof.path("totals");
        return Amounts.count(totals.path("records").asLong(-1)) + " records compared, "
                + Amounts.count(totals.path("mismatches").asLong(-1)) + " differences";
    }

    private void awaitInSync() throws InterruptedException {
        await("the mirror to catch up", () -> stage.commands()
                .run(Set.of(ExitCode.DONE, ExitCode.PENDING), "status")
                .document()
                .path("state")
                .asText()
                .equals("IN_SYNC"));
    }

    private static void await(String what, BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new GodwitException(
                        LabError.STEP_FAILED,
                        "demo",
                        "waited " + PATIENCE.toSeconds() + " s for " + what,
                        "run it with --folder demo to keep its files, and look into demo/logs");
            }
            java.util.concurrent.TimeUnit.MILLISECONDS.sleep(200);
        }
    }
}
