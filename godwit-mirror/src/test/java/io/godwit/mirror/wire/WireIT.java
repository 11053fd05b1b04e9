package io.godwit.mirror.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.lab.ClusterSpec;
import io.godwit.lab.Listener;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** A new cluster: topic ids everywhere, and security. */
class WireIT extends WireBehaviour {
    @Override
    ClusterSpec spec() {
        return ClusterSpec.kafka43().listener(Listener.SASL_SSL_SCRAM).user("alice");
    }

    @Override
    void whileRecreated(WireDriver driver, TopicPartition partition) {
        driver.until("a connection", () -> driver.wire().canSend(1, 0));
        Map<TopicPartition, AppendResult> answer = new HashMap<>();
        driver.wire().append(1, 0, Map.of(partition, batch(1, 0, "a")), answer::putAll);
        driver.until("an answer", () -> !answer.isEmpty());
        assertThat(WireDriver.at(answer, partition).error()).isEqualTo(WireError.UNKNOWN_TOPIC_ID);
    }

    @Test
    void shouldWorkOverEncryptedAndAuthenticatedConnections() {
        TopicPartition partition = newTopic(1);
        try (WireDriver driver =
                WireDriver.open(cluster.clientProperties(Listener.SASL_SSL_SCRAM, "alice"), partition.topic())) {
            AppendResult result = append(driver, partition, batch(driver.newProducerId(), 0, "a"));
            assertThat(result.error()).isEqualTo(WireError.NONE);
            assertThat(driver.wire().troubles()).isEmpty();
        }
    }

    @Test
    void shouldTellThatThePasswordIsWrongAndGoOnTrying() {
        Map<String, String> properties = new HashMap<>(cluster.clientProperties(Listener.SASL_SSL_SCRAM, "alice"));
        properties.computeIfPresent("sasl.jaas.config", (key, jaas) -> jaas.replace("alice-secret", "wrong"));
        try (WireDriver driver = WireDriver.open(properties, "order")) {
            for (int attempt = 0; attempt < 2; attempt++) {
                driver.until("trouble", () -> driver.wire().troubles().containsKey(-1));
                assertThat(driver.wire().troubles().get(-1))
                        .contains("invalid credentials")
                        .doesNotContain("wrong");
                assertThat(driver.wire().topic("order")).isEmpty();
            }
        }
    }
}
