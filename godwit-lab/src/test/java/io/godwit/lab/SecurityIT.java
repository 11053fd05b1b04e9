package io.godwit.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.cert.CertificateExpiredException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SecurityIT {
    static List<ClusterSpec> eachMode() {
        return List.of(ClusterSpec.kafka28WithZooKeeper(), ClusterSpec.kafka43());
    }

    @ParameterizedTest
    @MethodSource("eachMode")
    void shouldKnowItsUsersAndDenyWhatNoAclAllows(ClusterSpec plain) throws Exception {
        ClusterSpec spec = plain.authorizer()
                .user("alice")
                .listener(Listener.SSL)
                .listener(Listener.SASL_SSL_SCRAM)
                .listener(Listener.SASL_SSL_PLAIN);
        try (Lab lab = Lab.inTemporaryFolder()) {
            KafkaCluster cluster = lab.start(spec);
            createTopic(cluster);

            for (Listener listener : List.of(Listener.SSL, Listener.SASL_SSL_SCRAM, Listener.SASL_SSL_PLAIN)) {
                new RoundTrip(cluster.clientProperties(listener)).succeeds();
                assertDenied(cluster.clientProperties(listener, "alice"));
            }
            assertDenied(cluster.clientProperties());

            allowAlice(cluster);
            new RoundTrip(cluster.clientProperties(Listener.SASL_SSL_SCRAM, "alice")).send("allowed now");
            assertWrongPasswordIsRefused(cluster);
        }
    }

    @Test
    void shouldShowExpiredCertificatesWhenAsked() {
        try (Lab lab = Lab.inTemporaryFolder()) {
            KafkaCluster cluster =
                    lab.start(ClusterSpec.kafka43().listener(Listener.SSL).expiredCertificates());

            assertThatThrownBy(() -> new RoundTrip(cluster.clientProperties(Listener.SSL)).send("never"))
                    .hasRootCauseInstanceOf(CertificateExpiredException.class)
                    .hasCauseInstanceOf(SslAuthenticationException.class);
        }
    }

    private static void createTopic(KafkaCluster cluster) throws Exception {
        try (Admin admin = cluster.openAdmin()) {
            admin.createTopics(List.of(new NewTopic(RoundTrip.TOPIC, 1, (short) 1)))
                    .all()
                    .get(30, TimeUnit.SECONDS);
        }
    }

    private static void assertDenied(Map<String, String> properties) {
        assertThatThrownBy(() -> new RoundTrip(properties).send("never"))
                .hasCauseInstanceOf(AuthorizationException.class);
    }

    private static void allowAlice(KafkaCluster cluster) throws Exception {
        List<AclBinding> acls = List.of(
                allow(ResourceType.TOPIC, RoundTrip.TOPIC, AclOperation.WRITE),
                allow(ResourceType.CLUSTER, "kafka-cluster", AclOperation.IDEMPOTENT_WRITE));
        try (Admin admin = cluster.openAdmin()) {
            admin.createAcls(acls).all().get(30, TimeUnit.SECONDS);
            Awaitility.await()
                    .until(() -> admin.describeAcls(AclBindingFilter.ANY)
                                    .values()
                                    .get(30, TimeUnit.SECONDS)
                                    .size()
                            == acls.size());
        }
    }

    private static AclBinding allow(ResourceType type, String name, AclOperation operation) {
        return new AclBinding(
                new ResourcePattern(type, name, PatternType.LITERAL),
                new AccessControlEntry("User:alice", "*", operation, AclPermissionType.ALLOW));
    }

    private static void assertWrongPasswordIsRefused(KafkaCluster cluster) {
        Map<String, String> properties = new TreeMap<>(cluster.clientProperties(Listener.SASL_SSL_SCRAM, "alice"));
        properties.computeIfPresent("sasl.jaas.config", (key, login) -> login.replace("alice-secret", "wrong"));

        assertThatThrownBy(() -> new RoundTrip(properties).send("never"))
                .hasCauseInstanceOf(SaslAuthenticationException.class);
        assertThat(properties.get("sasl.jaas.config")).contains("wrong");
    }
}
