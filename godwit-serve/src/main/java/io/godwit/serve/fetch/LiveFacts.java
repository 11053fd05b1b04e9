package io.godwit.serve.fetch;

import io.godwit.core.config.Migration;
import io.godwit.core.cutover.Gate;
import io.godwit.core.cutover.Readiness;
import io.godwit.core.error.ExitCode;
import io.godwit.core.finding.Finding;
import io.godwit.core.status.TopicStatus;
import io.godwit.kafka.connection.ClusterConnection;
import io.godwit.kafka.connection.ConnectionTimeouts;
import io.godwit.kafka.groups.KafkaConsumerGroups;
import io.godwit.kafka.journal.KafkaJournal;
import io.godwit.kafka.journal.LocalProcess;
import io.godwit.migration.cutover.CutoverReport;
import io.godwit.migration.cutover.WaveConnection;
import io.godwit.migration.cutover.WaveWords;
import io.godwit.migration.doctor.Examination;
import io.godwit.migration.doctor.ExamineMigration;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Facts of real clusters, through connections that are closed again. */
public final class LiveFacts implements DearFacts {
    private final Migration migration;
    private final Path folder;
    private final Clock clock;

    /** @param folder that of the configuration, where relative files of applications begin */
    public LiveFacts(Migration migration, Path folder, Clock clock) {
        this.migration = migration;
        this.folder = folder;
        this.clock = clock;
    }

    @Override
    public Examination doctor() {
        return new ExamineMigration(KafkaJournal::open, ConnectionTimeouts.DEFAULT, clock, line -> {})
                .examine(migration, Duration.ZERO);
    }

    /** The doctor's findings, for a check of a wave. */
    public List<Finding> findings() {
        return doctor().report().findings();
    }

    @Override
    public WaveCheck check(String wave) throws InterruptedException {
        try (WaveConnection connection = WaveConnection.open(
                migration,
                folder,
                Optional.of(wave),
                LocalProcess.holder("godwit serve"),
                this::findings,
                line -> {})) {
            return check(connection);
        }
    }

    /** Checks a wave that is connected. */
    public static WaveCheck check(WaveConnection connection) throws InterruptedException {
        CutoverReport report = connection.report();
        boolean switched = WaveWords.isSwitched(report.state());
        List<Gate> gates = switched ? List.of() : connection.gates();
        boolean ready =
                switched ? report.producers().stragglers().isEmpty() : Readiness.exitCode(gates) == ExitCode.DONE;
        return new WaveCheck(ready, gates, report);
    }

    @Override
    public List<GroupsLook.Group> groups(List<TopicStatus> topics) {
        try (ClusterConnection source = ClusterConnection.open(migration.source());
                ClusterConnection target = ClusterConnection.open(migration.target())) {
            return new GroupsLook(migration, new KafkaConsumerGroups(source), new KafkaConsumerGroups(target))
                    .look(topics);
        }
    }
}
