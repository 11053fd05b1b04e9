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
import java.util.Optional;
import java.util.function.Supplier;
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
    protected ExitCode run(CommandContext context) throws Exception {
        Migration migration = context.migration();
        try (WaveConnection connection = connect(context, wave.wave(), () -> findings(context, migration))) {
            return run(context, connection);
        }
    }

    /** The wave that was named. */
    final Optional<String> named() {
        return wave.wave();
    }

    final WaveConnection connect(CommandContext context, Optional<String> which, Supplier<List<Finding>> findings) {
        return WaveConnection.open(
                context.migration(),
                context.options().folder(),
                which,
                LocalProcess.holder(words),
                findings,
                context.talk()::say);
    }

    /** The doctor's, without measuring how fast records can be read: that was done long before. */
    static List<Finding> findings(CommandContext context, Migration migration) {
        return new ExamineMigration(KafkaJournal::open, ConnectionTimeouts.DEFAULT, context.clock(), line -> {})
                .examine(migration, Duration.ZERO)
                .report()
                .findings();
    }

    abstract ExitCode run(CommandContext context, WaveConnection connection) throws Exception;
}
