package io.godwit.cli.bench;

import io.godwit.bench.result.BenchmarkCase;
import io.godwit.bench.result.Engine;
import io.godwit.bench.result.SvgChart;
import io.godwit.bench.run.BenchmarkOptions;
import io.godwit.bench.run.BenchmarkOutcome;
import io.godwit.bench.run.MirrorBenchmark;
import io.godwit.cli.CommandContext;
import io.godwit.cli.EmptyFolder;
import io.godwit.cli.GodwitCommand;
import io.godwit.cli.Output;
import io.godwit.core.error.ExitCode;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.LabError;
import io.godwit.core.json.Json;
import io.godwit.lab.Lab;
import io.godwit.lab.LabException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code godwit bench mirror}: MirrorMaker 2, the batch engine and Kafka's own replication, side by side. */
@Command(
        name = "mirror",
        description = {
            "Copies the same data with MirrorMaker 2, with the batch engine and, as the limit of this machine, with "
                    + "Kafka's own follower replication, between clusters that it starts here. Tells what each costs, and "
                    + "whether the batch engine reaches its bars.",
            "Needs about 3 GB of memory, 3 GB of disk and 20 minutes (--quick: 3 minutes). A bar that is not reached does "
                    + "not fail the command."
        })
public final class BenchMirrorCommand extends GodwitCommand {
    @Option(
            names = "--case",
            paramLabel = "NAME",
            completionCandidates = CaseNames.class,
            converter = CaseNames.class,
            description = "Only this case; may be repeated: ${COMPLETION-CANDIDATES}.")
    private List<BenchmarkCase> cases = List.of();

    @Option(
            names = "--engine",
            paramLabel = "NAME",
            completionCandidates = EngineNames.class,
            converter = EngineNames.class,
            description = "Only this engine; may be repeated: ${COMPLETION-CANDIDATES}.")
    private Set<Engine> engines = EnumSet.allOf(Engine.class);

    @Option(
            names = "--java-option",
            paramLabel = "OPTION",
            description = "One more option for the JVMs of the engines, such as a profiler's; may be repeated.")
    private List<String> javaOptions = List.of();

    @Option(names = "--quick", description = "Less data, one round, and not idle-10000 unless it is named.")
    private boolean quick;

    @Option(names = "--chart", paramLabel = "FILE.svg", description = "Also draw the results as an SVG picture.")
    private @Nullable Path chart;

    @Option(names = "--json", paramLabel = "FILE", description = "Also write the results as a JSON document.")
    private @Nullable Path json;

    @Option(
            names = "--folder",
            paramLabel = "DIR",
            description = "Where brokers and logs go, to be looked at afterwards (default: a temporary folder).")
    private @Nullable Path folder;

    @Override
    protected ExitCode run(CommandContext context) throws Exception {
        try (Lab lab = folder == null ? Lab.inTemporaryFolder() : Lab.in(EmptyFolder.required(folder))) {
            BenchmarkOptions options =
                    BenchmarkOptions.of(cases, quick).withEngines(engines).withJvmOptions(javaOptions);
            BenchmarkOutcome outcome = MirrorBenchmark.run(options, lab, context.talk()::say);
            write(context, outcome);
            return outcome.failures().isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
        } catch (LabException e) {
            throw new GodwitException(
                    LabError.BENCHMARK_FAILED,
                    "bench",
                    String.valueOf(e.getMessage()),
                    "run it with --folder bench to keep the brokers' and engines' logs, and look into them",
                    e);
        }
    }

    private void write(CommandContext context, BenchmarkOutcome outcome) throws IOException {
        context.talk().say("");
        context.output()
                .write(outcome.report().document(), out -> new BenchText(outcome.report(), context.style()).print(out));
        outcome.failures().forEach(failure -> context.talk().say("failed: " + failure));
        if (chart != null) {
            Files.writeString(chart, SvgChart.of(outcome.report()));
        }
        if (json != null) {
            Files.writeString(
                    json, Json.pretty(Output.versioned(outcome.report().document())) + "\n");
        }
    }
}
