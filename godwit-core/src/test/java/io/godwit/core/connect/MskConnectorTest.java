package io.godwit.core.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MskConnectorTest {
    private static MskConnector connector(String name, Map<String, String> config, List<String> left) {
        Connector connector =
                new Connector(name, ConnectorKind.SINK, config, new ConnectorStatus("RUNNING", "w:1", "", List.of()));
        return MskConnector.of(
                connector,
                new ConnectorRewrite(new TreeMap<>(config), List.of(), left, Map.of()),
                new ConnectorSecrets(Set.of("pin")),
                "1",
                "crm/" + name);
    }

    @Test
    void shouldReferToSecretsManagerForWhatStandsInClear() {
        MskConnector lake = connector("lake", Map.of("pin", "1234", "tasks.max", "2"), List.of());

        assertThat(lake.config()).isEqualTo(Map.of("pin", "${secretsmanager:crm/lake:pin}", "tasks.max", "2"));
        assertThat(lake.findings()).hasSize(1);
        assertThat(lake.isBlocked()).isFalse();
        assertThat(lake.toString()).doesNotContain("1234");
    }

    @Test
    void shouldWarnOfProvidersThatMskConnectHasNotAndRefuseWhatCannotBeTold() {
        assertThat(connector("lake", Map.of("pin", "${file:/etc/s:pin}"), List.of())
                        .findings())
                .extracting(finding -> finding.code().id())
                .containsExactly("GW-CON-050");
        assertThat(connector("lake", Map.of(), List.of("x: holds the placeholder"))
                        .isBlocked())
                .isTrue();
        assertThat(connector("n".repeat(129), Map.of(), List.of()).isBlocked()).isTrue();
    }
}
