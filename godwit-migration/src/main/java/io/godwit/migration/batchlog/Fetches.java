package io.godwit.migration.batchlog;

import io.godwit.mirror.wire.PartitionFetch;
import org.apache.kafka.common.TopicPartition;

/** Fetches of one partition at a time, one after the other. One thread uses them. */
interface Fetches {
    /** Ends the work on the former partition and turns to this one. */
    void start(TopicPartition next, long from);

    /** The next fetch begins here. */
    void moveTo(long next);

    /**
     * Asks for the next fetch and doesn't wait for it. Not at the end of the log, where the broker would wait for records and
     * keep the connection from other partitions.
     */
    void askAhead();

    /**
     * The next fetch, with at least one record or marker.
     *
     * @throws UnreadableException if it doesn't come
     */
    PartitionFetch await();

    /** Forgets the partition and what is in memory of it. */
    void stop();
}
