package io.godwit.kafka.records;

import io.godwit.kafka.connection.ClusterConnection;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteBufferDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A consumer that keeps to a memory budget: a quarter for the fetch, a quarter for the next one under way, a quarter for
 * the records handed over at a time, a quarter spare. A compressed batch becomes larger when it is unpacked, by a factor that
 * nobody knows beforehand; so the first polls hand over few records, and the consumer is replaced by one that hands over more
 * or fewer once their sizes are seen. Only a sudden jump in size within one poll can exceed the budget.
 */
final class PolledRecords implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PolledRecords.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration CLOSE = Duration.ofSeconds(1);
    private static final int FIRST_RECORDS = 8;
    private static final int MOST_RECORDS = 250;
    private static final int POLLS_BEFORE_FIRST_GROWTH = 4;
    private static final int POLLS_BEFORE_GROWTH = 200;
    private static final int LEAST_FETCH_BYTES = 64 << 10;

    private final ClusterConnection connection;
    private final int quarterBytes;
    private int recordsPerPoll = FIRST_RECORDS;
    private int largestBytes = 1;
    private int polls;
    private boolean sized;
    private Consumer<ByteBuffer, ByteBuffer> consumer;
    private TopicPartition partition = new TopicPartition("none", 0);

    PolledRecords(ClusterConnection connection, long budgetBytes) {
        this.connection = connection;
        this.quarterBytes = (int) Math.max(LEAST_FETCH_BYTES, Math.min(Integer.MAX_VALUE, budgetBytes) / 4);
        this.consumer = create();
    }

    Consumer<ByteBuffer, ByteBuffer> consumer() {
        return consumer;
    }

    /** Goes to a place in a partition. */
    void seek(TopicPartition to, long offset) {
        partition = to;
        consumer.assign(List.of(to));
        consumer.seek(to, offset);
    }

    /** The next records; none when the cluster has none within half a second. */
    List<ConsumerRecord<ByteBuffer, ByteBuffer>> poll() {
        List<ConsumerRecord<ByteBuffer, ByteBuffer>> records =
                consumer.poll(POLL).records(partition);
        for (ConsumerRecord<ByteBuffer, ByteBuffer> record : records) {
            largestBytes = Math.max(largestBytes, record.serializedKeySize() + record.serializedValueSize());
        }
        polls += records.isEmpty() ? 0 : 1;
        int wanted = Math.max(1, Math.min(MOST_RECORDS, quarterBytes / largestBytes));
        boolean mayGrow = polls >= (sized ? POLLS_BEFORE_GROWTH : POLLS_BEFORE_FIRST_GROWTH);
        if (wanted * 2 < recordsPerPoll || (mayGrow && wanted > recordsPerPoll * 2)) {
            LOG.debug("records of up to {} bytes: reading {} at a time", largestBytes, wanted);
            recordsPerPoll = wanted;
            sized = true;
            replaceConsumer();
        } else if (mayGrow) {
            forgetSizes();
        }
        return records;
    }

    private void forgetSizes() {
        largestBytes = 1;
        polls = 0;
    }

    private void replaceConsumer() {
        forgetSizes();
        long position = consumer.position(partition);
        close();
        consumer = create();
        seek(partition, position);
    }

    private Consumer<ByteBuffer, ByteBuffer> create() {
        return connection.consumer(
                "verify",
                Map.of(
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        recordsPerPoll,
                        ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
                        quarterBytes,
                        ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                        quarterBytes),
                new ByteBufferDeserializer(),
                new ByteBufferDeserializer());
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(CLOSE));
    }
}
