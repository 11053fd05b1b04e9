package io.godwit.cli.waves;

import io.godwit.cli.CommandContext;
import io.godwit.cli.GodwitCommand;
import io.godwit.core.error.ExitCode;
import io.godwit.core.waves.WaveProposal;
import io.godwit.core.waves.WavesDot;
import io.godwit.core.waves.WavesYaml;
import io.godwit.kafka.connection.ConnectionTimeouts;
import io.godwit.migration.waves.ProposeWaves;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code godwit waves}. */
@Command(
        name = "waves",
        description = {
            "Proposes applications and waves from what the source shows: who reads and writes what, what has to move",
            "together, what before what, and why. Asks for what can't be known, and checks the waves of"
                    + " migration.yaml.",
            "Asks the source alone and changes nothing on it."
        },
        footer = {
            "",
            "Exit codes: 0 migration.yaml names everything and its waves are good, 3 something is to be added or",
            "answered, 4 its waves would break something, 1 failed."
        })
public final class WavesCommand extends GodwitCommand {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(names = "--dot", paramLabel = "FILE", description = "Write a graph for Graphviz.")
    private @Nullable Path dot;

    @Option(names = "--svg", paramLabel = "FILE", description = "Write a picture.")
    private @Nullable Path svg;

    @Option(
            names = "--write",
            paramLabel = "FILE",
            description =
                    "Write the sections applications and waves, to be put into migration.yaml. It holds the commands"
                            + " of your applications.")
    private @Nullable Path write;

    @Override
    protected ExitCode run(CommandContext context) {
        check();
        WaveProposal proposal =
                new ProposeWaves(ConnectionTimeouts.DEFAULT, context.talk()::say).propose(context.sourceMigration());
        write(context, dot, WavesDot.of(proposal));
        write(context, svg, WavesPicture.of(proposal));
        write(context, write, WavesYaml.of(proposal));
        context.output().write(WavesDocument.of(proposal), out -> new WavesText(
                        context.style(), context.terminal().width())
                .print(proposal, out));
        if (proposal.isBlocked()) {
            return ExitCode.BLOCKED;
        }
        return proposal.isComplete() ? ExitCode.DONE : ExitCode.PENDING;
    }

    /** What is wrong with the options is said before the source is asked. */
    private void check() {
        Path[] files = Stream.of(dot, svg, write)
                .filter(Objects::nonNull)
                .map(file -> file.toAbsolutePath().normalize())
                .toArray(Path[]::new);
        if (Stream.of(files).distinct().count() < files.length) {
            throw new ParameterException(spec.commandLine(), "--dot, --svg and --write name the same file");
        }
        Stream.of(files).forEach(ProposalFile::refuseToOverwrite);
    }

    private static void write(CommandContext context, @Nullable Path file, String text) {
        if (file != null) {
            ProposalFile.write(file, text);
            context.talk().say("Wrote " + file);
        }
    }
}
