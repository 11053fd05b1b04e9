package io.godwit.connect.copier;

import io.godwit.connect.copier.TargetLimits.TopicLimits;
import io.godwit.connect.plugin.Copier;
import io.godwit.core.config.SlowDownConfig;
import io.godwit.core.engine.Retention;
import io.godwit.core.engine.TopicShape;
import io.godwit.core.error.GodwitException;
import io.godwit.core.journal.Journal;
import io.godwit.core.tasks.OrderedOffsets;
import io.godwit.core.tasks.OrderedTopic;
import io.godwit.core.tasks.TaskBoard;
import io.godwit.core.tasks.TaskOrder;
import io.godwit.kafka.connection.ClientProperties;
import io.godwit.kafka.connection.ClusterConnection;
import io.godwit.kafka.connection.ConnectionTimeouts;
import io.godwit.kafka.journal.KafkaJournal;
import io.godwit.kafka.logs.AdminTopicLogs;
import io.godwit.mirror.copy.OffsetRules;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Orders what the connector's own patterns take, where no {@code godwit mirror} does. Each look compares the source's topics with
 * the target's, makes what is missing, and orders what both have.
 */
final class TopicDirector implements Copier {
    private static final Logger LOG = LoggerFactory.getLogger(TopicDirector.class);
    private static final String CHECKPOINTS = "copy/";

    private final CopierConfig config;
    private final Clock clock;
    private final Journal journal;
    private final TaskBoard board;
    private @Nullable Clusters clusters;
    private Optional<Instant> lookedAt = Optional.empty();

    private record Clusters(
            ClusterConnection source, ClusterConnection target, TopicTwins twins, TargetLimits limits) {}

    TopicDirector(CopierConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
        this.journal = KafkaJournal.open(config.journal());
        this.board = new TaskBoard(journal, config.direction());
    }

    @Override
    public Optional<String> look() {
        if (!isDue()) {
            return Optional.empty();
        }
        try {
            order(connected());
            lookedAt = Optional.of(clock.instant());
            return Optional.empty();
        } catch (GodwitException | KafkaException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private boolean isDue() {
        return lookedAt.isEmpty()
                || (config.refreshSeconds().isPresent()
                        && !clock.instant()
                                .isBefore(lookedAt.get()
                                        .plus(Duration.ofSeconds(
                                                config.refreshSeconds().getAsInt()))));
    }

    private Clusters connected() {
        if (clusters != null) {
            return clusters;
        }
        ClusterConnection source = ClusterConnection.open(config.source());
        try {
            ClusterConnection target = ClusterConnection.open(config.target());
            TopicTwins twins = new TopicTwins(source, target, config.excludedConfigs(), config.replicationFactor());
            Clusters opened = new Clusters(source, target, twins, new TargetLimits(target));
            clusters = opened;
            return opened;
        } catch (GodwitException e) {
            source.close();
            throw e;
        }
    }

    private void order(Clusters both) {
        AdminTopicLogs source = new AdminTopicLogs(both.source());
        SortedMap<String, TopicShape> wanted = source.topics(config.topics()::selects);
        wanted.values().removeIf(topic -> topic.partitions() == 0);
        Set<String> ready = both.twins().make(wanted);
        wanted.keySet().retainAll(ready);
        Map<String, TopicLimits> limits = both.limits().read(wanted.keySet());
        Map<String, Retention> retention = source.retention(wanted.keySet());
        SortedMap<String, OrderedTopic> topics = new TreeMap<>();
        wanted.forEach((name, topic) -> {
            TopicLimits its = limits.getOrDefault(name, TopicLimits.NONE);
            topics.put(
                    name,
                    new OrderedTopic(
                            topic.partitions(),
                            its.maxBatchBytes(),
                            !its.compacted(),
                            false,
                            false,
                            OptionalLong.empty(),
                            retention.getOrDefault(name, Retention.FOREVER),
                            0));
        });
        TaskOrder order = board.give(
                TaskOrder.of(
                        config.tasks(),
                        producerId(),
                        CHECKPOINTS,
                        offsets(),
                        SlowDownConfig.STANDARD.produceLatency().toMillis(),
                        config.throttle(),
                        topics),
                Set.of());
        LOG.debug("order {} has {} topics", order.number(), order.topics().size());
    }

    private long producerId() {
        String name = config.name() + "-director";
        return ProducerIdentity.keep(
                journal,
                ProducerIdentity.FORWARD_KEY,
                name,
                new ClientProperties(config.target(), ConnectionTimeouts.DEFAULT).consumer(name));
    }

    private OrderedOffsets offsets() {
        return config.keepsOffsets() ? ordered(OffsetRules.standard()) : ordered(OffsetRules.mappedAtHoles());
    }

    private static OrderedOffsets ordered(OffsetRules rules) {
        return new OrderedOffsets(
                rules.padding(), rules.maxPaddingOffsets(), rules.markers(), rules.maxMarkersPerGap());
    }

    @Override
    public void close() {
        journal.close();
        if (clusters != null) {
            clusters.source().close();
            clusters.target().close();
        }
    }
}
