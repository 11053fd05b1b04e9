package io.godwit.migration.cutover;

import io.godwit.core.config.Migration;
import io.godwit.core.config.Wave;
import io.godwit.core.cutover.CutoverStore;
import io.godwit.core.cutover.ProducerState;
import io.godwit.core.cutover.ProducerState.Switched;
import io.godwit.core.cutover.WavePlan;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.JournalError;
import io.godwit.core.journal.Journal;
import io.godwit.core.journal.JournalEvent;
import io.godwit.core.json.Json;
import io.godwit.core.model.PartitionId;
import io.godwit.core.status.WatchStatus;
import io.godwit.core.status.WatchStore;
import io.godwit.core.straggler.StragglerStore;
import io.godwit.kafka.connection.ClusterConnection;
import io.godwit.kafka.groups.KafkaConsumerGroups;
import io.godwit.kafka.writers.KafkaPartitionLogs;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the source of waves that have switched, for as long as {@code cutover.watch} says, and journals who goes on writing
 * there. It belongs to the mirror, which runs on after a switch; what it finds is in the journal for everybody. For one thread.
 */
public final class SourceWatch {
    private static final Logger LOG = LoggerFactory.getLogger(SourceWatch.class);

    /** Who writes without a pause is told again and again, but not each time. */
    private static final Duration BETWEEN_EVENTS = Duration.ofMinutes(1);
    /** That it still looks is written down so often. */
    private static final Duration BETWEEN_SIGNS = Duration.ofSeconds(30);

    private final Migration migration;
    private final WaveScope.Side source;
    private final WaveScope.Side target;
    private final Journal journal;
    private final WatchStore store;
    private final String actor;
    private final Waiting waiting;
    private final Map<String, Instant> toldAt = new HashMap<>();
    private final Map<String, Long> told = new HashMap<>();
    private Instant lookedAt = Instant.MIN;

    /** @param journal of the mirror's lease */
    public SourceWatch(
            Migration migration,
            ClusterConnection source,
            ClusterConnection target,
            Journal journal,
            String actor,
            Clock clock) {
        this(migration, side(source), side(target), journal, actor, new Waiting() {
            @Override
            public Clock clock() {
                return clock;
            }

            @Override
            public void pause(Duration duration) {
                throw new IllegalStateException("a look does not wait");
            }
        });
    }

    SourceWatch(
            Migration migration,
            WaveScope.Side source,
            WaveScope.Side target,
            Journal journal,
            String actor,
            Waiting waiting) {
        this.migration = migration;
        this.source = source;
        this.target = target;
        this.journal = journal;
        this.store = new WatchStore(journal);
        this.actor = actor;
        this.waiting = waiting;
    }

    private static WaveScope.Side side(ClusterConnection cluster) {
        return new WaveScope.Side(new KafkaConsumerGroups(cluster), new KafkaPartitionLogs(cluster));
    }

    /** Details of {@link StragglerStore#SEEN}. */
    record Seen(String wave, String topic, long offsets, Optional<String> names) {}

    /** Looks at each wave that has switched, no more often than {@code mirror.refreshInterval} says. */
    public void look() {
        Instant now = waiting.now();
        if (lookedAt.plus(migration.mirror().refreshInterval()).isAfter(now)) {
            return;
        }
        lookedAt = now;
        for (Wave wave : migration.waves()) {
            try {
                look(wave, now);
            } catch (GodwitException e) {
                if (e.code() == JournalError.LEASE_LOST) {
                    throw e;
                }
                LOG.warn("the source could not be watched for wave {}: {}", wave.name(), e.getMessage());
            }
        }
    }

    private void look(Wave wave, Instant now) {
        ProducerState state = new CutoverStore(journal, wave.name(), actor, waiting.clock()).producers();
        Optional<WatchStatus> before = store.get(wave.name());
        if (state instanceof Switched switched) {
            Optional<WatchStatus> same = before.filter(watch -> watch.since().equals(switched.at()));
            if (same.map(watch -> !watch.ended()).orElse(true)) {
                look(wave, switched, same, now);
            }
        } else if (before.isPresent() && state.origin().isEmpty()) {
            store.remove(wave.name());
        }
    }

    private void look(Wave wave, Switched state, Optional<WatchStatus> before, Instant now) {
        SortedSet<String> topics = state.switchPoint().sourceEnds().keySet().stream()
                .map(PartitionId::topic)
                .collect(Collectors.toCollection(TreeSet::new));
        WavePlan plan = WavePlan.of(migration, wave, topics, new TreeSet<>());
        Stragglers found =
                Stragglers.look(new WaveScope(migration, plan, topics, source, target, waiting), journal, state);
        Instant until = state.at().plus(migration.cutover().watch());
        boolean ended = !now.isBefore(until);
        boolean hasTold = tell(wave, found, before.map(WatchStatus::stragglers).orElseGet(TreeMap::new), now);
        boolean isNews = hasTold
                || ended
                || before.isEmpty()
                || !before.get().stragglers().keySet().equals(found.byTopic().keySet())
                || before.get().lookedAt().plus(BETWEEN_SIGNS).isBefore(now);
        if (isNews) {
            store.put(new WatchStatus(wave.name(), state.at(), until, now, ended, found.byTopic(), found.names()));
        }
    }

    private static boolean isGone(String key, Wave wave, Stragglers found) {
        return key.startsWith(wave.name() + '\n')
                && !found.byTopic().containsKey(key.substring(wave.name().length() + 1));
    }

    private boolean tell(Wave wave, Stragglers found, SortedMap<String, Long> before, Instant now) {
        boolean hasTold = false;
        for (Map.Entry<String, Long> topic : found.byTopic().entrySet()) {
            String key = wave.name() + '\n' + topic.getKey();
            boolean hasGrown = topic.getValue() > told.getOrDefault(key, before.getOrDefault(topic.getKey(), 0L));
            boolean isFirst = !before.containsKey(topic.getKey());
            Instant due = toldAt.getOrDefault(key, Instant.MIN).plus(isFirst ? Duration.ZERO : BETWEEN_EVENTS);
            if (hasGrown && !due.isAfter(now)) {
                Seen seen = new Seen(wave.name(), topic.getKey(), topic.getValue(), found.names());
                journal.append(new JournalEvent(now, StragglerStore.SEEN, actor, Json.tree(seen)));
                toldAt.put(key, now);
                told.put(key, topic.getValue());
                hasTold = true;
            }
        }
        told.keySet().removeIf(key -> isGone(key, wave, found));
        return hasTold;
    }
}
