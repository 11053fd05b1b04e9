package io.godwit.core.connect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.godwit.core.config.Migration;
import io.godwit.core.config.RepointConfig;
import io.godwit.core.config.TestMigrations;
import io.godwit.core.json.Json;
import io.godwit.core.repoint.Rewriter;
import io.godwit.core.repoint.SourceAddresses;
import io.godwit.core.repoint.TargetClient;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConnectorRewriteTest {
    private final Migration migration = TestMigrations.between("crm", "old-1:9092", "new-1:9092");

    private ConnectorRewrite rewrite(Map<String, String> config) {
        Rewriter rewriter = new Rewriter(
                SourceAddresses.of(List.of("old-1:9092"), List.of()),
                TargetClient.of(migration),
                Map.of("http://old-registry:8081", "http://new-registry:8081"));
        Connector connector = new Connector(
                "feed", ConnectorKind.SOURCE, config, new ConnectorStatus("RUNNING", "w:1", "", List.of()));
        return ConnectorRewrite.of(connector, rewriter, RepointConfig.DEFAULT);
    }

    @Test
    void shouldRewriteAddressesAndRegistriesAndKeepReferences() {
        ConnectorRewrite rewrite = rewrite(Map.of(
                "connector.class", "x.Source",
                "schema.history.internal.kafka.bootstrap.servers", "old-1:9092",
                "value.converter.schema.registry.url", "http://old-registry:8081",
                "database.password", "${file:/etc/s.properties:db}"));

        assertThat(rewrite.config())
                .containsEntry("schema.history.internal.kafka.bootstrap.servers", "new-1:9092")
                .containsEntry("value.converter.schema.registry.url", "http://new-registry:8081")
                .containsEntry("database.password", "${file:/etc/s.properties:db}")
                .containsEntry("connector.class", "x.Source");
        assertThat(rewrite.left()).isEmpty();
        assertThat(rewrite.changes()).hasSize(2);
    }

    @Test
    void shouldTranslateThePartitionsThatAreBuiltOfWhatChangedAndBack() {
        ConnectorRewrite rewrite =
                rewrite(Map.of("connector.class", "x.Source", "upstream.bootstrap.servers", "old-1:9092"));
        List<ConnectorOffset> offsets = List.of(
                new ConnectorOffset(json("{\"cluster\":\"old-1:9092\",\"n\":1}"), json("{\"at\":7}")),
                new ConnectorOffset(json("{\"cluster\":\"another\"}"), json("{\"at\":8}")));

        List<ConnectorOffset> carried = rewrite.carried(offsets);

        assertThat(carried.get(0).partition()).isEqualTo(json("{\"cluster\":\"new-1:9092\",\"n\":1}"));
        assertThat(carried.get(1)).isEqualTo(offsets.get(1));
        assertThat(rewrite.returned(carried)).isEqualTo(offsets);
    }

    private static JsonNode json(String text) {
        return Json.tree(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
