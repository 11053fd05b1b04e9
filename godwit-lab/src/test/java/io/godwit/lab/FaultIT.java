package io.godwit.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FaultIT {
    /** What a JVM exits with after it has run its shutdown hooks; one that was killed has 137. */
    private static final int ENDED_BY_SIGTERM = 143;

    static List<ClusterSpec> eachMode() {
        return List.of(
                ClusterSpec.kafka28WithZooKeeper().remoteJmx(),
                ClusterSpec.kafka43().remoteJmx());
    }

    @ParameterizedTest
    @MethodSource("eachMode")
    void shouldComeBackOnTheSamePortsAndDataAfterEachFault(ClusterSpec spec) throws Exception {
        try (Lab lab = Lab.inTemporaryFolder()) {
            KafkaCluster cluster = lab.start(spec);
            Broker broker = cluster.broker(1);
            RoundTrip roundTrip = new RoundTrip(cluster.clientProperties());
            roundTrip.succeeds();

            long killed = broker.processId();
            broker.kill();
            assertThat(broker.isRunning()).isFalse();
            broker.start();
            assertThat(broker.processId()).isNotEqualTo(killed);
            roundTrip.succeeds();

            broker.pause();
            assertThat(answers(cluster)).isFalse();
            broker.resume();
            await().atMost(Duration.ofSeconds(30)).until(() -> answers(cluster));

            broker.stop();
            assertThat(broker.process().exitCode()).isEqualTo(ENDED_BY_SIGTERM);
            broker.start();
            roundTrip.succeeds();
            assertThat(bytesIn(cluster.jmxAddress(1))).isPositive();
            assertThatThrownBy(broker::start).hasMessageContaining("runs already");
        }
    }

    @Test
    void shouldLeaveNoProcessWhenTheLabsOwnProcessIsKilled(@TempDir Path folder) throws Exception {
        Path pids = folder.resolve("pids");
        Process owner = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-D" + KafkaVersion.BROKERS_PROPERTY + "=" + System.getProperty(KafkaVersion.BROKERS_PROPERTY),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LabOwner.class.getName(),
                        folder.toString(),
                        pids.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("owner.log").toFile())
                .start();
        await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(pids) || !owner.isAlive());
        List<Long> children = Arrays.stream(Files.readString(pids).split(" "))
                .map(Long::parseLong)
                .toList();
        assertThat(children).hasSize(2).allMatch(FaultIT::isAlive);

        owner.destroyForcibly().waitFor();

        await().atMost(Duration.ofSeconds(10)).until(() -> children.stream().noneMatch(FaultIT::isAlive));
    }

    private static boolean isAlive(long processId) {
        return ProcessHandle.of(processId).map(ProcessHandle::isAlive).orElse(false);
    }

    private static boolean answers(KafkaCluster cluster) {
        Map<String, Object> properties = new TreeMap<>(cluster.clientProperties());
        properties.put("request.timeout.ms", "2000");
        properties.put("default.api.timeout.ms", "2000");
        try (Admin admin = Admin.create(properties)) {
            return !admin.describeCluster().nodes().get(3, TimeUnit.SECONDS).isEmpty();
        } catch (Exception silent) {
            return false;
        }
    }

    @SuppressWarnings("BanJNDI") // The address is that of our own broker.
    private static long bytesIn(String address) throws Exception {
        JMXServiceURL url = new JMXServiceURL("service:jmx:rmi:///jndi/rmi://" + address + "/jmxrmi");
        try (JMXConnector connector = JMXConnectorFactory.connect(url)) {
            MBeanServerConnection server = connector.getMBeanServerConnection();
            Object count = server.getAttribute(
                    new ObjectName("kafka.server:type=BrokerTopicMetrics,name=BytesInPerSec"), "Count");
            return ((Number) count).longValue();
        }
    }
}
