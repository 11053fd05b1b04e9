package io.godwit.connect.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.junit.jupiter.api.Test;

class GodwitSourceConnectorTest {
    private final GodwitSourceConnector connector = new GodwitSourceConnector();

    @Test
    void shouldGiveEachTaskItsShare() {
        List<Map<String, String>> shares = connector.taskConfigs(3);

        assertThat(shares).extracting(share -> share.get(PluginKeys.TASK)).containsExactly("0", "1", "2");
        assertThat(shares).extracting(share -> share.get(PluginKeys.TASKS)).containsOnly("3");
    }

    @Test
    void shouldCopyExactlyOnceOnAnyWorker() {
        assertThat(connector.exactlyOnceSupport(Map.of())).isEqualTo(ExactlyOnceSupport.SUPPORTED);
        assertThat(connector.version()).isNotEqualTo("-").doesNotContain("$");
    }

    @Test
    void shouldSayThatThePluginIsNotComplete() {
        // The classes of this build stand alone, as a jar would without the folder beside it.
        assertThatThrownBy(Isolation::get)
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("install the whole zip");
        assertThatThrownBy(Isolation::get).hasMessageContaining("install the whole zip");
    }

    @Test
    void shouldBearTroubleForAWhile() {
        AtomicLong now = new AtomicLong(-5);
        Patience patience = new Patience(Duration.ofNanos(100), now::get);

        assertThat(patience.isOver()).isFalse();
        now.addAndGet(99);
        assertThat(patience.isOver()).isFalse();
        now.addAndGet(1);
        assertThat(patience.isOver()).isTrue();
        patience.restore();
        assertThat(patience.isOver()).isFalse();
    }
}
