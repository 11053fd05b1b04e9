package io.godwit.kafka.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.godwit.core.assess.metrics.BrokerReading;
import io.godwit.core.assess.metrics.MetricsReading;
import io.godwit.core.assess.metrics.SilentBroker;
import io.godwit.core.config.AssessConfig.BrokerAgents;
import io.godwit.core.error.GodwitException;
import io.godwit.core.model.BrokerInventory;
import io.godwit.lab.ClusterSpec;
import io.godwit.lab.KafkaCluster;
import io.godwit.lab.Lab;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Remote JMX of a real broker with TLS and a password, trusted by a store that the JVM of this test does not know. */
class EncryptedJmxIT {
    private static final Lab LAB = Lab.inTemporaryFolder();
    private static KafkaCluster encrypted;
    private static KafkaCluster halfEncrypted;
    private static KafkaCluster plain;

    @BeforeAll
    static void start() {
        encrypted = LAB.start(ClusterSpec.kafka39().encryptedJmx());
        halfEncrypted = LAB.start(ClusterSpec.kafka39().encryptedJmx().plainJmxRegistry());
        plain = LAB.start(ClusterSpec.kafka39().guardedJmx());
    }

    @AfterAll
    static void stop() {
        LAB.close();
    }

    @Test
    void shouldReadABrokerWhoseRegistryAndServerAreEncrypted() {
        MetricsReading reading = read(trusting(encrypted, "admin-secret"));

        assertThat(reading.silent()).isEmpty();
        assertThat(reading.brokers()).singleElement().satisfies(broker -> {
            assertThat(broker.processCpu()).isPresent();
            assertThat(broker.underReplicated()).hasValue(0);
        });
        assertThat(reading.sum(BrokerReading::bytesIn).orElseThrow().complete()).isTrue();
    }

    /** The JVM's default for com.sun.management.jmxremote.registry.ssl is false. */
    @Test
    void shouldReadABrokerWhoseRegistryIsNotEncrypted() {
        MetricsReading reading = read(trusting(halfEncrypted, "admin-secret"));

        assertThat(reading.silent()).isEmpty();
        assertThat(reading.brokers()).hasSize(1);
    }

    @Test
    void shouldSendNoPasswordToAServerWithoutTls() {
        SilentBroker silent = silent(agents(plain, "admin-secret")
                .trusting(encrypted.trustStore().toString(), Optional.of(encrypted.trustStorePassword())));

        assertThat(silent.code()).isEqualTo("GW-ASM-001");
        assertThat(silent.reason()).contains("without TLS");
    }

    @Test
    void shouldTellACertificateThatNobodyTrusts() {
        BrokerAgents agents = agents(encrypted, "admin-secret");

        SilentBroker silent = silent(new BrokerAgents(agents.addresses(), agents.user(), agents.password(), true));

        assertThat(silent.code()).isEqualTo("GW-ASM-001");
        assertThat(silent.reason()).contains("TLS failed", "unable to find valid certification path");
    }

    @Test
    void shouldTellAWrongPassword() {
        SilentBroker silent = silent(trusting(encrypted, "guess"));

        assertThat(silent.code()).isEqualTo("GW-ASM-002");
        assertThat(silent.reason()).doesNotContain("guess");
    }

    @Test
    void shouldTellThatTlsIsNeeded() {
        SilentBroker silent = silent(agents(encrypted, "admin-secret"));

        assertThat(silent.code()).isEqualTo("GW-ASM-001");
    }

    @Test
    void shouldTellATrustStoreThatCannotBeRead(@TempDir Path folder) throws Exception {
        Path store = Files.writeString(folder.resolve("trust.p12"), "no store");
        BrokerAgents agents = agents(encrypted, "admin-secret");

        assertThatThrownBy(() -> JmxTrust.sockets(agents.trusting(store.toString(), Optional.of("x"))))
                .isInstanceOf(GodwitException.class)
                .hasMessageContaining("assess.jmx.trustStore");
        assertThatThrownBy(() ->
                        JmxTrust.sockets(agents.trusting(encrypted.trustStore().toString(), Optional.of("wrong"))))
                .isInstanceOf(GodwitException.class)
                .hasMessageNotContaining("wrong");
    }

    private static SilentBroker silent(BrokerAgents agents) {
        MetricsReading reading = read(agents);
        assertThat(reading.brokers()).isEmpty();
        return reading.silent().get(0);
    }

    private static BrokerAgents trusting(KafkaCluster cluster, String password) {
        return agents(cluster, password)
                .trusting(cluster.trustStore().toString(), Optional.of(cluster.trustStorePassword()));
    }

    private static BrokerAgents agents(KafkaCluster cluster, String password) {
        return new BrokerAgents(List.of(cluster.jmxAddress(1)), Optional.of("admin"), Optional.of(password), false);
    }

    private static MetricsReading read(BrokerAgents agents) {
        BrokerInventory broker =
                new BrokerInventory(1, "127.0.0.1", 9092, Optional.empty(), false, new TreeMap<>(), List.of());
        return new MetricsReader(MetricsReader.Way.JMX, agents, Duration.ofSeconds(60), Clock.systemUTC())
                .read(List.of(broker), Duration.ofMillis(500));
    }
}
