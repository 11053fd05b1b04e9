package io.godwit.mirror.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.godwit.lab.ClusterSpec;
import io.godwit.lab.Listener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** A new cluster: topic ids everywhere, and security. */
class WireIT extends WireBehaviour {
    @Override
    ClusterSpec spec() {
        return ClusterSpec.kafka43()
                .listener(Listener.SASL_SSL_SCRAM)
                .user("alice")
                .user("bob");
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
    void shouldTellThatThePasswordIsWrongAndGoOnTrying() throws Exception {
        Map<String, String> properties = new HashMap<>(cluster.clientProperties(Listener.SASL_SSL_SCRAM, "bob"));
        properties.computeIfPresent("sasl.jaas.config", (key, jaas) -> jaas.replace("bob-secret", "other-secret"));
        TopicPartition partition = newTopic(1);
        try (WireDriver driver = WireDriver.open(properties, partition.topic())) {
            driver.until("trouble", () -> driver.wire().troubles().containsKey(-1));
            assertThat(driver.wire().troubles().get(-1))
                    .contains("invalid credentials")
                    .doesNotContain("other-secret");
            assertThat(driver.wire().topic(partition.topic())).isEmpty();

            admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(
                            "bob", new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096), "other-secret")))
                    .all()
                    .get();

            driver.leaderOf(partition);
            assertThat(driver.wire().troubles()).isEmpty();
        }
    }

    @Test
    void shouldGiveUpOnABrokerThatHangsAndGoOnWhenItAnswersAgain() {
        TopicPartition partition = newTopic(1);
        try (WireDriver driver =
                WireDriver.open(Duration.ofSeconds(1), cluster.clientProperties(), partition.topic())) {
            long id = driver.newProducerId();
            append(driver, partition, batch(id, 0, "a"));
            driver.until(
                    "both connections",
                    () -> driver.wire().canSend(1, 0) && driver.wire().canSend(1, 1));
            FetchChannel channel = driver.wire().fetchChannel(1, 1);
            channel.want(partition, 0);

            cluster.broker(1).pause();
            try {
                List<FetchResult> fetched = new ArrayList<>();
                channel.send(AT_ONCE, fetched::add);
                AppendResult appended = append(driver, partition, batch(id, 1, "b"));
                driver.until("the fetch's end", () -> !fetched.isEmpty());
                assertThat(appended.error()).isEqualTo(WireError.TIMED_OUT);
                assertThat(fetched.get(0).error()).isEqualTo(WireError.TIMED_OUT);
                assertThat(channel.wanted()).isEqualTo(1);
                assertThat(channel.isInFlight()).isFalse();
                driver.until("trouble", () -> {
                    assertThat(driver.wire().canSend(1, 0)).isFalse();
                    return driver.wire().troubles().containsKey(1);
                });
            } finally {
                cluster.broker(1).resume();
            }

            AppendResult repeated = append(driver, partition, batch(id, 1, "b"));
            assertThat(repeated.error()).isEqualTo(WireError.NONE);
            assertThat(repeated.baseOffset()).isEqualTo(1);
            assertThat(driver.offset(partition, OffsetKind.LOG_END)).isEqualTo(2);
        }
    }

    @Test
    void shouldNotSendWhatWasDecidedBeforeAStandstill() {
        TopicPartition partition = newTopic(1);
        Duration limit = Duration.ofMillis(300);
        try (WireDriver driver = WireDriver.open(
                WireSettings.defaults().withMaxStandstill(limit), cluster.clientProperties(), partition.topic())) {
            ClusterWire wire = driver.wire();
            long id = driver.newProducerId();

            // when: between the decision and the request
            int broker = driver.leaderOf(partition);
            driver.until("a connection", () -> wire.canSend(broker, 0));
            standStill(limit);
            Map<TopicPartition, AppendResult> late = new HashMap<>();
            wire.append(broker, 0, Map.of(partition, batch(id, 0, "late")), late::putAll);
            while (late.isEmpty()) {
                wire.poll(limit);
            }

            // when: between the request and the moment when it is written
            driver.until("a connection again", () -> wire.canSend(broker, 0));
            Map<TopicPartition, AppendResult> overtaken = new HashMap<>();
            wire.append(broker, 0, Map.of(partition, batch(id, 0, "overtaken")), overtaken::putAll);
            standStill(limit);
            assertThat(wire.stoodStill()).isTrue();
            driver.until("an answer", () -> !overtaken.isEmpty());

            // then
            assertThat(WireDriver.at(late, partition).error()).isEqualTo(WireError.CONNECTION_LOST);
            assertThat(WireDriver.at(overtaken, partition).error()).isEqualTo(WireError.CONNECTION_LOST);
            assertThat(driver.offset(partition, OffsetKind.LOG_END)).isZero();
            assertThat(append(driver, partition, batch(id, 0, "a")).error()).isEqualTo(WireError.NONE);
        }
    }

    private static void standStill(Duration limit) {
        long begunNanos = System.nanoTime();
        await().until(() -> System.nanoTime() - begunNanos > limit.toNanos());
    }
}
