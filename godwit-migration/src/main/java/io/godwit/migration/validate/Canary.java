package io.godwit.migration.validate;

import io.godwit.core.error.GodwitException;
import io.godwit.core.error.ValidationError;
import io.godwit.kafka.connection.ClusterConnection;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;

/**
 * Sends numbered messages to a scratch topic and reads them back through a consumer group, one after the other, as an
 * application with the same client properties would.
 */
public final class Canary {
    private static final int OVERHEAD_BYTES = 4_096;
    private static final int DEFAULT_REQUEST_BYTES = 1 << 20;
    private static final long DEFAULT_BUFFER_BYTES = 32L << 20;
    private static final Duration POLL = Duration.ofMillis(100);
    private static final String READ = "read on topic and group";

    private final ClusterConnection cluster;
    private final CanaryRequest request;
    private final CanarySteps steps;
    private final ScratchTopic scratch;
    private final TopicPartition partition;
    /** A timestamp of its own for each message, so that a changed one is seen. */
    private final long beginMs;

    private final Deque<ConsumerRecord<byte[], byte[]>> received = new ArrayDeque<>();

    public Canary(ClusterConnection cluster, CanaryRequest request, Clock clock) {
        this.cluster = cluster;
        this.beginMs = clock.millis();
        this.request = request;
        this.steps = new CanarySteps(cluster, request.topic());
        this.scratch = new ScratchTopic(cluster, request, steps);
        this.partition = new TopicPartition(request.topic(), 0);
    }

    /**
     * Runs all steps; the topic and the group are removed whatever happens.
     *
     * @throws GodwitException that names the step that failed
     */
    public CanaryReport run() {
        CanaryReport report;
        try {
            steps.run(ValidationError.CREATE, "create on the topic", scratch::create);
            report = exchange();
        } catch (GodwitException e) {
            scratch.removeAfterFailure(e);
            throw e;
        }
        steps.run(ValidationError.DELETE, "delete on topic and group", scratch::remove);
        return new CanaryReport(
                report.cluster(),
                report.topic(),
                report.messages(),
                report.bytes(),
                report.produce(),
                report.endToEnd(),
                report.committedOffset(),
                report.transactions(),
                steps.done());
    }

    private CanaryReport exchange() {
        long[] produceNanos = new long[request.messages()];
        long[] endToEndNanos = new long[request.messages()];
        long bytes = 0;
        try (Consumer<byte[], byte[]> consumer = openConsumer();
                Producer<byte[], byte[]> producer = cluster.producer("canary", producerSettings())) {
            steps.run(ValidationError.CONSUME, READ, () -> join(consumer));
            for (int i = 0; i < request.messages(); i++) {
                CanaryMessage message = message(i);
                long begin = System.nanoTime();
                step(ValidationError.PRODUCE, "write on the topic", () -> send(producer, message));
                produceNanos[i] = System.nanoTime() - begin;
                ConsumerRecord<byte[], byte[]> back = step(ValidationError.CONSUME, READ, () -> next(consumer));
                endToEndNanos[i] = System.nanoTime() - begin;
                check(message.differenceTo(back));
                bytes += message.sizeBytes();
            }
            long committed = steps.run(ValidationError.COMMIT, READ, () -> commit(consumer));
            if (request.transactions()) {
                steps.run(ValidationError.TRANSACTION, "write on topic and transactional id", () -> transact(consumer));
            }
            return new CanaryReport(
                    cluster.config().toString(),
                    request.topic(),
                    request.messages(),
                    bytes,
                    Latency.ofNanos(produceNanos),
                    Latency.ofNanos(endToEndNanos),
                    committed,
                    request.transactions(),
                    steps.done());
        }
    }

    /** A step of many that is not listed by itself. */
    private <T> T step(ValidationError code, String right, CanarySteps.Work<T> work) {
        T result = steps.run(code, right, work);
        steps.done().remove(steps.done().size() - 1);
        return result;
    }

    private CanaryMessage message(int number) {
        return new CanaryMessage(
                number, request.sizesBytes().get(number % request.sizesBytes().size()), beginMs + number);
    }

    private Consumer<byte[], byte[]> openConsumer() {
        return cluster.consumer(
                "canary",
                Map.of(
                        ConsumerConfig.GROUP_ID_CONFIG,
                        request.group(),
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"));
    }

    /** The client's own limit must not hide the cluster's answer to a large message. */
    private Map<String, Object> producerSettings() {
        int largestBytes = Collections.max(request.sizesBytes()) + OVERHEAD_BYTES;
        return Map.of(
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                Math.max(largestBytes, DEFAULT_REQUEST_BYTES),
                ProducerConfig.BUFFER_MEMORY_CONFIG,
                Math.max(2L * largestBytes, DEFAULT_BUFFER_BYTES));
    }

    private Map<String, Object> transactionalSettings() {
        Map<String, Object> settings = new HashMap<>(producerSettings());
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, request.topic());
        return settings;
    }

    private boolean join(Consumer<byte[], byte[]> consumer) throws TimeoutException {
        consumer.subscribe(List.of(request.topic()));
        long begin = System.nanoTime();
        while (consumer.assignment().isEmpty()) {
            poll(consumer, begin, "the group did not get its partition");
        }
        return true;
    }

    private boolean send(Producer<byte[], byte[]> producer, CanaryMessage message)
            throws ExecutionException, InterruptedException, TimeoutException {
        producer.send(message.record(request.topic())).get(request.patience().toMillis(), TimeUnit.MILLISECONDS);
        return true;
    }

    private ConsumerRecord<byte[], byte[]> next(Consumer<byte[], byte[]> consumer) throws TimeoutException {
        long begin = System.nanoTime();
        while (received.isEmpty()) {
            poll(consumer, begin, "a message that was acknowledged did not come back");
        }
        return received.remove();
    }

    private void poll(Consumer<byte[], byte[]> consumer, long begin, String complaint) throws TimeoutException {
        if (System.nanoTime() - begin > request.patience().toNanos()) {
            throw new TimeoutException(
                    complaint + " within " + request.patience().toSeconds() + " s");
        }
        consumer.poll(POLL).forEach(received::add);
    }

    private long commit(Consumer<byte[], byte[]> consumer) {
        consumer.commitSync(Map.of(partition, new OffsetAndMetadata(request.messages())), request.patience());
        OffsetAndMetadata read = consumer.committed(java.util.Set.of(partition), request.patience())
                .get(partition);
        if (read == null || read.offset() != request.messages()) {
            throw steps.failed(
                    ValidationError.COMMIT,
                    "the group committed offset " + request.messages() + " and read back "
                            + (read == null ? "none" : read.offset()),
                    "see whether another program uses the group " + request.group());
        }
        return read.offset();
    }

    /** An aborted transaction must not be seen, the committed one after it must. */
    private boolean transact(Consumer<byte[], byte[]> consumer)
            throws ExecutionException, InterruptedException, TimeoutException {
        try (Producer<byte[], byte[]> producer = cluster.producer("canary", transactionalSettings())) {
            producer.initTransactions();
            producer.beginTransaction();
            send(producer, message(request.messages()));
            producer.abortTransaction();
            CanaryMessage committed = message(request.messages() + 1);
            producer.beginTransaction();
            send(producer, committed);
            producer.commitTransaction();
            check(committed.differenceTo(next(consumer)));
        }
        return true;
    }

    private void check(Optional<String> difference) {
        if (difference.isPresent()) {
            throw steps.failed(
                    ValidationError.ALTERED,
                    difference.get(),
                    "see whether anything else writes to this topic, and which configs the target forces on topics");
        }
    }
}
