package io.godwit.lab;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;

/**
 * Creates topics that can be written to at once.
 *
 * <p>A cluster confirms a new topic before its leaders know that they lead. Of two batches that an idempotent producer sends in
 * that moment, the first can be refused and the second be taken as the partition's first, whatever its sequence; the first is then out
 * of order for good, and its records fail.
 */
public final class NewTopics {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final long BETWEEN_LOOKS_MS = 50;

    private NewTopics() {}

    /**
     * Returns when each partition's leader answers as such.
     *
     * @param topics with their number of partitions
     */
    public static void create(Admin admin, Collection<NewTopic> topics) {
        Map<TopicPartition, OffsetSpec> partitions = new HashMap<>();
        for (NewTopic topic : topics) {
            for (int partition = 0; partition < topic.numPartitions(); partition++) {
                partitions.put(new TopicPartition(topic.name(), partition), OffsetSpec.latest());
            }
        }
        try {
            admin.createTopics(topics).all().get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
            awaitLeaders(admin, partitions);
        } catch (ExecutionException | TimeoutException e) {
            throw new LabException("could not create topics: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabException("interrupted while creating topics", e);
        }
    }

    /** A broker that has not heard of the topic yet says that it does not exist, which the client believes. */
    private static void awaitLeaders(Admin admin, Map<TopicPartition, OffsetSpec> partitions)
            throws ExecutionException, InterruptedException, TimeoutException {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (true) {
            try {
                admin.listOffsets(partitions).all().get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
                return;
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof RetriableException) || System.nanoTime() > deadline) {
                    throw e;
                }
                TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS_MS);
            }
        }
    }
}
