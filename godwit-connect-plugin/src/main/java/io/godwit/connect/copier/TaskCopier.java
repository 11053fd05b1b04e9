package io.godwit.connect.copier;

import io.godwit.connect.plugin.Copier;
import io.godwit.core.error.GodwitException;
import io.godwit.core.journal.Journal;
import io.godwit.core.model.PartitionId;
import io.godwit.core.tasks.OrderedTopic;
import io.godwit.core.tasks.TaskBoard;
import io.godwit.core.tasks.TaskOrder;
import io.godwit.core.tasks.TaskShare;
import io.godwit.kafka.connection.ClientProperties;
import io.godwit.kafka.connection.ConnectionTimeouts;
import io.godwit.kafka.journal.KafkaJournal;
import io.godwit.mirror.BatchMirror;
import io.godwit.mirror.BatchMirrorSettings;
import io.godwit.mirror.CopiedTopic;
import io.godwit.mirror.copy.CopySettings;
import io.godwit.mirror.copy.OffsetRules;
import io.godwit.mirror.copy.TopicPace;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one task does: it follows the order in the journal, copies its share, and says where it stands.
 *
 * <p>A task that Connect believes dead may go on beside its successor. Its appends carry the same producer id and sequences, so
 * the target takes none twice; its checkpoints are older ones of the same copy, from which a later start only has more to
 * compare. At its next look it sees that it was replaced, and ends: one that stood still looks before its copier, which waits
 * for two seconds then, writes again.
 */
final class TaskCopier implements Copier {
    private static final Logger LOG = LoggerFactory.getLogger(TaskCopier.class);

    private final CopierConfig config;
    private final TaskShare share;
    private final Journal journal;
    private final TaskBoard board;
    private final TaskReporter reporter;
    private final SortedMap<String, OrderedTopic> copied = new TreeMap<>();
    private Optional<Terms> terms = Optional.empty();
    private @Nullable BatchMirror mirror;
    private long lastRestart;

    /** What a mirror cannot change while it runs. */
    private record Terms(long producerId, String checkpointPrefix, OffsetRules offsets, Duration produceLatency) {
        static Terms of(TaskOrder order) {
            return new Terms(
                    order.producerId(),
                    order.checkpointPrefix(),
                    new OffsetRules(
                            order.offsets().padding(),
                            order.offsets().maxPadding(),
                            order.offsets().markers(),
                            order.offsets().maxMarkersPerGap()),
                    Duration.ofMillis(order.produceLatencyMs()));
        }
    }

    TaskCopier(CopierConfig config, Clock clock) {
        this.config = config;
        this.share = config.share();
        this.journal = KafkaJournal.open(config.journal());
        this.board = new TaskBoard(journal, config.direction());
        this.reporter = new TaskReporter(board, share, clock);
        LOG.info("task {} of {} of {} is here", share.task(), share.tasks(), config);
    }

    @Override
    public Optional<String> look() {
        if (mirror != null) {
            mirror.death().ifPresent(cause -> {
                throw new IllegalStateException("the copy ended: " + cause, cause);
            });
        }
        try {
            if (reporter.isReplaced()) {
                endAsReplaced();
            }
            Optional<TaskOrder> order = board.order().filter(found -> found.tasks() == share.tasks());
            order.ifPresent(this::follow);
            reporter.tell(order, copied, Optional.ofNullable(mirror).map(BatchMirror::report));
            return Optional.empty();
        } catch (GodwitException | KafkaException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private void endAsReplaced() {
        if (mirror != null) {
            mirror.close();
            mirror = null;
        }
        throw new IllegalStateException(
                "another run of task " + share.task() + " of " + config + " copies in place of this one");
    }

    private void follow(TaskOrder order) {
        BatchMirror running = running(Terms.of(order));
        SortedMap<String, OrderedTopic> wanted = new TreeMap<>(order.topics());
        wanted.entrySet()
                .removeIf(topic -> own(topic.getKey(), topic.getValue()).isEmpty());
        SortedSet<String> added = new TreeSet<>(wanted.keySet());
        added.removeIf(topic -> isCopied(topic, wanted.get(topic)));
        reporter.announce(added, wanted);
        if (added.stream().anyMatch(topic -> copied.containsKey(topic))) {
            SortedMap<String, OrderedTopic> staying = new TreeMap<>(wanted);
            staying.keySet().removeAll(added);
            copy(running, order, staying);
        }
        copy(running, order, wanted);
        SortedSet<String> losses = new TreeSet<>(added);
        losses.removeIf(topic -> !isLossAccepted(wanted.get(topic)));
        running.restart(partitions(losses, wanted), true);
        restart(running, order);
        copied.clear();
        copied.putAll(wanted);
    }

    private boolean isCopied(String topic, @Nullable OrderedTopic wanted) {
        OrderedTopic now = copied.get(topic);
        return now != null && wanted != null && now.since() == wanted.since();
    }

    private static boolean isLossAccepted(@Nullable OrderedTopic topic) {
        return topic != null && topic.acceptsExpired();
    }

    private BatchMirror running(Terms wanted) {
        if (mirror != null && terms.equals(Optional.of(wanted))) {
            return mirror;
        }
        if (mirror != null) {
            mirror.close();
            copied.clear();
        }
        String name = config.name() + "-" + share.task();
        BatchMirror started = BatchMirror.start(
                new BatchMirrorSettings(
                        name,
                        new ClientProperties(config.source(), ConnectionTimeouts.DEFAULT).consumer(name),
                        new ClientProperties(config.target(), ConnectionTimeouts.DEFAULT).consumer(name),
                        wanted.producerId(),
                        wanted.offsets(),
                        CopySettings.standard()
                                .withMaxInFlightBytes(config.memoryBytes())
                                .withProduceLatencyLimit(wanted.produceLatency())),
                new JournalCheckpoints(journal, wanted.checkpointPrefix()));
        mirror = started;
        terms = Optional.of(wanted);
        return started;
    }

    private void copy(BatchMirror running, TaskOrder order, SortedMap<String, OrderedTopic> topics) {
        running.copy(
                topics.entrySet().stream()
                        .map(topic -> copied(topic.getKey(), topic.getValue()))
                        .toList(),
                topics.entrySet().stream()
                        .filter(topic -> topic.getValue().paused())
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet()),
                order.bytesPerSecondOfOne());
    }

    private CopiedTopic copied(String name, OrderedTopic topic) {
        SortedSet<Integer> own = own(name, topic);
        return new CopiedTopic(
                name,
                own,
                topic.maxBatchBytes(),
                topic.takesPadding(),
                new TopicPace(
                        topic.bytesPerSecondOf(own.size()),
                        topic.retention().ms(),
                        topic.retention().bytes()));
    }

    private SortedSet<Integer> own(String name, OrderedTopic topic) {
        return IntStream.range(0, topic.partitions())
                .filter(number -> share.owns(new PartitionId(name, number)))
                .boxed()
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<TopicPartition> partitions(SortedSet<String> names, SortedMap<String, OrderedTopic> topics) {
        return topics.entrySet().stream()
                .filter(topic -> names.contains(topic.getKey()))
                .flatMap(topic -> own(topic.getKey(), topic.getValue()).stream()
                        .map(number -> new TopicPartition(topic.getKey(), number)))
                .collect(Collectors.toSet());
    }

    /** A restart from before this task began concerns a former run of it, and was done by beginning. */
    private void restart(BatchMirror running, TaskOrder order) {
        long number = order.restart().number();
        if (!copied.isEmpty() && number > lastRestart) {
            running.restart(
                    order.restart().partitions().stream()
                            .filter(share::owns)
                            .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                            .collect(Collectors.toSet()),
                    false);
        }
        lastRestart = number;
    }

    @Override
    public void close() {
        try {
            if (mirror != null) {
                mirror.close();
            }
        } catch (GodwitException e) {
            LOG.warn("the last checkpoints could not be kept: {}", e.getMessage());
        } finally {
            journal.close();
        }
    }
}
