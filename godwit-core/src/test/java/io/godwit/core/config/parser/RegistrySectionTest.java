package io.godwit.core.config.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.godwit.core.config.Migration;
import io.godwit.core.config.RegistryConfig;
import io.godwit.core.config.external.ExternalValues;
import io.godwit.core.registry.RegistryKind;
import io.godwit.core.registry.RegistryWay;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RegistrySectionTest {
    private static Migration parse(String registry) {
        return new MigrationParser(ExternalValues.none())
                .parse(
                        "name: crm\nsource: {bootstrapServers: 'a:1'}\ntarget: {bootstrapServers: 'b:1'}\n" + registry,
                        "migration.yaml");
    }

    @Test
    void shouldReadBothRegistriesAndShowNoSecret() {
        RegistryConfig config = parse(
                        """
                        registry:
                          way: rest
                          source: {url: 'http://me:hidden@old:8081', user: godwit, password: secret1}
                          target: {url: 'https://new:8081', kind: confluent, token: secret2,
                                   trustStore: t.p12, trustStorePassword: secret3, keyStore: k.p12, keyStorePassword: secret4}
                          parallelRequests: 4
                        """)
                .registry()
                .orElseThrow();

        assertThat(config.way()).contains(RegistryWay.REST);
        assertThat(config.target().orElseThrow().kind()).contains(RegistryKind.CONFLUENT);
        assertThat(config.timeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.source().password()).contains("secret1");
        assertThat(config.toString())
                .contains("http://old:8081", "https://new:8081")
                .doesNotContain("secret", "hidden");
    }

    @Test
    void shouldDoWithoutATargetAndWithoutRegistries() {
        assertThat(parse("registry: {source: {url: 'http://old:8081'}}")
                        .registry()
                        .orElseThrow()
                        .target())
                .isEmpty();
        assertThat(parse("").registry()).isEmpty();
    }

    @Test
    void shouldTakeAnArnForGlueAlone() {
        assertThat(parse("registry: {source: {url: 'arn:aws:glue:eu-west-1:1:registry/crm'}}")
                        .registry()
                        .orElseThrow()
                        .source()
                        .kind())
                .contains(RegistryKind.GLUE);
        assertThatThrownBy(() -> parse("registry: {source: {url: 'old:8081'}}"))
                .hasMessageContaining("registry.source.url")
                .hasMessageContaining("expected an http or https address");
        assertThatThrownBy(() -> parse("registry: {source: {url: 'http://old:8081', password: x}}"))
                .hasMessageContaining("there is a password without a user");
    }
}
