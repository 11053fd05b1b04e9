package io.godwit.connect.copier;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.connect.plugin.PluginKeys;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CopierConfigTest {
    private static final Map<String, String> VALUES = Map.of(
            PluginKeys.MIGRATION,
            "crm",
            PluginKeys.DIRECTION,
            "forward",
            PluginKeys.JOURNAL_CLUSTER,
            "target",
            PluginKeys.SOURCE_ALIAS,
            "old",
            "source.cluster.bootstrap.servers",
            "old:9092",
            "source.consumer.bootstrap.servers",
            "wrong:9092",
            "source.consumer.sasl.mechanism",
            "PLAIN",
            "target.cluster.bootstrap.servers",
            "new:9092",
            PluginKeys.THROTTLE,
            "0");

    @Test
    void shouldReadTheClustersAsMirrorMakerWould() {
        CopierConfig config = CopierConfig.of(VALUES);

        assertThat(config.source().properties())
                .containsOnly(Map.entry("bootstrap.servers", "old:9092"), Map.entry("sasl.mechanism", "PLAIN"));
        assertThat(config.target().properties()).containsOnly(Map.entry("bootstrap.servers", "new:9092"));
        assertThat(config.throttle()).isEmpty();
        assertThat(config).hasToString("godwit-crm-forward");
    }

    @Test
    void shouldFindTheJournalOnTheClusterThatIsReadWhenItCopiesBack() {
        Map<String, String> back = new HashMap<>(VALUES);
        back.put(PluginKeys.JOURNAL_CLUSTER, "source");

        assertThat(CopierConfig.of(VALUES).journal().cluster().bootstrapServers())
                .isEqualTo("new:9092");
        assertThat(CopierConfig.of(back).journal().cluster().bootstrapServers()).isEqualTo("old:9092");
        assertThat(CopierConfig.of(back).journal().offsetsTopic()).isEqualTo("godwit.crm.offsets");
    }
}
