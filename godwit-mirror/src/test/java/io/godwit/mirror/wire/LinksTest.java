package io.godwit.mirror.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.junit.jupiter.api.Test;

class LinksTest {
    private static final BrokerAddress BROKER = new BrokerAddress(7, "h", 9092);

    private final Links links = new Links(List.of(InetSocketAddress.createUnresolved("b", 9092)));

    @Test
    void shouldNameEachConnectionOfABroker() {
        assertThat(links.data(BROKER, 0)).isSameAs(links.data(BROKER, 0));
        assertThat(links.data(BROKER, 0).node().idString()).isEqualTo("7/0");
        assertThat(links.data(BROKER, 1).node().idString()).isEqualTo("7/1");
        assertThat(links.metadata(BROKER).node().idString()).isEqualTo("7/metadata");
        assertThat(links.bootstrap()).singleElement().satisfies(link -> assertThat(link.brokerId())
                .isEqualTo(-1));
    }

    @Test
    void shouldCallItTroubleIfNoConnectionCanBeMade() {
        Link link = links.data(BROKER, 0);

        links.handleServerDisconnect(1_000, "7/0", Optional.empty());

        assertThat(links.troubles(1_000)).isEqualTo(Map.of(7, "no connection to h:9092"));
        assertThat(links.takeNewTrouble()).isTrue();
        assertThat(links.takeNewTrouble()).isFalse();
        assertThat(links.troubles(100_000)).as("nobody tried since").isEmpty();

        link.isReady();
        assertThat(links.troubles(1_000)).isEmpty();
    }

    @Test
    void shouldNotCallTheEndOfAnIdleConnectionTrouble() {
        links.data(BROKER, 0).isReady();

        links.handleServerDisconnect(1_000, "7/0", Optional.empty());

        assertThat(links.troubles(1_000)).isEmpty();
        assertThat(links.takeNewTrouble()).isFalse();
    }

    @Test
    void shouldTellWhyABrokerRefusesUsInOneLine() {
        links.data(BROKER, 1);

        links.handleServerDisconnect(1_000, "7/1", Optional.of(new SaslAuthenticationException("no\nway")));

        assertThat(links.troubles(1_000)).isEqualTo(Map.of(7, "no"));
        links.brokersAre(Map.of());
        assertThat(links.troubles(1_000)).as("it left").isEmpty();
    }

    @Test
    void shouldFollowABrokerThatMoves() {
        Link used = links.data(BROKER, 0);
        used.isReady();
        Link unused = links.data(BROKER, 1);

        assertThat(links.brokersAre(Map.of(7, BROKER))).isEmpty();
        assertThat(links.brokersAre(Map.of(7, new BrokerAddress(7, "i", 9093)))).containsExactly(used);

        assertThat(used.address()).isEqualTo("i:9093");
        assertThat(unused.address()).isEqualTo("i:9093");
        assertThat(used.node().idString()).isEqualTo("7/0");
    }
}
