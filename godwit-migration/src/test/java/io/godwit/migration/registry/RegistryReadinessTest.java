package io.godwit.migration.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.core.config.Migration;
import io.godwit.core.config.RegistryConfig.Address;
import io.godwit.core.cutover.Gate;
import io.godwit.core.error.RegistryError;
import io.godwit.core.finding.Severity;
import io.godwit.core.registry.RegistryWay;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RegistryReadinessTest {
    private final ConfluentStandIn source = new ConfluentStandIn();
    private final ConfluentStandIn target = new ConfluentStandIn();
    private final Migration migration = Registries.migration(source, target);

    @AfterEach
    void stop() {
        source.close();
        target.close();
    }

    private static Gate gate(Migration migration, String... topics) {
        return RegistryReadiness.gate(migration, Set.of(topics)).orElseThrow();
    }

    @Test
    void shouldBeReadyOnlyOnceEveryIdMeansTheSame() {
        source.put("order", 1, 1, "\"int\"").put("price", 1, 2, "\"double\"");
        assertThat(gate(migration).result()).isEqualTo(Gate.Result.UNMET);
        assertThat(gate(migration).value()).isEqualTo("0 of 2 equal");
        assertThat(gate(migration).next()).isEqualTo("godwit registry apply");
        assertThat(RegistryReadiness.look(migration).orElseThrow().findings())
                .extracting(finding -> finding.code() + " " + finding.severity())
                .containsExactly(RegistryError.NOT_MOVED + " " + Severity.INFORMATION);

        Registries.apply(migration);

        assertThat(gate(migration).result()).isEqualTo(Gate.Result.MET);
        assertThat(RegistryReadiness.look(migration).orElseThrow().findings()).isEmpty();

        target.put("price", 1, 3, "\"float\"");
        assertThat(gate(migration).result()).isEqualTo(Gate.Result.UNMET);
        assertThat(gate(migration).reason()).contains("price version 1");
        assertThat(RegistryReadiness.look(migration).orElseThrow().findings())
                .extracting(finding -> finding.code() + " " + finding.severity())
                .containsExactly(RegistryError.COLLISION + " " + Severity.BLOCKER);
    }

    @Test
    void shouldTellARegistryThatDoesNotAnswer() {
        target.close();

        assertThat(gate(migration).result()).isEqualTo(Gate.Result.UNMET);
        assertThat(gate(migration).reason()).contains("GW-REG-002");
        RegistryReadiness.Seen seen = RegistryReadiness.look(migration).orElseThrow();
        assertThat(seen.outline()).isEmpty();
        assertThat(seen.findings()).singleElement().satisfies(finding -> assertThat(finding.code())
                .isEqualTo(RegistryError.UNREACHABLE));
    }

    @Test
    void shouldLetTheWaveGoThatTakesTheRegistryWithIt() {
        Migration byTopic = Registries.migration(
                Address.of(source.url()),
                Optional.empty(),
                Optional.of(RegistryWay.TOPIC),
                "127.0.0.1:1",
                "127.0.0.1:2");

        assertThat(gate(byTopic, "order", "_schemas").result()).isEqualTo(Gate.Result.NOTE);
        assertThat(gate(byTopic, "order").result()).isEqualTo(Gate.Result.UNMET);
    }

    @Test
    void shouldTakeARegistryThatCameWithItsTopicAsItIs() {
        source.close();
        Migration byTopic = Registries.migration(
                Address.of(source.url()), Address.of(target.url()), Optional.of(RegistryWay.TOPIC));

        assertThat(gate(byTopic).result()).isEqualTo(Gate.Result.NOTE);
        assertThat(gate(byTopic).reason()).contains("came with the topic _schemas");
    }
}
