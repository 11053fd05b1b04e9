package io.godwit.cli.doctor;

import io.godwit.cli.CommandContext;
import io.godwit.cli.GodwitCommand;
import io.godwit.core.error.ExitCode;
import io.godwit.kafka.connection.ConnectionTimeouts;
import io.godwit.kafka.journal.KafkaJournal;
import io.godwit.migration.doctor.Examination;
import io.godwit.migration.doctor.ExamineMigration;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code godwit doctor}. */
@Command(
        name = "doctor",
        description = "Examines both clusters and says what would hinder the migration. Changes nothing.",
        footer = {"", "Exit codes: 0 no blocker, 4 a blocker, 1 failed."})
public final class DoctorCommand extends GodwitCommand {
    @Option(
            names = "--measure",
            paramLabel = "DURATION",
            defaultValue = "5s",
            description = "How long to read from the source to measure the copy rate (default: 5s; 0s = do not).")
    private Duration measure = Duration.ofSeconds(5);

    @Override
    protected ExitCode run(CommandContext context) {
        Examination examination = new ExamineMigration(
                        KafkaJournal::open, ConnectionTimeouts.DEFAULT, context.clock(), context.talk()::say)
                .examine(context.migration(), measure);
        context.output().write(DoctorDocument.of(examination), out -> new DoctorText(
                        context.style(), context.terminal().width())
                .print(examination, out));
        return examination.report().isBlocked() ? ExitCode.BLOCKED : ExitCode.DONE;
    }
}
