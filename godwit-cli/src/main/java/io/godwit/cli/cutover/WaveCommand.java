package io.godwit.cli.cutover;

import io.godwit.cli.CommandContext;
import io.godwit.cli.GodwitCommand;
import io.godwit.core.config.Migration;
import io.godwit.core.error.ExitCode;
import io.godwit.core.finding.Finding;
import io.godwit.kafka.connection.ConnectionTimeouts;
import io.godwit.kafka.journal.KafkaJournal;
import io.godwit.kafka.journal.LocalProcess;
import io.godwit.migration.cutover.WaveConnection;
import io.godwit.migration.doctor.ExamineMigration;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Mixin;

/** What the commands for one wave have in common. */
abstract class WaveCommand extends GodwitCommand {
    @Mixin
    private WaveOption wave = new WaveOption();

    private final String words;

    /** @param words how the command is called, for the lease that names its holder */
    WaveCommand(String words) {
        this.words = words;
    }

    @Override
    protected final ExitCode run(CommandContext context) throws Exception {
        Migration migration = context.migration();
        try (WaveConnection connection = WaveConnection.open(
                migration,
                context.options().folder(),
                wave.wave(),
                LocalProcess.holder(words),
                () -> findings(context, migration),
                context.talk()::say)) {
            return run(context, connection);
        }
    }

    /** The doctor's, without measuring how fast records can be read: that was done long before. */
    private static List<Finding> findings(CommandContext context, Migration migration) {
        return new ExamineMigration(KafkaJournal::open, ConnectionTimeouts.DEFAULT, context.clock(), line -> {})
                .examine(migration, Duration.ZERO)
                .report()
                .findings();
    }

    abstract ExitCode run(CommandContext context, WaveConnection connection) throws Exception;
}
