package io.godwit.mirror.wire;

import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.requests.FetchResponse;

/**
 * Fetches from one broker on one connection, one request at a time. What is wanted is remembered here and by the broker (fetch
 * sessions, KIP-227): only what changed is looked at and sent, so that idle partitions cost nothing, however many there are.
 *
 * <p>A wish ends with its answer: once a partition came with records or an error it isn't fetched again until {@link #want} says
 * from where. So nothing comes twice, a slow target holds back its source by not asking, and an error can't make a tight loop.
 * News without either (an offset moved) leaves the wish. An answer to a wish that was changed meanwhile is dropped.
 *
 * <p>Wishes outlive lost connections. When a leader moves, forget the partition here and want it at the new leader's channel; a
 * wish that is left behind carries the old leader epoch, so it ends with an error and never with records.
 */
public final class FetchChannel {
    private final int brokerId;
    private final int connection;
    private final Requests requests;
    private final Directory directory;
    private final FetchSession session = new FetchSession();
    private boolean inFlight;

    FetchChannel(int brokerId, int connection, Requests requests, Directory directory) {
        this.brokerId = brokerId;
        this.connection = connection;
        this.requests = requests;
        this.directory = directory;
    }

    /** Fetches this partition from this offset, with the leader epoch and topic id that are known now. */
    public void want(TopicPartition partition, long offset) {
        want(partition, offset, Integer.MAX_VALUE);
    }

    /** The same, but no more than this at a time, unless its first batch is larger. */
    public void want(TopicPartition partition, long offset, int maxBytes) {
        session.want(
                partition, directory.topicId(partition.topic()), directory.leaderEpoch(partition), offset, maxBytes);
    }

    public void forget(TopicPartition partition) {
        session.forget(partition);
    }

    /** How many partitions are wanted. */
    public int wanted() {
        return session.wanted();
    }

    /** Whether an answer is awaited; until then {@link #send} may not be called. */
    public boolean isInFlight() {
        return inFlight;
    }

    /** Not without {@link ClusterWire#canSend}. */
    public void send(FetchLimits limits, Consumer<FetchResult> handler) {
        if (inFlight) {
            throw new IllegalStateException("a fetch from broker " + brokerId + " is in flight already");
        }
        try {
            requests.send(brokerId, connection, session.nextRequest(limits), answer -> handler.accept(read(answer)));
            inFlight = true;
        } finally {
            if (!inFlight) {
                session.answerLost();
            }
        }
    }

    /** 0 as long as the broker keeps no session. */
    int sessionId() {
        return session.sessionId();
    }

    private FetchResult read(Answer answer) {
        inFlight = false;
        if (answer.response().isEmpty()) {
            session.answerLost();
            Verdict failure = answer.failure();
            return new FetchResult(failure.error(), failure.message(), Map.of(), 0, 0);
        }
        FetchResult result = session.heard((FetchResponse) answer.response().get());
        result.partitions().forEach((partition, fetch) -> requests.heard(partition, fetch.error()));
        return result;
    }
}
