package io.godwit.cli.rehearse;

import io.godwit.cli.CommandContext;
import io.godwit.cli.GodwitCommand;
import io.godwit.core.config.Migration;
import io.godwit.core.cutover.Readiness;
import io.godwit.core.error.ErrorCatalog;
import io.godwit.core.error.ErrorCode;
import io.godwit.core.error.ExitCode;
import io.godwit.core.error.RehearsalError;
import io.godwit.core.finding.Finding;
import io.godwit.core.rehearsal.Judgement;
import io.godwit.core.unit.DataSize;
import io.godwit.kafka.connection.ConnectionTimeouts;
import io.godwit.kafka.journal.KafkaJournal;
import io.godwit.kafka.journal.LocalProcess;
import io.godwit.migration.doctor.ExamineMigration;
import io.godwit.migration.rehearsal.Rehearsal;
import io.godwit.migration.rehearsal.RehearsalReport;
import io.godwit.migration.rehearsal.RehearsalRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code godwit rehearse}. */
@Command(
        name = "rehearse",
        description = {
            "Rehearses a wave's cutover, there, back and there again, on shadow topics and groups.",
            "Producers and consumers of this process generate traffic of the real shape, a mirror copies it, and the",
            "real cutover moves them. It tells the pauses and counts lost, doubled and disordered records. The real",
            "topics, groups and applications are not touched; everything that it makes is removed at the end."
        },
        footer = {
            "",
            "Exit codes: 0 all well, 3 all well but the real wave is not ready, 4 it is blocked, 5 records were lost,",
            "doubled or out of order, else that of the error that ended it."
        })
public final class RehearseCommand extends GodwitCommand {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(names = "--wave", paramLabel = "NAME", description = "The wave; may be left out where there is only one.")
    private @Nullable String wave;

    @Option(
            names = "--rate",
            paramLabel = "RATE",
            description = "Traffic of all topics together, such as 2MiB/s (default: as measured on the real topics).")
    private @Nullable String rate;

    @Option(
            names = "--max-rate",
            paramLabel = "RATE",
            defaultValue = "5MiB/s",
            description = "Never generate more than that (default: 5MiB/s).")
    private String maxRate = "5MiB/s";

    @Option(
            names = "--for",
            paramLabel = "DURATION",
            defaultValue = "20s",
            description = "How long the applications run before and after each step (default: 20s).")
    private Duration trafficFor = RehearsalRequest.DEFAULT_TRAFFIC;

    @Option(
            names = "--measure-over",
            paramLabel = "DURATION",
            defaultValue = "10m",
            description = "How far back the real traffic is looked at (default: 10m).")
    private Duration measureOver = RehearsalRequest.DEFAULT_MEASURE;

    @Option(names = "--clean", description = "Only remove what an interrupted rehearsal left behind.")
    private boolean clean;

    @Override
    protected ExitCode run(CommandContext context) throws InterruptedException {
        RehearsalRequest request = request(context);
        Migration migration = context.migration();
        Rehearsal rehearsal = new Rehearsal(
                migration,
                context.options().folder(),
                LocalProcess.holder("godwit rehearse"),
                () -> findings(context, migration),
                context.talk()::say);
        if (clean) {
            CleaningDocument document = new CleaningDocument(migration.name(), rehearsal.clean());
            context.output().write(document, out -> {
                document.removed().forEach(line -> out.println("removed " + line));
                out.println(document.removed().isEmpty() ? "nothing was left" : "all of it is gone");
            });
            return ExitCode.DONE;
        }
        RehearsalReport report = rehearsal.run(Optional.ofNullable(wave), request);
        context.output().write(report, out -> new RehearsalText(context.style()).print(report, out));
        return judge(context, report);
    }

    private record CleaningDocument(String migration, List<String> removed) {}

    private RehearsalRequest request(CommandContext context) {
        long most = bytes("--max-rate", maxRate);
        OptionalLong wanted = rate == null ? OptionalLong.empty() : OptionalLong.of(bytes("--rate", rate));
        if (wanted.isPresent() && wanted.getAsLong() > most) {
            throw wrong("--rate " + rate + " is above --max-rate " + maxRate);
        }
        if (isNothing(trafficFor) || isNothing(measureOver)) {
            throw wrong("--for and --measure-over take durations above 0");
        }
        return new RehearsalRequest(
                wanted,
                most,
                trafficFor,
                measureOver,
                context.options().timeout().orElse(RehearsalRequest.DEFAULT_READY));
    }

    private static boolean isNothing(Duration duration) {
        return duration.isNegative() || duration.isZero();
    }

    private long bytes(String option, String text) {
        return DataSize.parsePerSecond(text)
                .or(() -> DataSize.parse(text))
                .map(DataSize::bytes)
                .filter(bytes -> bytes > 0)
                .orElseThrow(() -> wrong(option + " '" + text + "' is no rate above 0 such as 2MiB/s"));
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    /** The doctor's, without measuring how fast records can be read. */
    private static List<Finding> findings(CommandContext context, Migration migration) {
        return new ExamineMigration(KafkaJournal::open, ConnectionTimeouts.DEFAULT, context.clock(), line -> {})
                .examine(migration, Duration.ZERO)
                .report()
                .findings();
    }

    private static ExitCode judge(CommandContext context, RehearsalReport report) {
        if (report.failure().isPresent()) {
            context.talk()
                    .say(report.failure().get().line() + ". Fix: "
                            + report.failure().get().fix());
            return ErrorCatalog.find(report.failure().get().code())
                    .map(ErrorCode::exitCode)
                    .orElse(ExitCode.FAILED);
        }
        Judgement judgement = report.judgement().orElseThrow();
        if (judgement.lost() > 0) {
            return tell(
                    context, RehearsalError.RECORDS_LOST, report, judgement.lost() + " confirmed records never came");
        }
        if (judgement.doubled() + judgement.outOfOrder() > 0) {
            return tell(
                    context,
                    RehearsalError.RECORDS_DOUBLED,
                    report,
                    judgement.doubled() + " records came again, " + judgement.outOfOrder() + " after a later one");
        }
        return Readiness.exitCode(report.gates());
    }

    private static ExitCode tell(CommandContext context, RehearsalError error, RehearsalReport report, String what) {
        context.talk()
                .say(error.id() + " wave " + report.wave() + ": " + what + ". Fix: do not cut over; godwit explain "
                        + error.id());
        return error.exitCode();
    }
}
