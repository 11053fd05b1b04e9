package io.godwit.cli.mirror;

import io.godwit.cli.CommandContext;
import io.godwit.core.config.Migration;
import io.godwit.core.status.MirrorSession;
import io.godwit.kafka.connection.ClusterConnection;
import io.godwit.kafka.journal.KafkaJournal;
import io.godwit.kafka.journal.LocalProcess;
import io.godwit.kafka.logs.AdminTopicLogs;
import io.godwit.migration.mirror.MirrorControls;
import java.util.Set;
import java.util.function.Consumer;

/** What pause, resume and throttle have in common. */
final class Controls {
    private Controls() {}

    /**
     * Writes a command into the journal, and says who will follow it.
     *
     * @param command for the audit log, such as {@code godwit pause}
     * @param said what was asked, for the terminal
     */
    static void send(CommandContext context, String command, String said, Consumer<MirrorControls> order) {
        Migration migration = context.migration();
        try (KafkaJournal journal = KafkaJournal.open(migration)) {
            MirrorControls controls = new MirrorControls(
                    migration.name(),
                    journal,
                    () -> selected(migration),
                    LocalProcess.holder(command).actor(),
                    context.clock());
            order.accept(controls);
            context.talk()
                    .say(said
                            + controls.runningMirror()
                                    .map(Controls::follower)
                                    .orElse("; no mirror is running now, it holds when one starts"));
        }
    }

    private static String follower(MirrorSession mirror) {
        return "; the mirror of " + mirror.actor() + " follows within seconds (godwit status)";
    }

    private static Set<String> selected(Migration migration) {
        try (ClusterConnection source = ClusterConnection.open(migration.source())) {
            return new AdminTopicLogs(source)
                    .topics(migration.topics()::selects)
                    .keySet();
        }
    }
}
