package io.godwit.migration.rehearsal;

import io.godwit.core.rehearsal.Arrivals;
import io.godwit.core.rehearsal.WrittenRecords;
import io.godwit.kafka.connection.ClusterConnection;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread of an application: reads what its group reads, writes what is due, and commits both, in one transaction where the
 * application is transactional. What fails is tried with new clients. It ends in an orderly way only, so nothing that it read comes
 * again after its next start.
 */
final class ApplicationWorker implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(ApplicationWorker.class);
    private static final Duration TURN = Duration.ofMillis(50);
    private static final Duration CLOSE = Duration.ofSeconds(5);
    private static final Duration BEFORE_RETRY = Duration.ofMillis(500);
    /** Short, so that a group is free soon after a kill; brokers take 6 s and more. */
    private static final int SESSION_MS = 10_000;

    private static final int TRANSACTION_MS = 30_000;

    private final Role role;
    private final ClusterConnection cluster;
    private final WrittenRecords written;
    private final Clock clock;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final CountDownLatch working = new CountDownLatch(1);
    private volatile Optional<String> trouble = Optional.empty();

    /**
     * What the thread does.
     *
     * @param group empty for one that only writes
     * @param reads shadow topic → what its group got of it, over all of its runs
     * @param writes what it writes
     * @param transactionalId empty for one that is not transactional
     */
    record Role(
            String application,
            Optional<String> group,
            SortedMap<String, Arrivals> reads,
            List<TrafficSource> writes,
            Optional<String> transactionalId) {}

    ApplicationWorker(Role role, ClusterConnection cluster, WrittenRecords written, Clock clock) {
        this.role = role;
        this.cluster = cluster;
        this.written = written;
        this.clock = clock;
    }

    void stop() {
        stopping.countDown();
    }

    /** Waits for its first round on this cluster. */
    boolean awaitWorking(Duration limit) throws InterruptedException {
        return working.await(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What went wrong last; empty if nothing did. */
    Optional<String> trouble() {
        return trouble;
    }

    @Override
    public void run() {
        while (!isStopping()) {
            try (Clients clients = new Clients()) {
                while (!isStopping()) {
                    clients.turn();
                    working.countDown();
                }
            } catch (KafkaException | ExecutionException e) {
                trouble = Optional.of(e.getClass().getSimpleName() + ": " + e.getMessage());
                LOG.warn("{}: its clients are made anew", role.application(), e);
                pause(BEFORE_RETRY);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }

    private void pause(Duration duration) {
        try {
            stopping.await(duration.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping.countDown();
        }
    }

    /** A producer and a consumer, as far as the role has them. */
    private final class Clients implements AutoCloseable {
        private final @Nullable Consumer<byte[], byte[]> consumer;
        private final @Nullable Producer<byte[], byte[]> producer;

        Clients() {
            consumer = role.group().map(this::consumer).orElse(null);
            producer = role.writes().isEmpty() ? null : producer();
        }

        private Consumer<byte[], byte[]> consumer(String group) {
            Consumer<byte[], byte[]> made = cluster.consumer(
                    "rehearsal",
                    Map.of(
                            ConsumerConfig.GROUP_ID_CONFIG,
                            group,
                            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                            "earliest",
                            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                            "read_committed",
                            ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
                            SESSION_MS,
                            ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
                            SESSION_MS / 5));
            made.subscribe(role.reads().keySet());
            return made;
        }

        private Producer<byte[], byte[]> producer() {
            Map<String, Object> settings = new HashMap<>();
            settings.put(ProducerConfig.LINGER_MS_CONFIG, 5);
            role.transactionalId().ifPresent(id -> {
                settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, id);
                settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_MS);
            });
            Producer<byte[], byte[]> made = cluster.producer("rehearsal", settings);
            if (role.transactionalId().isPresent()) {
                made.initTransactions();
            }
            return made;
        }

        void turn() throws ExecutionException, InterruptedException {
            ConsumerRecords<byte[], byte[]> got = read();
            List<TrafficSource.Made> due = new ArrayList<>();
            long now = System.nanoTime();
            role.writes().forEach(source -> due.addAll(source.due(now)));
            if (producer != null && role.transactionalId().isPresent()) {
                if (!due.isEmpty() || !got.isEmpty()) {
                    transaction(producer, got, due);
                }
            } else {
                send(due);
                if (consumer != null && !got.isEmpty()) {
                    consumer.commitSync(positions(got));
                }
            }
            count(got);
        }

        private ConsumerRecords<byte[], byte[]> read() {
            if (consumer == null) {
                pause(TURN);
                return ConsumerRecords.empty();
            }
            return consumer.poll(TURN);
        }

        private void transaction(
                Producer<byte[], byte[]> transactional,
                ConsumerRecords<byte[], byte[]> got,
                List<TrafficSource.Made> due)
                throws ExecutionException, InterruptedException {
            transactional.beginTransaction();
            List<Future<RecordMetadata>> sent =
                    due.stream().map(made -> transactional.send(made.message())).toList();
            if (consumer != null && !got.isEmpty()) {
                transactional.sendOffsetsToTransaction(positions(got), consumer.groupMetadata());
            }
            transactional.commitTransaction();
            confirm(sent, due);
        }

        private void send(List<TrafficSource.Made> due) throws ExecutionException, InterruptedException {
            if (producer == null || due.isEmpty()) {
                return;
            }
            List<Future<RecordMetadata>> sent =
                    due.stream().map(made -> producer.send(made.message())).toList();
            producer.flush();
            confirm(sent, due);
        }

        private void confirm(List<Future<RecordMetadata>> sent, List<TrafficSource.Made> due)
                throws ExecutionException, InterruptedException {
            for (int i = 0; i < sent.size(); i++) {
                sent.get(i).get();
                TrafficSource.Made made = due.get(i);
                written.confirm(made.message().topic(), made.stamp(), clock.instant());
            }
        }

        /** What is counted was committed: what was not comes again, and is counted then. */
        private void count(ConsumerRecords<byte[], byte[]> got) {
            for (ConsumerRecord<byte[], byte[]> message : got) {
                Arrivals arrivals = role.reads().get(message.topic());
                if (arrivals != null) {
                    arrivals.arrive(
                            message.value() == null ? new byte[0] : message.value(),
                            message.topic() + "-" + message.partition() + "@" + message.offset() + " on the "
                                    + cluster.config().side().word());
                }
            }
        }

        @Override
        public void close() {
            if (producer != null) {
                producer.close(CLOSE);
            }
            if (consumer != null) {
                consumer.close(CloseOptions.timeout(CLOSE));
            }
        }
    }

    private static Map<TopicPartition, OffsetAndMetadata> positions(ConsumerRecords<byte[], byte[]> got) {
        Map<TopicPartition, OffsetAndMetadata> positions = new HashMap<>();
        for (TopicPartition partition : got.partitions()) {
            List<ConsumerRecord<byte[], byte[]>> messages = got.records(partition);
            positions.put(
                    partition,
                    new OffsetAndMetadata(messages.get(messages.size() - 1).offset() + 1));
        }
        return positions;
    }
}
