package io.godwit.cli.mirror;

import io.godwit.cli.CommandContext;
import io.godwit.cli.GodwitCommand;
import io.godwit.core.config.Migration;
import io.godwit.core.error.ExitCode;
import io.godwit.core.status.MigrationStatus;
import io.godwit.kafka.connection.ClusterConnection;
import io.godwit.kafka.journal.KafkaJournal;
import io.godwit.kafka.logs.AdminTopicLogs;
import io.godwit.migration.mirror.StatusReader;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code godwit status}: how far the migration is, told from any machine. */
@Command(
        name = "status",
        description =
                "Shows for each topic its state, progress, rate, lag and ETA, whether or not a mirror is running.")
public final class StatusCommand extends GodwitCommand {
    private static final long WATCH_EVERY_MS = 2_000;

    @Option(
            names = {"-w", "--watch"},
            description = "Go on until Ctrl-C: a live table on a terminal, a line each 10 s elsewhere.")
    private boolean watch;

    @Override
    protected ExitCode run(CommandContext context) throws InterruptedException {
        Migration migration = context.migration();
        try (Connections connections = new Connections(migration);
                KafkaJournal journal = KafkaJournal.open(migration)) {
            StatusReader reader = new StatusReader(migration, journal, connections::clusters, context.clock());
            if (!watch) {
                MigrationStatus status = reader.read();
                context.output()
                        .write(status, out -> StatusTable.whole(context.style()).print(status, out));
                return ExitCode.DONE;
            }
            try (StatusView view = StatusView.of(context)) {
                while (true) {
                    view.show(reader.read());
                    Thread.sleep(WATCH_EVERY_MS);
                }
            }
        }
    }

    /** Both clusters, connected to when first needed: a running mirror has told all that is asked. */
    private static final class Connections implements AutoCloseable {
        private final Migration migration;
        private final Deque<ClusterConnection> opened = new ArrayDeque<>();
        private StatusReader.@Nullable Clusters clusters;

        Connections(Migration migration) {
            this.migration = migration;
        }

        StatusReader.Clusters clusters() {
            StatusReader.Clusters known = clusters;
            if (known == null) {
                known = new StatusReader.Clusters(
                        new AdminTopicLogs(keep(ClusterConnection.open(migration.source()))),
                        new AdminTopicLogs(keep(ClusterConnection.open(migration.target()))));
                clusters = known;
            }
            return known;
        }

        private ClusterConnection keep(ClusterConnection connection) {
            opened.push(connection);
            return connection;
        }

        @Override
        public void close() {
            opened.forEach(ClusterConnection::close);
        }
    }
}
