package io.godwit.cli.init;

import io.godwit.cli.CommandContext;
import io.godwit.cli.GodwitCommand;
import io.godwit.core.error.ConfigurationError;
import io.godwit.core.error.ExitCode;
import io.godwit.core.error.GodwitException;
import io.godwit.core.mirrormaker2.Flow;
import io.godwit.core.mirrormaker2.MirrorMakerImport;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes a commented migration.yaml from two clusters, or from an mm2.properties file, which it lints. */
@Command(
        name = "init",
        description = {
            "Writes a migration.yaml in which every key is explained.",
            "",
            "From two clusters: --source-bootstrap-server and --target-bootstrap-server, or client properties files",
            "with --source-command-config and --target-command-config.",
            "From MirrorMaker: --mm2 mm2.properties. What in that file does not do what it seems to do is shown with",
            "its line, what MirrorMaker really does, and the mended value; the migration has the mended values."
        })
public final class InitCommand extends GodwitCommand {
    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "Name of the migration (default: migration, or the flow).")
    private @Nullable String name;

    @Option(names = "--out", paramLabel = "FILE", description = "The file to write (default: migration.yaml).")
    private Path out = Path.of("migration.yaml");

    @Option(names = "--mm2", paramLabel = "FILE", description = "The mm2.properties file to import and lint.")
    private @Nullable Path mirrorMakerFile;

    @Option(
            names = "--flow",
            paramLabel = "A->B",
            description = "The flow of the mm2.properties file, if it has several.")
    private @Nullable String flow;

    @Override
    protected ExitCode run(CommandContext context) {
        NewFile file = new NewFile(out, context.options().yes());
        file.refuseToOverwrite();
        if (mirrorMakerFile == null) {
            NewMigration.of(context, Optional.ofNullable(name), file).write();
        } else {
            importMirrorMaker(context, mirrorMakerFile, file);
        }
        return ExitCode.DONE;
    }

    private void importMirrorMaker(CommandContext context, Path mm2, NewFile file) {
        String text = file.here()
                .file(mm2.toString())
                .value()
                .orElseThrow(() -> new GodwitException(
                        ConfigurationError.NO_CONFIGURATION,
                        mm2.toString(),
                        "the mm2.properties file "
                                + file.here().file(mm2.toString()).reason(),
                        "correct the path behind --mm2"));
        MirrorMakerImport imported = MirrorMakerImport.of(text, mm2.toString(), chosenFlow());
        String yaml = imported.migration(
                Optional.ofNullable(name),
                file.relative(mm2),
                Header.of("Made by godwit init from " + mm2.getFileName() + ", flow " + imported.flow() + "."));
        file.write(yaml);
        new LintReport(file.path().toString(), imported).write(context);
        file.reportProblems(yaml, context);
    }

    private Optional<Flow> chosenFlow() {
        if (flow == null) {
            return Optional.empty();
        }
        return Optional.of(Flow.parse(flow)
                .orElseThrow(() -> new GodwitException(
                        ConfigurationError.FLOW_UNCLEAR,
                        "--flow",
                        flow + " is not a flow",
                        "write it as SOURCE->TARGET in quotes, such as --flow 'old->new'")));
    }
}
