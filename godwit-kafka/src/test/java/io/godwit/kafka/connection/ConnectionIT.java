package io.godwit.kafka.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.godwit.core.config.ClusterConfig;
import io.godwit.core.error.ClusterError;
import io.godwit.core.error.GodwitException;
import io.godwit.core.model.ClusterSide;
import io.godwit.lab.ClusterSpec;
import io.godwit.lab.KafkaCluster;
import io.godwit.lab.Lab;
import io.godwit.lab.Listener;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every way in which a connection can fail, and what the user is told. */
class ConnectionIT {
    private static final Lab LAB = Lab.inTemporaryFolder();
    private static KafkaCluster cluster;
    private static KafkaCluster expired;

    @BeforeAll
    static void start() {
        cluster = LAB.start(ClusterSpec.kafka43()
                .listener(Listener.SSL)
                .listener(Listener.SASL_SSL_SCRAM)
                .authorizer()
                .user("stranger"));
        expired = LAB.start(ClusterSpec.kafka43().listener(Listener.SSL).expiredCertificates());
    }

    @AfterAll
    static void stop() {
        LAB.close();
    }

    private static GodwitException open(Map<String, String> properties) {
        long begin = System.nanoTime();
        GodwitException error = catchThrowableOfType(
                GodwitException.class, () -> ClusterConnection.open(new ClusterConfig(ClusterSide.SOURCE, properties))
                        .close());
        assertThat(error).as("the connection must fail").isNotNull();
        assertThat(Duration.ofNanos(System.nanoTime() - begin))
                .as("a reachability problem is told within seconds")
                .isLessThan(Duration.ofSeconds(15));
        return error;
    }

    private static SortedMap<String, String> changed(Map<String, String> properties, String key, String value) {
        SortedMap<String, String> changed = new TreeMap<>(properties);
        changed.put(key, value);
        return changed;
    }

    @ParameterizedTest
    @EnumSource(Listener.class)
    void shouldConnectByEachListenerThatTheClusterHas(Listener listener) {
        if (cluster.spec().listeners().contains(listener)) {
            ClusterConfig config = new ClusterConfig(ClusterSide.TARGET, cluster.clientProperties(listener));
            try (ClusterConnection connection = ClusterConnection.open(config)) {
                assertThat(connection.clusterId()).isNotEmpty();
                assertThat(connection.listeners()).allSatisfy(answer -> assertThat(answer.securityProtocol())
                        .contains(listener.securityProtocol()));
            }
        }
    }

    @Test
    void shouldNameAHostThatHasNoAddress() {
        GodwitException error = open(Map.of("bootstrap.servers", "kafka.invalid:9092"));

        assertThat(error.code()).isEqualTo(ClusterError.UNKNOWN_HOST);
        assertThat(error.reason()).contains("kafka.invalid");
    }

    @Test
    void shouldTellThatNothingListens() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }

        GodwitException error = open(Map.of("bootstrap.servers", "127.0.0.1:" + free));

        assertThat(error.code()).isEqualTo(ClusterError.CONNECTION_REFUSED);
        assertThat(error.fix()).contains("port");
    }

    @Test
    void shouldTellThatTheAddressDoesNotAnswer() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            GodwitException error = open(Map.of("bootstrap.servers", "127.0.0.1:" + silent.getLocalPort()));

            assertThat(error.code()).isEqualTo(ClusterError.NO_ANSWER);
            assertThat(error.reason()).contains("4 s");
        }
    }

    @Test
    void shouldTellThatWhatAnswersIsNotKafka() throws Exception {
        try (ServerSocket web = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread server = new Thread(() -> serveHttp(web), "fake-web-server");
            server.setDaemon(true);
            server.start();

            GodwitException error = open(Map.of("bootstrap.servers", "127.0.0.1:" + web.getLocalPort()));

            assertThat(error.code()).isEqualTo(ClusterError.NOT_KAFKA);
        }
    }

    private static void serveHttp(ServerSocket web) {
        while (!web.isClosed()) {
            try (Socket visitor = web.accept()) {
                visitor.getOutputStream()
                        .write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
            } catch (IOException closed) {
                return;
            }
        }
    }

    @Test
    void shouldGiveTheReasonOfEachAddressWhenNoneWorks() throws Exception {
        GodwitException error = open(Map.of("bootstrap.servers", "kafka.invalid:9092, 127.0.0.1:1"));

        assertThat(error.code()).isEqualTo(ClusterError.UNREACHABLE);
        assertThat(error.reason()).contains("kafka.invalid").contains("127.0.0.1:1");
    }

    @Test
    void shouldGoOnWithTheAddressThatWorks() {
        ClusterConfig config = new ClusterConfig(
                ClusterSide.SOURCE, Map.of("bootstrap.servers", "kafka.invalid:9092," + cluster.bootstrapServers()));
        try (ClusterConnection connection = ClusterConnection.open(config)) {
            assertThat(connection.clusterId()).isNotEmpty();
        }
    }

    @Test
    void shouldTellAPlaintextClientThatTheListenerSpeaksTls() {
        GodwitException error = open(Map.of("bootstrap.servers", cluster.bootstrapServers(Listener.SASL_SSL_SCRAM)));

        assertThat(error.code()).isEqualTo(ClusterError.PROTOCOL_MISMATCH);
        assertThat(error.fix()).contains("security.protocol=SASL_SSL");
    }

    @Test
    void shouldTellATlsClientThatTheListenerSpeaksPlaintext() {
        GodwitException error =
                open(changed(cluster.clientProperties(Listener.SSL), "bootstrap.servers", cluster.bootstrapServers()));

        assertThat(error.code()).isEqualTo(ClusterError.PROTOCOL_MISMATCH);
        assertThat(error.fix()).contains("security.protocol=PLAINTEXT");
    }

    @Test
    void shouldTellAClientWithoutSaslThatTheListenerWantsIt() {
        GodwitException error = open(
                Map.of("bootstrap.servers", (String) cluster.adminProperties().get("bootstrap.servers")));

        assertThat(error.code()).isEqualTo(ClusterError.PROTOCOL_MISMATCH);
        assertThat(error.fix()).contains("security.protocol=SASL_PLAINTEXT");
    }

    @Test
    void shouldTellThatTheCertificateExpired() {
        GodwitException error = open(expired.clientProperties(Listener.SSL));

        assertThat(error.code()).isEqualTo(ClusterError.CERTIFICATE_EXPIRED);
        assertThat(error.fix()).contains("renew");
    }

    @Test
    void shouldTellThatTheCertificateIsNotTrusted() {
        SortedMap<String, String> properties = cluster.clientProperties(Listener.SSL);
        properties.keySet().removeIf(key -> key.startsWith("ssl.truststore"));

        GodwitException error = open(properties);

        assertThat(error.code()).isEqualTo(ClusterError.CERTIFICATE_UNTRUSTED);
        assertThat(error.fix()).contains("ssl.truststore.location");
    }

    @Test
    void shouldTellThatThePasswordIsWrongWithoutShowingIt() {
        SortedMap<String, String> properties = cluster.clientProperties(Listener.SASL_SSL_SCRAM, "stranger");
        properties.compute(
                "sasl.jaas.config", (key, value) -> String.valueOf(value).replace("-secret", "-guess"));

        GodwitException error = open(properties);

        assertThat(error.code()).isEqualTo(ClusterError.AUTHENTICATION_FAILED);
        assertThat(error.getMessage()).doesNotContain("stranger-guess");
    }

    @Test
    void shouldTellThatTheMechanismIsNotOffered() {
        SortedMap<String, String> properties = cluster.clientProperties(Listener.SASL_SSL_SCRAM, "stranger");
        properties.put("sasl.mechanism", "SCRAM-SHA-256");

        assertThat(open(properties).code()).isEqualTo(ClusterError.SASL_MECHANISM);
    }

    @Test
    void shouldTellThatAKeyStoreIsMissing() {
        GodwitException error =
                open(changed(cluster.clientProperties(Listener.SSL), "ssl.truststore.location", "/nowhere.p12"));

        assertThat(error.code()).isEqualTo(ClusterError.INVALID_CLIENT_SETTINGS);
        assertThat(error.reason()).contains("/nowhere.p12");
    }

    @Test
    void shouldNameThePermissionThatIsMissing() {
        ClusterConfig config =
                new ClusterConfig(ClusterSide.TARGET, cluster.clientProperties(Listener.SASL_SSL_SCRAM, "stranger"));
        try (ClusterConnection connection = ClusterConnection.open(config)) {
            GodwitException error = catchThrowableOfType(
                    GodwitException.class,
                    () -> connection.await(
                            connection
                                    .admin()
                                    .createTopics(List.of(new NewTopic("order", 1, (short) 1)))
                                    .all(),
                            new ClusterRequest("creating the topic order", "CREATE on TOPIC order")));

            assertThat(error.code()).isEqualTo(ClusterError.NOT_AUTHORIZED);
            assertThat(error.reason()).contains("CREATE on TOPIC order");
        }
    }

    @Test
    void shouldSayWhatItWaitedForWhenABrokerHangs() {
        ConnectionTimeouts short5s = new ConnectionTimeouts(Duration.ofSeconds(2), Duration.ofSeconds(5));
        ClusterConfig config = new ClusterConfig(ClusterSide.SOURCE, expired.clientProperties());
        try (ClusterConnection connection = ClusterConnection.open(config, short5s)) {
            expired.broker(1).pause();
            try {
                GodwitException error = catchThrowableOfType(
                        GodwitException.class,
                        () -> connection.await(
                                connection.admin().listTopics().names(),
                                new ClusterRequest("listing the topics", "DESCRIBE on TOPIC")));

                assertThat(error.code()).isEqualTo(ClusterError.REQUEST_TIMED_OUT);
                assertThat(error.reason()).contains("listing the topics");
            } finally {
                expired.broker(1).resume();
            }
        }
    }
}
