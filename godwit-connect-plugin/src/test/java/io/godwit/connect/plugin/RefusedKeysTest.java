package io.godwit.connect.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusedKeysTest {
    private static final Map<String, String> MIRROR_MAKERS = Map.ofEntries(
            Map.entry("name", "old-to-new"),
            Map.entry("connector.class", PluginKeys.CONNECTOR_CLASS),
            Map.entry("tasks.max", "4"),
            Map.entry("source.cluster.alias", "old"),
            Map.entry("target.cluster.alias", "new"),
            Map.entry("source.cluster.bootstrap.servers", "old:9092"),
            Map.entry("target.cluster.bootstrap.servers", "new:9092"),
            Map.entry("source.cluster.security.protocol", "SASL_SSL"),
            Map.entry("topics", "order.*,price"),
            Map.entry("replication.policy.class", "org.apache.kafka.connect.mirror.IdentityReplicationPolicy"),
            Map.entry("sync.topic.acls.enabled", "false"),
            Map.entry("offset-syncs.topic.replication.factor", "3"),
            Map.entry("key.converter", "org.apache.kafka.connect.converters.ByteArrayConverter"));

    @Test
    void shouldTakeAConfigurationOfMirrorSourceConnectorAndNameWhatHasNoMeaning() {
        assertThat(errors(MIRROR_MAKERS)).isEmpty();
        assertThat(RefusedKeys.meaningless(MIRROR_MAKERS))
                .containsExactly("offset-syncs.topic.replication.factor", "sync.topic.acls.enabled");
    }

    @ParameterizedTest
    @CsvSource({
        "replication.policy.class, org.apache.kafka.connect.mirror.DefaultReplicationPolicy, GW-MIR-042: * topics keep their names",
        "topic.filter.class, com.example.Filter, GW-MIR-042: * express the filter",
        "transforms, rename, GW-MIR-042: * are not unpacked",
        "source.consumer.auto.offset.reset, latest, GW-MIR-042: * the whole of each topic",
        "target.cluster.bootstrap.servers, old:9092, GW-MIR-042: * feed itself",
        "topics, 'order(', is no regular expression",
        "godwit.migration, Not A Name, takes lower-case letters",
        "godwit.offsets, roughly, identical",
        "refresh.topics.interval.seconds, 0, at least 1",
    })
    void shouldRefuseWhatWouldChangeTheResult(String key, String value, String message) {
        Map<String, String> config = new HashMap<>(MIRROR_MAKERS);
        config.put(key, value);

        assertThat(errors(config)).containsOnlyKeys(key);
        for (String part : message.split("\\*", -1)) {
            assertThat(errors(config).get(key)).contains(part.strip());
        }
    }

    @Test
    void shouldNameWhatIsMissing() {
        Map<String, String> config = new HashMap<>(MIRROR_MAKERS);
        config.remove("source.cluster.bootstrap.servers");

        assertThat(errors(config)).containsOnlyKeys("source.cluster.bootstrap.servers");
    }

    @Test
    void shouldFillInWhatIsLeftOut() {
        Map<String, String> complete = PluginConfig.complete(MIRROR_MAKERS);

        assertThat(complete)
                .containsEntry("godwit.migration", "old-to-new")
                .containsEntry("topics", "order.*,price")
                .containsEntry("topics.exclude", PluginConfig.TOPICS_EXCLUDE_DEFAULT)
                .containsEntry("godwit.directed.by", "topics");
        assertThat(PluginKeys.migrationOf("Old → New (EU)")).isEqualTo("old-new-eu");
    }

    private static Map<String, String> errors(Map<String, String> config) {
        Config validated = new GodwitSourceConnector().validate(config);
        Map<String, String> errors = new HashMap<>();
        for (ConfigValue value : validated.configValues()) {
            if (!value.errorMessages().isEmpty()) {
                errors.put(value.name(), String.join("; ", value.errorMessages()));
            }
        }
        return errors;
    }
}
