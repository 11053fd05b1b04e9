package io.godwit.core.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConnectorSecretsTest {
    private final ConnectorSecrets secrets = new ConnectorSecrets(Set.of("pin"));

    @Test
    void shouldHideWhatThePluginOrTheNameCallsASecret() {
        assertThat(secrets.shown(Map.of(
                        "pin", "1234",
                        "database.password", "swordfish",
                        "consumer.override.sasl.jaas.config", "x.ScramLoginModule required password=\"p\";",
                        "connection.url", "jdbc:mysql://u:p@db/x",
                        "tasks.max", "4")))
                .containsEntry("pin", "(hidden)")
                .containsEntry("database.password", "(hidden)")
                .containsEntry("consumer.override.sasl.jaas.config", "(hidden)")
                .containsEntry("connection.url", "(hidden)")
                .containsEntry("tasks.max", "4");
    }

    @Test
    void shouldShowReferencesAndNotCallThemClear() {
        Map<String, String> config = Map.of(
                "pin",
                "${file:/etc/s.properties:pin}",
                "db.password",
                "clear",
                "other.password",
                "",
                "x.token",
                "${env:T}");

        assertThat(secrets.shown(config)).containsEntry("pin", "${file:/etc/s.properties:pin}");
        assertThat(secrets.inClear(config)).containsExactly("db.password");
    }

    @Test
    void shouldHideASecretThatStandsBesideAReference() {
        assertThat(secrets.shown(Map.of("pin", "abc${file:/etc/s:pin}"))).containsEntry("pin", "(hidden)");
    }
}
