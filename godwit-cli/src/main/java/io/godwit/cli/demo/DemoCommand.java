package io.godwit.cli.demo;

import io.godwit.cli.CommandContext;
import io.godwit.cli.EmptyFolder;
import io.godwit.cli.GodwitCommand;
import io.godwit.core.error.ExitCode;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.LabError;
import io.godwit.lab.Lab;
import io.godwit.lab.LabException;
import io.godwit.lab.pipeline.ComponentException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code godwit demo}: the whole story on this machine, told by the same commands that a user types. */
@Command(
        name = "demo",
        description = {
            "Migrates a Kafka 2.8 cluster with ZooKeeper to Kafka 4.3 on this machine, under the live traffic of a small CRM.",
            "Needs about 2.5 GB of memory and 4 minutes. Ends with 0 only if nothing was lost, doubled or out of order."
        })
public final class DemoCommand extends GodwitCommand {
    @Option(names = "--keep", description = "Leave clusters and CRM running in the end, until Ctrl-C.")
    private boolean keep;

    @Option(
            names = "--pipeline",
            description =
                    "With registry, Connect, object store, Hive metastore, Spark and a database behind it: orders are moved in the peak "
                            + "of a weekend, and three daily reports compared. Fetches 700 MB once; needs 6 GB of memory and 8 minutes.")
    private boolean pipeline;

    @Option(
            names = "--folder",
            paramLabel = "DIR",
            description =
                    "Where brokers, logs and migration.yaml go, to be looked at afterwards (default: a temporary folder).")
    private @Nullable Path folder;

    @Override
    protected ExitCode run(CommandContext context) throws Exception {
        Narration narration = new Narration(context.terminal().err(), context.style());
        try (PeakMemory memory = PeakMemory.watch();
                Lab lab = folder == null ? Lab.inTemporaryFolder() : Lab.in(EmptyFolder.required(folder))) {
            return pipeline ? playPipeline(context, narration, memory, lab) : play(context, narration, memory, lab);
        } catch (ComponentException e) {
            throw new GodwitException(
                    LabError.COMPONENT_NOT_FETCHED,
                    "demo --pipeline",
                    String.valueOf(e.getMessage()),
                    "look at the network and at Maven's settings, then run it again: what is there already stays",
                    e);
        } catch (LabException e) {
            throw new GodwitException(
                    LabError.FAILED,
                    "demo",
                    String.valueOf(e.getMessage()),
                    "run it with --folder demo to keep the brokers' logs, and look into them",
                    e);
        }
    }

    private ExitCode play(CommandContext context, Narration narration, PeakMemory memory, Lab lab) throws Exception {
        try (DemoStage stage = new DemoStage(lab, narration)) {
            DemoResult result = new DemoStory(stage, narration).play(memory);
            context.output().writeNext(result, out -> result.print(out, context.style()));
            keepIfAsked(context, stage.whatToPlayWith());
            return result.holds() ? ExitCode.DONE : ExitCode.MISMATCH;
        }
    }

    private ExitCode playPipeline(CommandContext context, Narration narration, PeakMemory memory, Lab lab)
            throws Exception {
        try (PipelineStage stage = new PipelineStage(lab, PipelineStory.DAY_SECONDS)) {
            PipelineResult result = new PipelineStory(stage, narration).play(memory);
            context.output().writeNext(result, out -> result.print(out, context.style()));
            keepIfAsked(context, stage.whatToPlayWith());
            return result.holds() ? ExitCode.DONE : ExitCode.MISMATCH;
        }
    }

    private void keepIfAsked(CommandContext context, List<String> whatToPlayWith) {
        if (keep) {
            waitForCtrlC(context, whatToPlayWith);
        }
    }

    private static void waitForCtrlC(CommandContext context, List<String> whatToPlayWith) {
        context.talk().say("");
        whatToPlayWith.forEach(context.talk()::say);
        context.talk().say("Ctrl-C ends it all.");
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            context.talk().say("Stopping ...");
        }
    }
}
