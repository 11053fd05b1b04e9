package io.godwit.mirror.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.lab.ClusterSpec;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** An old cluster of two brokers: no topic ids in requests, and leaders that move. */
class WireKafka28IT extends WireBehaviour {
    @Override
    ClusterSpec spec() {
        return ClusterSpec.kafka28WithZooKeeper().brokers(2).config("min.insync.replicas", "1");
    }

    @Test
    void shouldGoOnWithTheNextLeaderAndWithTheBrokerThatComesBack() {
        TopicPartition partition = newTopic(1);
        try (WireDriver driver = open(partition)) {
            long id = driver.newProducerId();
            int first = driver.leaderOf(partition);
            assertThat(append(driver, partition, batch(id, 0, "a")).baseOffset())
                    .isZero();
            driver.channelOf(partition).want(partition, 1);

            cluster.broker(first).kill();
            AppendResult result = appendUntilDone(driver, partition, id);
            assertThat(result.baseOffset()).isEqualTo(1);
            int second = driver.leaderOf(partition);
            assertThat(second).isNotEqualTo(first);
            driver.channelOf(partition).want(partition, 1);
            assertThat(driver.fetch(partition, WAITING).partitions()).containsKey(partition);

            cluster.broker(first).start();
            driver.until("the broker's return", () -> {
                driver.wire().refreshMetadata();
                return driver.wire().canSend(first, 1);
            });
            assertThat(driver.wire().troubles()).isEmpty();
        }
    }

    /** An append whose answer was lost is simply repeated: that is what sequences are for. */
    private static AppendResult appendUntilDone(WireDriver driver, TopicPartition partition, long id) {
        AppendResult result = append(driver, partition, batch(id, 1, "b"));
        while (result.error() != WireError.NONE) {
            assertThat(result.error().isRetriable()).as("%s", result).isTrue();
            driver.wire().refreshMetadata();
            result = append(driver, partition, batch(id, 1, "b"));
        }
        return result;
    }
}
