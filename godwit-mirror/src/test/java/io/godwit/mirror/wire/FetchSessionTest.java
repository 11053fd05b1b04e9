package io.godwit.mirror.wire;

import static io.godwit.mirror.wire.WireDriver.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.message.FetchResponseData;
import org.apache.kafka.common.message.FetchResponseData.FetchableTopicResponse;
import org.apache.kafka.common.message.FetchResponseData.PartitionData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.SimpleRecord;
import org.apache.kafka.common.requests.FetchRequest;
import org.apache.kafka.common.requests.FetchResponse;
import org.junit.jupiter.api.Test;

class FetchSessionTest {
    private static final FetchLimits LIMITS = new FetchLimits(Duration.ofMillis(500), 1, 1_000_000, 100_000);
    private static final Uuid ID = Uuid.randomUuid();
    private static final TopicPartition ZERO = new TopicPartition("order", 0);
    private static final TopicPartition ONE = new TopicPartition("order", 1);
    private static final int SESSION = 7;
    private static final int ANY_SIZE = Integer.MAX_VALUE;

    private final FetchSession session = new FetchSession();

    @Test
    void shouldSendOnlyWhatChangedOnceTheBrokerKeepsASession() {
        for (int partition = 0; partition < 10_000; partition++) {
            want(new TopicPartition("order", partition), 0);
        }
        FetchRequest.Builder full = session.nextRequest(LIMITS);
        assertThat(full.fetchData()).hasSize(10_000);
        session.heard(response(SESSION));

        want(ONE, 5);
        want(ZERO, 0);
        session.forget(new TopicPartition("order", 2));
        FetchRequest.Builder incremental = session.nextRequest(LIMITS);

        assertThat(incremental.fetchData()).containsOnlyKeys(ONE);
        assertThat(incremental.removed()).extracting(id -> id.partition()).containsExactly(2);
        assertThat(incremental.metadata().sessionId()).isEqualTo(SESSION);
        assertThat(incremental.metadata().epoch()).isEqualTo(1);
        session.heard(response(SESSION));
        assertThat(session.nextRequest(LIMITS).fetchData()).isEmpty();
    }

    @Test
    void shouldEndAWishThatBroughtRecordsUntilItIsWantedAgain() {
        want(ZERO, 0);
        want(ONE, 0);
        session.nextRequest(LIMITS);
        FetchResult result = session.heard(response(SESSION, records(0), new PartitionData().setPartitionIndex(1)));

        assertThat(result.partitions()).containsOnlyKeys(ZERO, ONE);
        assertThat(result.responseBytes()).isPositive();
        assertThat(session.wanted()).isEqualTo(1);
        FetchRequest.Builder next = session.nextRequest(LIMITS);
        assertThat(next.fetchData()).isEmpty();
        assertThat(next.removed()).extracting(id -> id.partition()).containsExactly(0);

        session.heard(response(SESSION));
        want(ZERO, 1);
        assertThat(session.nextRequest(LIMITS).fetchData()).containsOnlyKeys(ZERO);
    }

    @Test
    void shouldAskForLessOfAPartitionThatIsLimited() {
        session.want(ZERO, ID, 3, 0, 5_000);
        want(ONE, 0);

        FetchRequest.Builder request = session.nextRequest(LIMITS);

        assertThat(request.fetchData())
                .extractingByKey(ZERO)
                .extracting(data -> data.maxBytes)
                .isEqualTo(5_000);
        assertThat(request.fetchData())
                .extractingByKey(ONE)
                .extracting(data -> data.maxBytes)
                .isEqualTo(100_000);
    }

    @Test
    void shouldJustMoveAPartitionThatIsWantedAgainAtOnce() {
        want(ZERO, 0);
        session.nextRequest(LIMITS);
        session.heard(response(SESSION, records(0)));
        want(ZERO, 1);

        FetchRequest.Builder next = session.nextRequest(LIMITS);

        assertThat(next.removed()).isEmpty();
        assertThat(at(next.fetchData(), ZERO).fetchOffset).isEqualTo(1);
    }

    @Test
    void shouldEndAWishThatFailed() {
        want(ZERO, 0);
        session.nextRequest(LIMITS);
        PartitionData failed = new PartitionData().setPartitionIndex(0).setErrorCode(Errors.OFFSET_OUT_OF_RANGE.code());

        FetchResult result = session.heard(response(SESSION, failed));

        assertThat(at(result.partitions(), ZERO).error()).isEqualTo(WireError.OFFSET_OUT_OF_RANGE);
        assertThat(session.wanted()).isZero();
    }

    @Test
    void shouldDropAnswersToWishesThatChangedMeanwhile() {
        want(ZERO, 0);
        want(ONE, 0);
        session.nextRequest(LIMITS);
        want(ZERO, 9);
        session.forget(ONE);

        FetchResult result = session.heard(response(SESSION, records(0), records(1)));

        assertThat(result.partitions()).isEmpty();
        FetchRequest.Builder next = session.nextRequest(LIMITS);
        assertThat(at(next.fetchData(), ZERO).fetchOffset).isEqualTo(9);
        assertThat(next.removed()).extracting(id -> id.partition()).containsExactly(1);
    }

    @Test
    void shouldSendAllAgainAfterALostAnswer() {
        want(ZERO, 0);
        want(ONE, 0);
        session.nextRequest(LIMITS);
        session.heard(response(SESSION));
        session.nextRequest(LIMITS);
        session.answerLost();

        FetchRequest.Builder next = session.nextRequest(LIMITS);

        assertThat(next.fetchData()).containsOnlyKeys(ZERO, ONE);
        assertThat(next.metadata().epoch()).isZero();
        assertThat(next.metadata().sessionId()).as("closes the old one").isEqualTo(SESSION);
    }

    @Test
    void shouldKeepSessionErrorsToItselfAndSendAllAgain() {
        for (Errors error : List.of(
                Errors.FETCH_SESSION_ID_NOT_FOUND,
                Errors.INVALID_FETCH_SESSION_EPOCH,
                Errors.FETCH_SESSION_TOPIC_ID_ERROR)) {
            want(ZERO, 0);
            session.nextRequest(LIMITS);
            session.heard(response(SESSION));
            session.nextRequest(LIMITS);

            FetchResult result = session.heard(FetchResponse.of(new FetchResponseData().setErrorCode(error.code())));

            assertThat(result.error()).isEqualTo(WireError.NONE);
            assertThat(session.nextRequest(LIMITS).fetchData()).containsOnlyKeys(ZERO);
        }
    }

    @Test
    void shouldSendAllEachTimeToABrokerThatKeepsNoSessions() {
        want(ZERO, 0);
        want(ONE, 0);
        session.nextRequest(LIMITS);
        session.heard(response(0, records(0)));
        want(ZERO, 1);

        assertThat(session.nextRequest(LIMITS).fetchData().keySet())
                .as("whoever was served waits for the others")
                .containsExactly(ONE, ZERO);
    }

    @Test
    void shouldUseNoTopicIdsAsLongAsOneIsUnknown() {
        want(ZERO, 0);
        TopicPartition old = new TopicPartition("old", 0);
        session.want(old, Uuid.ZERO_UUID, -1, 0, ANY_SIZE);
        assertThat(session.nextRequest(LIMITS).latestAllowedVersion()).isEqualTo((short) 12);

        session.forget(old);
        assertThat(session.nextRequest(LIMITS).latestAllowedVersion()).isEqualTo(ApiKeys.FETCH.latestVersion());
    }

    @Test
    void shouldReplaceARecreatedTopicInTheSession() {
        want(ZERO, 0);
        session.nextRequest(LIMITS);
        session.heard(response(SESSION));
        Uuid newId = Uuid.randomUuid();
        session.forget(ZERO);
        session.want(ZERO, newId, 0, 0, ANY_SIZE);

        FetchRequest.Builder next = session.nextRequest(LIMITS);

        assertThat(next.replaced()).extracting(id -> id.topicId()).containsExactly(ID);
        assertThat(at(next.fetchData(), ZERO).topicId).isEqualTo(newId);
    }

    @Test
    void shouldNameTheLeaderEpochOnlyIfItIsKnown() {
        want(ZERO, 0);
        session.want(ONE, ID, -1, 0, ANY_SIZE);

        Map<TopicPartition, FetchRequest.PartitionData> data =
                session.nextRequest(LIMITS).fetchData();

        assertThat(at(data, ZERO).currentLeaderEpoch).isEqualTo(Optional.of(3));
        assertThat(at(data, ONE).currentLeaderEpoch).isEmpty();
    }

    private void want(TopicPartition partition, long offset) {
        session.want(partition, ID, 3, offset, ANY_SIZE);
    }

    private static PartitionData records(int partition) {
        return new PartitionData()
                .setPartitionIndex(partition)
                .setRecords(MemoryRecords.withRecords(Compression.NONE, new SimpleRecord(new byte[] {1})));
    }

    private static FetchResponse response(int sessionId, PartitionData... partitions) {
        return FetchResponse.of(new FetchResponseData()
                .setSessionId(sessionId)
                .setResponses(
                        List.of(new FetchableTopicResponse().setTopicId(ID).setPartitions(List.of(partitions)))));
    }
}
