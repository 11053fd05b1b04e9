package io.godwit.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ClusterSpecTest {
    @Test
    void shouldLeaveTheOriginalUnchangedWhenACopySaysMore() {
        ClusterSpec plain = ClusterSpec.kafka43();

        ClusterSpec more = plain.brokers(3).listener(Listener.SSL).user("alice").config("a", "b");

        assertThat(plain.brokerIds()).containsExactly(1);
        assertThat(plain.listeners()).containsExactly(Listener.PLAINTEXT);
        assertThat(plain.users()).containsExactly("admin");
        assertThat(more.brokerIds()).containsExactly(1, 2, 3);
        assertThat(more.listeners()).containsExactly(Listener.PLAINTEXT, Listener.SSL);
        assertThat(more.users()).containsExactly("admin", "alice");
        assertThat(more.config()).containsEntry("a", "b");
    }

    @Test
    void shouldRefuseWhatCanNotRun() {
        assertThatThrownBy(() -> ClusterSpec.kafka43().brokers(4))
                .hasMessage("a lab cluster has one to three brokers, not 4");
        assertThatThrownBy(() -> ClusterSpec.of(KafkaVersion.KAFKA_4_3, MetadataMode.ZOOKEEPER))
                .hasMessage("Kafka 4.3.1 does not run in the lab with ZOOKEEPER");
        assertThatThrownBy(() -> ClusterSpec.of(KafkaVersion.KAFKA_2_8, MetadataMode.KRAFT))
                .isInstanceOf(LabException.class);
    }
}
