package io.godwit.cli.repoint;

import io.godwit.cli.CommandContext;
import io.godwit.cli.GodwitCommand;
import io.godwit.core.config.Migration;
import io.godwit.core.error.ExitCode;
import io.godwit.kafka.connection.ConnectionTimeouts;
import io.godwit.migration.repoint.Repoint;
import io.godwit.migration.repoint.RepointPlan;
import io.godwit.migration.repoint.SourceListeners;
import io.godwit.migration.repoint.WaveFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code godwit repoint}. */
@Command(
        name = "repoint",
        description = {
            "Finds the source's addresses in the applications' files and rewrites them for the target.",
            "",
            "Shows the changes as a diff, with secrets hidden, unless told to write. What is left for a person",
            "(program code, mixed lists, ZooKeeper) is listed with its line."
        },
        footer = {
            "",
            "Exit codes: 0 done, 3 references are left (--check) or places for a person are left (--write),",
            "8 writing failed and everything was put back, 1 failed."
        })
public final class RepointCommand extends GodwitCommand {
    @Option(
            names = "--root",
            paramLabel = "DIR",
            description =
                    "A folder or file to search; may be repeated (default: repoint.roots of migration.yaml; without them the applications' files).")
    private List<Path> roots = new ArrayList<>();

    @ArgGroup(exclusive = true)
    private Mode mode = new Mode();

    @Option(
            names = "--backup",
            paramLabel = "DIR",
            description = "Where --write keeps the former files (default: .godwit/repoint beside migration.yaml).")
    private @Nullable Path backup;

    @Option(
            names = "--offline",
            description = "Do not ask the source for its brokers' addresses; search for those of migration.yaml.")
    private boolean offline;

    /** What to do; showing the diff if nothing is named. */
    static final class Mode {
        @Option(names = "--diff", description = "Show what would change (default).")
        private boolean diff;

        @Option(names = "--write", description = "Rewrite the files, keeping backups.")
        private boolean write;

        @Option(names = "--revert", description = "Put the files of the latest --write back, byte for byte.")
        private boolean revert;

        @Option(names = "--check", description = "Only tell whether a source address is left, for CI.")
        private boolean check;

        @Option(
                names = "--patch",
                paramLabel = "FILE",
                description = "Write the changes as a patch for git apply, with the secrets that the files hold.")
        private @Nullable Path patch;
    }

    @Override
    protected ExitCode run(CommandContext context) {
        if (mode.revert) {
            return revert(context);
        }
        Migration migration = context.migration();
        Repoint repoint = new Repoint(
                migration,
                offline ? SourceListeners.NONE : SourceListeners.ofBrokers(ConnectionTimeouts.DEFAULT),
                context.clock(),
                context.talk()::say);
        RepointPlan plan = repoint.plan(rootsOf(migration, context));
        if (mode.write) {
            return write(context, repoint, plan);
        }
        boolean withDiff = mode.diff || (!mode.check && mode.patch == null);
        context.output().write(RepointDocument.of(plan, withDiff), out -> new RepointText(context.style())
                .print(plan, withDiff, out));
        if (mode.patch != null) {
            PatchFile.write(mode.patch, plan);
            context.talk().say("Wrote " + mode.patch + ". It holds what the files hold, passwords too.");
        }
        return mode.check && !plan.isClean() ? ExitCode.PENDING : ExitCode.DONE;
    }

    private ExitCode write(CommandContext context, Repoint repoint, RepointPlan plan) {
        int files = plan.changes().size();
        if (files > 0 && !context.talk().confirm("Rewrite " + RepointText.files(files) + "?")) {
            context.talk().say("Nothing was changed.");
            return ExitCode.PENDING;
        }
        Optional<Path> folder = repoint.write(plan, backups(context));
        context.output().write(RepointDocument.written(plan, folder), out -> new RepointText(context.style())
                .printWritten(plan, folder, out));
        return plan.left().isEmpty() ? ExitCode.DONE : ExitCode.PENDING;
    }

    private ExitCode revert(CommandContext context) {
        List<String> files = Repoint.revert(backups(context), context.clock()).stream()
                .map(Path::toString)
                .toList();
        context.output()
                .write(
                        new RepointDocument.Reverted(files),
                        out -> out.println("Put back " + RepointText.files(files.size()) + "."));
        return ExitCode.DONE;
    }

    /** What the command line names; else what the configuration does, for all applications or for each of them. */
    private List<Path> rootsOf(Migration migration, CommandContext context) {
        if (!roots.isEmpty()) {
            return roots;
        }
        Path folder = context.options().folder();
        List<String> named = migration.repoint().roots();
        return named.isEmpty()
                ? migration.applications().stream()
                        .flatMap(application -> WaveFiles.paths(application, folder).stream())
                        .distinct()
                        .toList()
                : named.stream().map(folder::resolve).toList();
    }

    private Path backups(CommandContext context) {
        return backup == null ? context.options().folder().resolve(".godwit").resolve("repoint") : backup;
    }
}
