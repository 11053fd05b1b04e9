package io.godwit.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BrokerPropertiesTest {
    private static final SslStores STORES = new SslStores(Path.of("/lab/ssl"));

    @Test
    void shouldGiveThreeKRaftBrokersOneQuorumAndFittingReplication() {
        ClusterSpec spec = ClusterSpec.kafka43().brokers(3).racks("a", "b").authorizer();
        TreeMap<Integer, BrokerPorts> ports = new TreeMap<>(Map.of(1, ports(100), 2, ports(200), 3, ports(300)));

        Map<String, String> properties = new BrokerProperties(spec, ports, STORES).withKRaft(3, Path.of("/data"));

        assertThat(properties)
                .containsEntry("controller.quorum.voters", "1@127.0.0.1:101,2@127.0.0.1:201,3@127.0.0.1:301")
                .containsEntry(
                        "listeners", "INTERNAL://127.0.0.1:300,PLAINTEXT://127.0.0.1:302,CONTROLLER://127.0.0.1:301")
                .containsEntry("advertised.listeners", "INTERNAL://127.0.0.1:300,PLAINTEXT://127.0.0.1:302")
                .containsEntry("offsets.topic.replication.factor", "3")
                .containsEntry("transaction.state.log.min.isr", "2")
                .containsEntry(
                        "listener.security.protocol.map",
                        "INTERNAL:SASL_PLAINTEXT,CONTROLLER:SASL_PLAINTEXT,PLAINTEXT:PLAINTEXT")
                .containsEntry("broker.rack", "a")
                .containsEntry("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer")
                .containsEntry("super.users", "User:godwit-lab;User:admin;User:CN=admin");
    }

    @Test
    void shouldLetTheSpecOverruleTheLab() {
        ClusterSpec spec = ClusterSpec.kafka28WithZooKeeper()
                .config("num.io.threads", "9")
                .config("auto.create.topics.enable", "false");

        Map<String, String> properties = new BrokerProperties(spec, new TreeMap<>(Map.of(1, ports(100))), STORES)
                .withZooKeeper(1, Path.of("/data"), 2181);

        assertThat(properties)
                .containsEntry("num.io.threads", "9")
                .containsEntry("auto.create.topics.enable", "false")
                .containsEntry("zookeeper.connect", "127.0.0.1:2181")
                .containsEntry("listener.security.protocol.map", "INTERNAL:PLAINTEXT,PLAINTEXT:PLAINTEXT")
                .doesNotContainKeys("process.roles", "authorizer.class.name", "share.coordinator.state.topic.min.isr");
    }

    private static BrokerPorts ports(int first) {
        return new BrokerPorts(
                first,
                false,
                first + 1,
                Map.of(Listener.PLAINTEXT, first + 2),
                OptionalInt.empty(),
                OptionalInt.empty());
    }
}
