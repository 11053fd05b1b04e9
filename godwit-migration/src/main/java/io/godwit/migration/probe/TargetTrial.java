package io.godwit.migration.probe;

import io.godwit.core.config.Migration;
import io.godwit.core.error.GodwitException;
import io.godwit.core.journal.Journal;
import io.godwit.core.offsets.TargetAbilities;
import io.godwit.core.offsets.TargetAbilities.Ability;
import io.godwit.kafka.connection.ClientProperties;
import io.godwit.kafka.connection.ClusterConnection;
import io.godwit.kafka.connection.ClusterRequest;
import io.godwit.mirror.probe.ProbeReport;
import io.godwit.mirror.probe.TargetProbe;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a scratch topic on the target, tries out there what keeping offsets needs, and removes it. For commands that act
 * anyway. A trial that fails for another reason than a refusal says nothing; the mirror finds out by itself then.
 */
public final class TargetTrial {
    private static final Logger LOG = LoggerFactory.getLogger(TargetTrial.class);
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final Migration migration;
    private final ClusterConnection target;
    private final Clock clock;

    public TargetTrial(Migration migration, ClusterConnection target, Clock clock) {
        this.migration = migration;
        this.target = target;
        this.clock = clock;
    }

    /** The last result if it is younger than a day, else a new one, which is kept; empty if the trial itself failed. */
    public Optional<TargetAbilities> current(Journal journal) {
        Optional<TargetAbilities> last =
                TargetAbilities.read(journal).filter(result -> result.isFresh(clock.instant()));
        return last.isPresent() ? last : tryNow(journal);
    }

    /** A new result, which is kept; empty if the trial itself failed. */
    public Optional<TargetAbilities> tryNow(Journal journal) {
        try {
            TargetAbilities found = onScratchTopic();
            found.write(journal);
            return Optional.of(found);
        } catch (GodwitException | KafkaException e) {
            LOG.warn("what the target allows could not be tried on topic {}: {}", topic(), e.getMessage());
            return Optional.empty();
        }
    }

    private String topic() {
        return "godwit." + migration.name() + ".probe";
    }

    private TargetAbilities onScratchTopic() {
        create();
        try {
            ProbeReport report = TargetProbe.run(
                    "godwit-probe-" + migration.name(),
                    new ClientProperties(migration.target(), target.timeouts())
                            .consumer("godwit-probe-" + migration.name()),
                    new TopicPartition(topic(), 0),
                    LIMIT);
            return new TargetAbilities(
                    clock.instant(),
                    ability(report.append()),
                    ability(report.producers()),
                    ability(report.deleteRecords()),
                    ability(report.markers()));
        } finally {
            remove();
        }
    }

    private static Ability ability(Optional<String> refusal) {
        return refusal.map(Ability::refused).orElse(Ability.WORKS);
    }

    /** One that a killed run left over does as well. */
    private void create() {
        try {
            target.await(
                    target.admin()
                            .createTopics(List.of(new NewTopic(topic(), Optional.of(1), Optional.empty())
                                    .configs(Map.of("cleanup.policy", "delete"))))
                            .all(),
                    new ClusterRequest("creating the scratch topic " + topic(), "CREATE on TOPIC " + topic()));
        } catch (GodwitException e) {
            if (!isExisting(e)) {
                throw e;
            }
        }
    }

    private static boolean isExisting(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof TopicExistsException) {
                return true;
            }
        }
        return false;
    }

    private void remove() {
        try {
            target.await(
                    target.admin().deleteTopics(List.of(topic())).all(),
                    new ClusterRequest("removing the scratch topic " + topic(), "DELETE on TOPIC " + topic()));
        } catch (GodwitException e) {
            LOG.warn("the scratch topic {} was left behind: {}", topic(), e.getMessage());
        }
    }
}
