package io.godwit.kafka.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.core.config.ClusterConfig;
import io.godwit.core.error.ClusterError;
import io.godwit.core.error.ErrorCode;
import io.godwit.core.error.GodwitException;
import io.godwit.core.model.ClusterSide;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.InvalidRequestException;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.UnsupportedSaslMechanismException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ClusterErrorsTest {
    private final ClusterErrors errors = new ClusterErrors(new ClusterConfig(
            ClusterSide.SOURCE,
            Map.of("bootstrap.servers", "a:9092", "sasl.jaas.config", "x required password=\"hidden\";")));
    private final ClusterRequest request = new ClusterRequest("describing 3 topics", "DESCRIBE on TOPIC order");

    static Stream<Arguments> causes() {
        return Stream.of(
                Arguments.of(new SaslAuthenticationException("no"), ClusterError.AUTHENTICATION_FAILED),
                Arguments.of(new UnsupportedSaslMechanismException("no"), ClusterError.SASL_MECHANISM),
                Arguments.of(new ClusterAuthorizationException("no"), ClusterError.NOT_AUTHORIZED),
                Arguments.of(new TimeoutException("no"), ClusterError.REQUEST_TIMED_OUT),
                Arguments.of(new UnsupportedVersionException("no"), ClusterError.UNSUPPORTED_VERSION),
                Arguments.of(new UnknownTopicOrPartitionException("no"), ClusterError.UNKNOWN_TOPIC),
                Arguments.of(new PolicyViolationException("no"), ClusterError.POLICY_VIOLATION),
                Arguments.of(new InvalidRequestException("no"), ClusterError.REQUEST_FAILED),
                Arguments.of(ssl(new CertificateExpiredException("yesterday")), ClusterError.CERTIFICATE_EXPIRED),
                Arguments.of(ssl(new CertPathValidatorException("unknown")), ClusterError.CERTIFICATE_UNTRUSTED),
                Arguments.of(
                        ssl(new SSLHandshakeException("No subject alternative names matching IP address")),
                        ClusterError.CERTIFICATE_WRONG_HOST),
                Arguments.of(
                        ssl(new SSLHandshakeException("Received fatal alert: bad_certificate")),
                        ClusterError.CLIENT_CERTIFICATE_REFUSED));
    }

    private static SslAuthenticationException ssl(Exception cause) {
        return new SslAuthenticationException("SSL handshake failed", cause);
    }

    @ParameterizedTest
    @MethodSource("causes")
    void shouldTranslateWhatAClientThrows(Exception cause, ErrorCode expected) {
        GodwitException direct = errors.translate(cause, request);
        GodwitException wrapped = errors.translate(new ExecutionException(new KafkaException(cause)), request);

        assertThat(direct.code()).isEqualTo(expected);
        assertThat(wrapped.code()).isEqualTo(expected);
        assertThat(direct.resource()).isEqualTo("source a:9092");
        assertThat(direct.getMessage()).doesNotContain("hidden");
    }

    @Test
    void shouldNameThePermissionAndTheRefusedTopics() {
        GodwitException error = errors.translate(new TopicAuthorizationException(Set.of("order")), request);

        assertThat(error.reason())
                .contains("DESCRIBE on TOPIC order", "describing 3 topics", "refused for topics [order]");
    }

    @Test
    void shouldPassOnWhatIsSaidAlready() {
        GodwitException known = new GodwitException(ClusterError.SAME_CLUSTER, "r", "w", "f");

        assertThat(errors.translate(known, request)).isSameAs(known);
    }
}
