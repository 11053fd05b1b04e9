package io.godwit.core.config.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.godwit.core.config.AssessConfig;
import io.godwit.core.config.AssessConfig.BrokerAgents;
import io.godwit.core.config.external.FakeExternalValues;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AssessSectionTest {
    private static final String CLUSTERS =
            """
            name: crm
            source: {bootstrapServers: 'old-1:9092'}
            target: {bootstrapServers: 'new-1:9092'}
            """;

    @Test
    void shouldReadTheLogsAloneWhenNothingIsSaid() {
        assertThat(parse("")).isEqualTo(AssessConfig.LOGS_ONLY);
    }

    @Test
    void shouldTakeEverySource() {
        AssessConfig config = parse(
                """
                assess:
                  jmx: {addresses: ['{host}:9999', '2=other:7777'], user: monitor, password: s3cret, protocol: tls}
                  jolokia: {addresses: ['http://{host}:8778/jolokia/{id}']}
                  prometheus: {url: 'http://prometheus:9090', selector: 'cluster="crm"', bytesIn: in, history: 14d}
                """);

        assertThat(config.jmx().tls()).isTrue();
        assertThat(config.jmx().address(1, "old-1")).contains("old-1:9999");
        assertThat(config.jmx().address(2, "old-2")).contains("other:7777");
        assertThat(config.jmx().address(3, "::1")).contains("[::1]:9999");
        assertThat(config.jolokia().address(7, "old-7")).contains("http://old-7:8778/jolokia/7");
        assertThat(config.prometheus().history()).isEqualTo(Duration.ofDays(14));
        assertThat(config.prometheus().bytesIn()).contains("in");
        assertThat(config.jmx().toString()).doesNotContain("s3cret");
    }

    @Test
    void shouldHaveNoAddressForABrokerThatNoneIsFor() {
        assertThat(new BrokerAgents(List.of("1=one:1"), Optional.empty(), Optional.empty(), false).address(2, "two"))
                .isEmpty();
    }

    @Test
    void shouldShowNoPasswordInAProblem() {
        assertThatThrownBy(() -> parse("assess: {jmx: {addresses: x, password: [s3cret]}}"))
                .hasMessageContaining("assess.jmx")
                .hasMessageNotContaining("s3cret");
    }

    private static AssessConfig parse(String yaml) {
        return new MigrationParser(new FakeExternalValues())
                .parse(CLUSTERS + yaml, "migration.yaml", Overrides.none())
                .assess();
    }
}
