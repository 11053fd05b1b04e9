package io.godwit.core.provision;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MigrationTargetTest {
    private static final String SERVERS = "b-1.crm:9096,b-2.crm:9096";

    @Test
    void shouldReplaceTheAddressesAndKeepEverythingElse() {
        String text =
                """
                # yaml-language-server: $schema=.godwit/migration.schema.json
                name: crm   # ours

                source:
                  bootstrapServers: old:9092
                # The cluster to move to.
                target:
                  # Addresses of brokers.
                  bootstrapServers: new:9092 # for now
                  properties:
                    security.protocol: SASL_SSL
                topics: {include: ['.*']}
                """;

        assertThat(MigrationTarget.withBootstrapServers(text, SERVERS)).contains(text.replace("new:9092", SERVERS));
    }

    @Test
    void shouldAddTheAddressesWhereThereAreNone() {
        String text =
                "name: crm\ntarget: # soon\n    propertiesFile: target.properties\nsource:\n  bootstrapServers: old:9092\n";

        assertThat(MigrationTarget.withBootstrapServers(text, SERVERS))
                .contains(text.replace("# soon\n", "# soon\n    bootstrapServers: " + SERVERS + "\n"));
    }

    @Test
    void shouldAddTheAddressesToAnEmptyTarget() {
        assertThat(MigrationTarget.withBootstrapServers("target:\n  # bootstrapServers: x:1\nname: crm\n", SERVERS))
                .contains("target:\n  bootstrapServers: " + SERVERS + "\n  # bootstrapServers: x:1\nname: crm\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name: crm\n",
                "target: {bootstrapServers: 'x:1'}\n",
                "{target: {bootstrapServers: 'x:1'}}\n",
                "target:\n  properties:\n    bootstrapServers: x\n",
                "target:\n  bootstrapServers: >\n    x:1\n",
                "target:\n  - : [\n",
                ""
            })
    void shouldLeaveAFileAloneThatOneLineWouldNotMend(String text) {
        assertThat(MigrationTarget.withBootstrapServers(text, SERVERS)).isEmpty();
    }
}
