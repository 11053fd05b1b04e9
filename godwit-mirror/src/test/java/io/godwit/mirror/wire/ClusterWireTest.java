package io.godwit.mirror.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** What needs no broker. */
class ClusterWireTest {
    @Test
    void shouldRefuseUnusableProperties() {
        assertThatThrownBy(() -> open(Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("bootstrap");
        assertThatThrownBy(() -> open(Map.of("bootstrap.servers", "no-such-host.invalid:9092")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cluster source")
                .hasMessageContaining("No resolvable bootstrap urls");
        assertThatThrownBy(() -> open(Map.of("bootstrap.servers", "localhost:9092", "security.protocol", "SASL")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("security.protocol");
        assertThatThrownBy(() -> open(Map.of("bootstrap.servers", "localhost:9092", "security.protocol", "SASL_SSL")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("JAAS configuration");
    }

    @Test
    void shouldTellWhoCanNotBeReached() throws IOException {
        String address = "127.0.0.1:" + closedPort();
        try (ClusterWire wire = open(Map.of("bootstrap.servers", address))) {
            wire.track(Set.of("order"));
            await().until(() -> {
                wire.poll(Duration.ofMillis(100));
                return wire.troubles().containsKey(-1);
            });
            assertThat(wire.troubles().get(-1)).isEqualTo("no connection to " + address);
            assertThat(wire.leader(new TopicPartition("order", 0))).isEmpty();
            assertThat(wire.canSend(1, 0)).isFalse();
        }
    }

    @Test
    void shouldReturnFromPollWhenWokenUp() throws IOException {
        try (ClusterWire wire = open(Map.of("bootstrap.servers", "127.0.0.1:" + closedPort()))) {
            long start = System.nanoTime();
            wire.wakeup();
            wire.poll(Duration.ofMinutes(5));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMinutes(1));
        }
    }

    @Test
    void shouldKnowOnlyTheConnectionsOfItsSettings() throws IOException {
        try (ClusterWire wire = open(Map.of("bootstrap.servers", "127.0.0.1:" + closedPort()))) {
            assertThat(wire.fetchChannel(1, 0)).isSameAs(wire.fetchChannel(1, 0));
            assertThatThrownBy(() -> wire.fetchChannel(1, 1)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> wire.canSend(1, -1)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static ClusterWire open(Map<String, ?> properties) {
        return ClusterWire.open("source", properties, WireSettings.defaults());
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
