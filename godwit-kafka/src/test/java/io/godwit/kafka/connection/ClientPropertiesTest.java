package io.godwit.kafka.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.core.config.ClusterConfig;
import io.godwit.core.model.ClusterSide;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClientPropertiesTest {
    private static ClientProperties of(Map<String, String> properties) {
        java.util.TreeMap<String, String> all = new java.util.TreeMap<>(properties);
        all.put("bootstrap.servers", "a:9092");
        return new ClientProperties(new ClusterConfig(ClusterSide.SOURCE, all), ConnectionTimeouts.DEFAULT);
    }

    @Test
    void shouldKeepTheWayToTheClusterForEachClient() {
        ClientProperties properties =
                of(Map.of("security.protocol", "SSL", "ssl.truststore.location", "t.p12", "client.dns.lookup", "x"));

        for (Map<String, Object> client :
                java.util.List.of(properties.admin("a"), properties.consumer("c"), properties.producer("p"))) {
            assertThat(client)
                    .containsEntry("security.protocol", "SSL")
                    .containsEntry("ssl.truststore.location", "t.p12")
                    .containsEntry("client.dns.lookup", "x");
        }
    }

    @Test
    void shouldNotActAsTheApplicationWhosePropertiesTheyAre() {
        ClientProperties properties = of(Map.of(
                "group.id", "billing",
                "transactional.id", "booking",
                "client.id", "theirs",
                "interceptor.classes", "com.example.Interceptor",
                "key.deserializer", "com.example.Deserializer",
                "auto.offset.reset", "latest",
                "enable.auto.commit", "true"));

        assertThat(properties.consumer("ours"))
                .doesNotContainKeys("group.id", "interceptor.classes", "transactional.id")
                .containsEntry("client.id", "ours")
                .containsEntry("auto.offset.reset", "none")
                .containsEntry("enable.auto.commit", false);
        assertThat(properties.producer("ours")).doesNotContainKey("transactional.id");
    }

    @Test
    void shouldGiveAClientOnlyWhatItKnowsAndWhatNoneKnows() {
        ClientProperties properties =
                of(Map.of("fetch.max.bytes", "1", "linger.ms", "5", "com.example.login.token", "t"));

        assertThat(properties.admin("a"))
                .doesNotContainKeys("fetch.max.bytes", "linger.ms")
                .containsEntry("com.example.login.token", "t");
        assertThat(properties.consumer("c"))
                .containsEntry("fetch.max.bytes", "1")
                .doesNotContainKey("linger.ms");
    }

    @Test
    void shouldBoundEveryWait() {
        ClientProperties properties = of(Map.of("default.api.timeout.ms", "9999999", "request.timeout.ms", "9999999"));

        assertThat(properties.admin("a"))
                .containsEntry("default.api.timeout.ms", 30_000)
                .containsEntry("request.timeout.ms", 15_000);
        assertThat(properties.producer("p")).containsEntry("max.block.ms", 30_000);
    }
}
