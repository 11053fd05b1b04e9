package io.godwit.mirror.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.message.MetadataResponseData;
import org.apache.kafka.common.message.MetadataResponseData.MetadataResponseBroker;
import org.apache.kafka.common.message.MetadataResponseData.MetadataResponsePartition;
import org.apache.kafka.common.message.MetadataResponseData.MetadataResponseTopic;
import org.apache.kafka.common.protocol.Errors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DirectoryTest {
    private static final Uuid ID = Uuid.randomUuid();
    private static final TopicPartition PARTITION = new TopicPartition("order", 0);

    private final Directory directory = new Directory();

    @BeforeEach
    void knowABroker() {
        directory.track(Set.of("order"));
        directory.learnBrokers(response("cluster-a"));
    }

    @Test
    void shouldKnowLeadersOfTrackedTopicsOnly() {
        assertThat(directory.learn(topic("order", ID, 1))).isTrue();
        directory.learn(topic("other", ID, 1));

        assertThat(directory.leader(PARTITION)).contains(new Leader(1, 5));
        assertThat(directory.topic("order")).contains(new TopicView("order", Optional.of(ID), 1, Optional.empty()));
        assertThat(directory.topic("other")).isEmpty();

        directory.track(Set.of());
        assertThat(directory.leader(PARTITION)).isEmpty();
        assertThat(directory.topic("order")).isEmpty();
    }

    @Test
    void shouldAskAgainWhileALeaderIsMissing() {
        assertThat(directory.learn(topic("order", ID, -1))).isFalse();
        assertThat(directory.leader(PARTITION)).isEmpty();
        assertThat(directory.learn(topic("order", ID, 2)))
                .as("a broker not listed")
                .isFalse();
    }

    @Test
    void shouldForgetLeadersOfATopicThatCanNotBeSeen() {
        directory.learn(topic("order", ID, 1));

        assertThat(directory.learn(failed(Errors.TOPIC_AUTHORIZATION_FAILED))).isFalse();

        assertThat(directory.leader(PARTITION)).isEmpty();
        assertThat(directory.topic("order").orElseThrow().error()).contains(WireError.NOT_AUTHORIZED);
    }

    @Test
    void shouldRefuseARecreatedTopicUntilItIsTrackedAnew() {
        Uuid newId = Uuid.randomUuid();
        directory.learn(topic("order", ID, 1));
        directory.learn(failed(Errors.UNKNOWN_TOPIC_OR_PARTITION));
        directory.learn(topic("order", newId, 1));

        assertThat(directory.topic("order").orElseThrow().error()).contains(WireError.TOPIC_RECREATED);
        assertThat(directory.topicId("order")).isEqualTo(ID);
        assertThat(directory.leader(PARTITION)).isEmpty();

        directory.track(Set.of());
        assertThat(directory.track(Set.of("order"))).containsExactly("order");
        directory.learn(topic("order", newId, 1));
        assertThat(directory.topicId("order")).isEqualTo(newId);
        assertThat(directory.leader(PARTITION)).isPresent();
    }

    @Test
    void shouldRecogniseAnotherCluster() {
        assertThat(directory.isOfThisCluster(response("cluster-a"))).isTrue();
        assertThat(directory.isOfThisCluster(response("cluster-b"))).isFalse();
        assertThat(directory.isOfThisCluster(new MetadataResponseData())).isTrue();
    }

    private static MetadataResponseData response(String clusterId) {
        MetadataResponseData response = new MetadataResponseData().setClusterId(clusterId);
        response.brokers()
                .add(new MetadataResponseBroker().setNodeId(1).setHost("h").setPort(9092));
        return response;
    }

    private static MetadataResponseTopic topic(String name, Uuid id, int leader) {
        return new MetadataResponseTopic()
                .setName(name)
                .setTopicId(id)
                .setPartitions(List.of(new MetadataResponsePartition()
                        .setPartitionIndex(0)
                        .setLeaderId(leader)
                        .setLeaderEpoch(5)));
    }

    private static MetadataResponseTopic failed(Errors error) {
        return new MetadataResponseTopic().setName("order").setErrorCode(error.code());
    }
}
