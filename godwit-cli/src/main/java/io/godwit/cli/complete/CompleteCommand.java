package io.godwit.cli.complete;

import io.godwit.cli.CommandContext;
import io.godwit.cli.GodwitCommand;
import io.godwit.core.completion.Completion;
import io.godwit.core.config.Migration;
import io.godwit.core.cutover.Gate;
import io.godwit.core.cutover.Readiness;
import io.godwit.core.error.CompletionError;
import io.godwit.core.error.ExitCode;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.Problem;
import io.godwit.kafka.journal.LocalProcess;
import io.godwit.migration.completion.CompletionConnection;
import io.godwit.migration.completion.CompletionReport;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code godwit complete}. */
@Command(
        name = "complete",
        description = {
            "Ends a migration: no mirror and no way back any more, the target's own configs, evidence in a folder.",
            "Says first what it ends, checks that nobody uses the source, and asks for the migration's name.",
            "Run it again after an interruption: it goes on."
        },
        footer = {"", "Exit codes: 0 completed, 3 a condition is not met or the source is in use, 5 differences."})
public final class CompleteCommand extends GodwitCommand {
    private static final Duration MIRROR_PATIENCE = Duration.ofMinutes(2);

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = "--confirm",
            paramLabel = "NAME",
            description = "The migration's name, so that nobody is asked for it. --yes is not enough.")
    private @Nullable String confirm;

    @Option(
            names = "--quiet-for",
            paramLabel = "DURATION",
            defaultValue = "10m",
            description = "How long nobody may have read or written the source's topics (default: 10m).")
    private Duration quietFor = Duration.ofMinutes(10);

    @Option(
            names = "--before-watch-ends",
            description = "Do not wait for the watch for stragglers (cutover.watch) to end.")
    private boolean beforeWatchEnds;

    @Option(
            names = "--remove-topics",
            description = "Delete Godwit's own topics from both clusters at the end, the journal among them.")
    private boolean removeTopics;

    @Option(
            names = "--evidence",
            paramLabel = "DIR",
            description = "Where the evidence goes (default: godwit-evidence-NAME-DATE here).")
    private @Nullable Path evidence;

    @Option(names = "--dry-run", description = "Say what it would end, and what is still missing. Change nothing.")
    private boolean dryRun;

    @Override
    protected ExitCode run(CommandContext context) throws InterruptedException {
        if (quietFor.isNegative() || quietFor.isZero()) {
            throw new ParameterException(spec.commandLine(), "--quiet-for takes a duration above 0, such as 10m");
        }
        Migration migration = context.migration();
        Optional.ofNullable(confirm).ifPresent(name -> requireName(migration, name));
        try (CompletionConnection connection =
                CompletionConnection.open(migration, LocalProcess.holder("godwit complete"), context.talk()::say)) {
            return run(context, migration, connection);
        }
    }

    private ExitCode run(CommandContext context, Migration migration, CompletionConnection connection)
            throws InterruptedException {
        Optional<Completion> found = connection.completion();
        Path folder = folder(context, migration, found);
        CompletionText text = new CompletionText(context.style());
        Optional<CompletionReport> finished = found.isPresent() ? Optional.empty() : connection.finished(folder);
        if (finished.isPresent()) {
            return report(context, text, finished.get());
        }
        boolean removes = removeTopics || found.map(Completion::removesTopics).orElse(false);
        if (found.map(Completion::isDone).orElse(false) && !removes) {
            return report(
                    context, text, new CompletionReport(migration.name(), found.orElseThrow(), List.of(), List.of()));
        }
        List<Gate> gates = found.isPresent() ? List.of() : connection.gates(beforeWatchEnds);
        List<String> ends = connection.ends(removes);
        if (dryRun) {
            CompletionText.Outlook outlook = new CompletionText.Outlook(migration.name(), gates, ends);
            context.output().write(outlook, out -> text.print(outlook, out));
            return exitCode(gates);
        }
        requireMet(migration, gates);
        ask(context, migration, ends);
        connection.prepareEvidence(folder);
        if (found.isEmpty()) {
            connection.requireQuiet(quietFor);
        }
        return report(
                context,
                text,
                connection.complete(folder, removes, context.options().timeout().orElse(MIRROR_PATIENCE)));
    }

    private static ExitCode report(CommandContext context, CompletionText text, CompletionReport report) {
        context.output().write(report, out -> text.print(report, out));
        return ExitCode.DONE;
    }

    private Path folder(CommandContext context, Migration migration, Optional<Completion> found) {
        String dated = "godwit-evidence-" + migration.name() + "-"
                + LocalDate.ofInstant(context.clock().instant(), ZoneOffset.UTC);
        return Optional.ofNullable(evidence)
                .orElseGet(() -> Path.of(found.map(Completion::evidence).orElse(dated)));
    }

    private static void requireName(Migration migration, String name) {
        if (!name.strip().equals(migration.name())) {
            throw new GodwitException(
                    CompletionError.WRONG_NAME,
                    "migration " + migration.name(),
                    "'" + name.strip() + "' was given; nothing was changed",
                    "give the name of the migration that is to be ended, or another configuration with -f");
        }
    }

    private void ask(CommandContext context, Migration migration, List<String> ends) {
        context.talk().say("This ends migration " + migration.name() + " for good:");
        ends.forEach(line -> context.talk().say("  - " + line));
        if (confirm == null) {
            requireName(
                    migration,
                    context.talk().ask("Type the migration's name to go on", "add --confirm and the migration's name"));
        }
    }

    private static ExitCode exitCode(List<Gate> gates) {
        return gates.stream().anyMatch(gate -> gate.result() == Gate.Result.BLOCKED)
                ? ExitCode.MISMATCH
                : Readiness.exitCode(gates);
    }

    private static void requireMet(Migration migration, List<Gate> gates) {
        List<Gate> unmet = gates.stream().filter(gate -> !gate.isMet()).toList();
        if (unmet.isEmpty()) {
            return;
        }
        throw new GodwitException(
                exitCode(gates) == ExitCode.MISMATCH ? CompletionError.DIFFERENT : CompletionError.NOT_READY,
                "migration " + migration.name(),
                unmet.size() + " of " + gates.size() + " conditions are not met; nothing was changed",
                unmet.get(0).next(),
                unmet.stream()
                        .map(gate -> new Problem(gate.name(), 0, gate.value(), gate.reason() + "; " + gate.next()))
                        .toList());
    }
}
