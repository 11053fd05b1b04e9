package io.godwit.mirror.wire;

import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Fetches from one broker on one connection, one request at a time. What is wanted is remembered here and by the broker (fetch
 * sessions, KIP-227): only what changed is looked at and sent, so that idle partitions cost nothing, however many there are.
 *
 * <p>A wish ends with its answer: once a partition came with records or an error it isn't fetched again until {@link #want} says
 * from where. So nothing comes twice, a slow target holds back its source by not asking, and an error can't make a tight loop.
 * News without either (an offset moved) leaves the wish. An answer to a wish that was changed meanwhile is dropped.
 */
@SuppressWarnings("DoNotCallSuggester") // filled in by the next commit
public final class FetchChannel {
    FetchChannel() {}

    /** Fetches this partition from this offset, with the leader epoch and topic id that are known now. */
    public void want(TopicPartition partition, long offset) {
        throw new UnsupportedOperationException();
    }

    public void forget(TopicPartition partition) {
        throw new UnsupportedOperationException();
    }

    /** How many partitions are wanted. */
    public int wanted() {
        throw new UnsupportedOperationException();
    }

    /** Whether an answer is awaited; until then {@link #send} may not be called. */
    public boolean isInFlight() {
        throw new UnsupportedOperationException();
    }

    /** Not without {@link ClusterWire#canSend}. */
    public void send(FetchLimits limits, Consumer<FetchResult> handler) {
        throw new UnsupportedOperationException();
    }
}
