package io.godwit.serve.action;

import io.godwit.core.config.Migration;
import io.godwit.core.finding.Finding;
import io.godwit.core.journal.Journal;
import io.godwit.core.journal.JournalEvent;
import io.godwit.core.journal.Lease;
import io.godwit.core.json.Json;
import io.godwit.core.unit.DataSize;
import io.godwit.kafka.connection.ClusterConnection;
import io.godwit.kafka.journal.KafkaJournal;
import io.godwit.kafka.journal.LocalProcess;
import io.godwit.kafka.logs.AdminTopicLogs;
import io.godwit.migration.cutover.Cutover;
import io.godwit.migration.cutover.CutoverReport;
import io.godwit.migration.cutover.WaveConnection;
import io.godwit.migration.mirror.MirrorControls;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The use cases of the commands, on real clusters. */
public final class LiveActions implements Actions {
    private final Migration migration;
    private final Path folder;
    private final Supplier<List<Finding>> findings;
    private final Clock clock;

    /**
     * @param folder that of the configuration, where relative files of applications begin
     * @param findings the doctor's, asked for when a step needs them
     */
    public LiveActions(Migration migration, Path folder, Supplier<List<Finding>> findings, Clock clock) {
        this.migration = migration;
        this.folder = folder;
        this.findings = findings;
        this.clock = clock;
    }

    @Override
    public String pause(SortedSet<String> topics, String reason) {
        return control("pausing " + names(topics, "all topics"), controls -> controls.pause(topics, reason));
    }

    @Override
    public String resume(SortedSet<String> topics) {
        return control("resuming " + names(topics, "all paused topics"), controls -> controls.resume(topics));
    }

    @Override
    public String throttle(SortedSet<String> topics, OptionalLong bytesPerSecond) {
        String what = names(topics, "the copy");
        String said = bytesPerSecond.isPresent()
                ? "limiting " + what + " to " + new DataSize(bytesPerSecond.getAsLong()) + "/s"
                : "taking the limit of " + what + " away";
        return control(said, controls -> {
            if (topics.isEmpty()) {
                controls.throttle(bytesPerSecond);
            } else {
                controls.throttle(migration.mirror().engine(), topics, bytesPerSecond);
            }
        });
    }

    private static String names(SortedSet<String> topics, String all) {
        return topics.isEmpty() ? all : String.join(", ", topics);
    }

    private String control(String said, Consumer<MirrorControls> order) {
        try (Journal journal = KafkaJournal.open(migration)) {
            MirrorControls controls = new MirrorControls(migration.name(), journal, this::selected, actor(), clock);
            order.accept(controls);
            return said
                    + controls.runningMirror()
                            .map(mirror -> "; the mirror of " + mirror.actor() + " follows within seconds")
                            .orElse("; no mirror is running now, it holds when one starts");
        }
    }

    private Set<String> selected() {
        try (ClusterConnection source = ClusterConnection.open(migration.source())) {
            return new AdminTopicLogs(source)
                    .topics(migration.topics()::selects)
                    .keySet();
        }
    }

    private static String actor() {
        return LocalProcess.holder("godwit serve").actor();
    }

    @Override
    public String verify(boolean full, Consumer<String> says) throws InterruptedException {
        return new Verification(migration, clock).run(full, says);
    }

    @Override
    public String move(WaveMove move, String wave, Consumer<String> says) throws InterruptedException {
        try (WaveConnection connection = WaveConnection.open(
                        migration,
                        folder,
                        Optional.of(wave),
                        LocalProcess.holder(move.command() + " (by godwit serve)"),
                        findings,
                        says::accept);
                Lease lease = connection.acquire()) {
            Cutover cutover = connection.cutover(lease);
            CutoverReport report =
                    switch (move) {
                        case START -> cutover.start(true);
                        case RELEASE -> cutover.release();
                        case ABORT -> cutover.abort();
                        case ROLLBACK -> cutover.rollback();
                    };
            return "wave " + report.wave() + " is " + report.state() + ". Next: " + report.next();
        }
    }

    @Override
    public void audit(String type, Map<String, Object> details) {
        try (Journal journal = KafkaJournal.open(migration)) {
            journal.append(new JournalEvent(clock.instant(), type, actor(), Json.tree(details)));
        }
    }
}
