package io.godwit.connect.mirrormaker2;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.core.config.ClusterConfig;
import io.godwit.core.config.Selection;
import io.godwit.core.model.ClusterSide;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The files show every setting; docs/reference/mirrormaker2.md explains them. */
class ConnectorConfigsTest {
    private static final MirrorMaker2Settings SETTINGS = new MirrorMaker2Settings(
            "crm",
            new ClusterConfig(
                    ClusterSide.SOURCE,
                    Map.of(
                            "bootstrap.servers", "old:9092",
                            "security.protocol", "SASL_SSL",
                            "sasl.jaas.config", "secret-jaas",
                            "ssl.truststore.password", "secret-password",
                            "interceptor.classes", "com.example.Theirs",
                            "group.id", "theirs")),
            new ClusterConfig(ClusterSide.TARGET, Map.of("bootstrap.servers", "new:9092")),
            new Selection(List.of(Pattern.compile("billing.*")), List.of(Pattern.compile("test-.*"))),
            4,
            Duration.ofSeconds(5),
            3,
            Optional.empty());

    private final ConnectorConfigs configs = new ConnectorConfigs(
            SETTINGS,
            cluster -> SecretsProvider.withoutSecrets("crm", cluster),
            Map.of("interceptor.classes", SourceConsumerHook.class.getName(), SourceConsumerHook.ENGINE, "crm"));

    @Test
    void shouldConfigureTheSourceConnectorAsDocumented() throws IOException {
        assertMatches("source.properties", configs.source(new TreeSet<>(Set.of("order", "order.bad"))));
    }

    @Test
    void shouldConfigureTheCheckpointConnectorAsDocumented() throws IOException {
        assertMatches("checkpoint.properties", configs.checkpoint(new TreeSet<>(Set.of("order", "order.bad"))));
    }

    @Test
    void shouldConfigureTheWorkerAsDocumented() throws IOException {
        assertMatches("worker.properties", WorkerConfigs.of(SETTINGS));
    }

    @Test
    void shouldShowNoSecretInWhatConnectStores() {
        assertThat(configs.source(new TreeSet<>(Set.of("order"))).values())
                .noneMatch(value -> value.contains("secret-"))
                .anyMatch("${godwit:crm:source/sasl.jaas.config}"::equals);
    }

    private static void assertMatches(String file, Map<String, String> actual) throws IOException {
        String shown = actual.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                .collect(Collectors.joining());
        try (InputStream golden = ConnectorConfigsTest.class.getResourceAsStream(file)) {
            assertThat(shown)
                    .isEqualTo(new String(Objects.requireNonNull(golden, file).readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
