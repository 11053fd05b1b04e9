package io.godwit.mirror.wire;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicIdPartition;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.message.FetchResponseData.FetchableTopicResponse;
import org.apache.kafka.common.message.FetchResponseData.PartitionData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.requests.FetchMetadata;
import org.apache.kafka.common.requests.FetchRequest;
import org.apache.kafka.common.requests.FetchResponse;

/**
 * What is wanted from a broker, and what of it the broker knows already (KIP-227). Kafka's own FetchSessionHandler compares all
 * partitions of a session for each request; this one is told what changed, and never looks at the others.
 *
 * <p>Invariant between requests: while there is a session, the broker holds exactly {@code held}, and {@code held} is
 * {@code wanted} but for {@code changed} and {@code dropped}.
 */
final class FetchSession {
    private static final short LAST_VERSION_WITHOUT_TOPIC_IDS = 12;

    /** In the order of the last answers, so that a broker without sessions serves each in its turn. */
    private final Map<TopicPartition, Wish> wanted = new LinkedHashMap<>();

    private final Map<TopicPartition, Uuid> held = new HashMap<>();
    private final Set<TopicPartition> changed = new LinkedHashSet<>();
    private final Set<TopicPartition> dropped = new LinkedHashSet<>();
    private final Map<Uuid, String> names = new HashMap<>();
    private FetchMetadata metadata = FetchMetadata.INITIAL;
    private int withoutTopicId;
    private int maxPartitionBytes;

    /** A partition's id is zero and its leader epoch -1 where they are not known. */
    void want(TopicPartition partition, Uuid topicId, int leaderEpoch, long offset, int maxBytes) {
        Wish wish = new Wish(topicId, leaderEpoch, offset, maxBytes);
        Wish old = wanted.get(partition);
        if (wish.equals(old)) {
            return;
        }
        remove(partition);
        wanted.put(partition, wish);
        changed.add(partition);
        dropped.remove(partition);
        if (topicId.equals(Uuid.ZERO_UUID)) {
            withoutTopicId++;
        } else {
            names.putIfAbsent(topicId, partition.topic());
        }
    }

    void forget(TopicPartition partition) {
        if (remove(partition) && held.containsKey(partition)) {
            dropped.add(partition);
        }
    }

    int wanted() {
        return wanted.size();
    }

    /** 0 as long as the broker keeps no session. */
    int sessionId() {
        return metadata.sessionId();
    }

    FetchRequest.Builder nextRequest(FetchLimits limits) {
        if (limits.maxPartitionBytes() != maxPartitionBytes) {
            maxPartitionBytes = limits.maxPartitionBytes();
            changed.addAll(wanted.keySet());
        }
        Map<TopicPartition, FetchRequest.PartitionData> fetched = new LinkedHashMap<>();
        List<TopicIdPartition> forgotten = new ArrayList<>();
        List<TopicIdPartition> replaced = new ArrayList<>();
        if (metadata.isFull()) {
            held.clear();
            wanted.forEach((partition, wish) -> fetched.put(partition, wish.toData(maxPartitionBytes)));
        } else {
            changed.forEach(partition -> change(partition, fetched, replaced));
            dropped.forEach(partition -> forgotten.add(new TopicIdPartition(held.remove(partition), partition)));
        }
        fetched.forEach((partition, data) -> held.put(partition, data.topicId));
        changed.clear();
        dropped.clear();
        short version = withoutTopicId > 0 ? LAST_VERSION_WITHOUT_TOPIC_IDS : ApiKeys.FETCH.latestVersion();
        return FetchRequest.Builder.forConsumer(version, (int) limits.maxWait().toMillis(), limits.minBytes(), fetched)
                .isolationLevel(IsolationLevel.READ_COMMITTED)
                .setMaxBytes(limits.maxBytes())
                .metadata(metadata)
                .removed(forgotten)
                .replaced(replaced);
    }

    /** The broker may or may not have a session now; the next request begins anew and closes it. */
    void answerLost() {
        metadata = metadata.nextCloseExistingAttemptNew();
    }

    FetchResult heard(FetchResponse response) {
        Errors error = response.error();
        if (error != Errors.NONE) {
            restart(error);
            // Sessions are our own affair: the wishes stand and are sent in full.
            Verdict verdict = isOfSession(error) ? Verdict.FINE : Verdict.of(error.code());
            return new FetchResult(verdict.error(), verdict.message(), Map.of(), response.throttleTimeMs(), 0);
        }
        if (response.sessionId() == FetchMetadata.INVALID_SESSION_ID) {
            metadata = FetchMetadata.INITIAL;
        } else if (metadata.isFull()) {
            metadata = FetchMetadata.newIncremental(response.sessionId());
        } else {
            metadata = metadata.nextIncremental();
        }
        return news(response);
    }

    private void change(
            TopicPartition partition,
            Map<TopicPartition, FetchRequest.PartitionData> fetched,
            List<TopicIdPartition> replaced) {
        Wish wish = wanted.get(partition);
        if (wish == null) {
            return;
        }
        Uuid old = held.get(partition);
        if (old != null && !old.equals(wish.topicId()) && !old.equals(Uuid.ZERO_UUID)) {
            replaced.add(new TopicIdPartition(old, partition));
        }
        fetched.put(partition, wish.toData(maxPartitionBytes));
    }

    private FetchResult news(FetchResponse response) {
        Map<TopicPartition, PartitionFetch> news = new LinkedHashMap<>();
        int responseBytes = 0;
        for (FetchableTopicResponse topic : response.data().responses()) {
            String name =
                    topic.topicId().equals(Uuid.ZERO_UUID) ? topic.topic() : names.getOrDefault(topic.topicId(), "");
            for (PartitionData data : topic.partitions()) {
                TopicPartition partition = new TopicPartition(name, data.partitionIndex());
                if (!wanted.containsKey(partition) || changed.contains(partition)) {
                    continue;
                }
                PartitionFetch fetch = FetchedPartition.read(data);
                if (fetch.records().hasRemaining() || fetch.error() != WireError.NONE) {
                    forget(partition);
                }
                responseBytes = Math.max(responseBytes, memory(fetch.records()));
                news.put(partition, fetch);
            }
        }
        return new FetchResult(WireError.NONE, "", news, response.throttleTimeMs(), responseBytes);
    }

    /** All records of a response are slices of the array that the network client allocated for it. */
    @SuppressWarnings("ByteBufferBackingArray")
    private static int memory(ByteBuffer records) {
        if (!records.hasRemaining()) {
            return 0;
        }
        return records.hasArray() ? records.array().length : records.remaining();
    }

    private boolean remove(TopicPartition partition) {
        changed.remove(partition);
        Wish wish = wanted.remove(partition);
        if (wish != null && wish.topicId().equals(Uuid.ZERO_UUID)) {
            withoutTopicId--;
        }
        return wish != null;
    }

    private void restart(Errors error) {
        metadata = error == Errors.FETCH_SESSION_ID_NOT_FOUND
                ? FetchMetadata.INITIAL
                : metadata.nextCloseExistingAttemptNew();
    }

    private static boolean isOfSession(Errors error) {
        return error == Errors.FETCH_SESSION_ID_NOT_FOUND
                || error == Errors.INVALID_FETCH_SESSION_EPOCH
                || error == Errors.FETCH_SESSION_TOPIC_ID_ERROR;
    }

    private record Wish(Uuid topicId, int leaderEpoch, long offset, int maxBytes) {
        FetchRequest.PartitionData toData(int limit) {
            Optional<Integer> epoch = leaderEpoch < 0 ? Optional.empty() : Optional.of(leaderEpoch);
            return new FetchRequest.PartitionData(
                    topicId, offset, FetchResponse.INVALID_LOG_START_OFFSET, Math.min(maxBytes, limit), epoch);
        }
    }
}
