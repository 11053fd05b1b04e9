package io.godwit.core.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "sasl.jaas.config",
                "ssl.keystore.password",
                "ssl.key.password",
                "ssl.keystore.key",
                "ssl.keystore.certificate.chain",
                "sasl.oauthbearer.client.credentials.client.secret",
                "basic.auth.user.info",
                "source.consumer.sasl.jaas.config",
                "SECRET_KEY",
                "schema.registry.api.key",
                "AWS_ACCESS_KEY",
                "auth.token",
                "source.properties['ssl.truststore.password']"
            })
    void shouldHideSecrets(String key) {
        assertThat(Redaction.shown(key, "hunter2")).isEqualTo(Redaction.HIDDEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bootstrap.servers",
                "security.protocol",
                "ssl.truststore.location",
                "ssl.keystore.type",
                "sasl.oauthbearer.token.endpoint.url",
                "key.serializer",
                "key.converter",
                "sasl.login.callback.handler.class"
            })
    void shouldShowWhatIsNoSecret(String key) {
        assertThat(Redaction.shown(key, "shown")).isEqualTo("shown");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.apache.kafka.common.security.plain.PlainLoginModule required username=u",
                "user=me password = hunter2",
                "https://me:hunter2@connect:8083",
                "-----BEGIN PRIVATE KEY-----"
            })
    void shouldHideValuesThatLookLikeSecretsWhateverTheKeyIs(String value) {
        assertThat(Redaction.shown("some.harmless.name", value)).isEqualTo(Redaction.HIDDEN);
    }

    @Test
    void shouldShowPropertiesSortedAndRedacted() {
        assertThat(Redaction.shown(Map.of("ssl.key.password", "hunter2", "client.id", "c")))
                .hasToString("{client.id=c, ssl.key.password=(hidden)}");
    }
}
