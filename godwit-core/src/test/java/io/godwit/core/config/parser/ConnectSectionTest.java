package io.godwit.core.config.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.godwit.core.config.ConnectConfig;
import io.godwit.core.config.ConnectPair;
import io.godwit.core.config.Migration;
import io.godwit.core.config.external.FakeExternalValues;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConnectSectionTest {
    private static Migration parse(String yaml) {
        return new MigrationParser(new FakeExternalValues()).parse(yaml, "migration.yaml");
    }

    private static List<String> problems(String yaml) {
        return assertThrows(GodwitException.class, () -> parse(yaml)).problems().stream()
                .map(Problem::toString)
                .toList();
    }

    private static String clusters(String source, String target, String applications) {
        return """
               name: crm
               source: {bootstrapServers: 'old:9092', connect: [%s]}
               target: {bootstrapServers: 'new:9092', connect: [%s]}
               applications:
               %s
               """
                .formatted(source, target, applications);
    }

    @Test
    void shouldReadClustersAndFindTheirPairs() {
        Migration migration = parse(clusters(
                "{name: a, url: 'http://a:8083'}, {name: b, url: 'https://b:8083/connect/', username: u, password: secret,"
                        + " authorities: ca.pem, offsetTopic: b-offsets}",
                "{name: b, url: 'http://b2:8083'}, {name: c, url: 'http://c:8083'}",
                "  - {name: sink, groups: [connect-x], connectors: [x]}"));

        ConnectConfig b = migration.source().connect().get(1);
        assertThat(b.shownUrl()).isEqualTo("https://b:8083/connect");
        assertThat(b.topics().offsets()).contains("b-offsets");
        assertThat(b.toString()).doesNotContain("secret");
        assertThat(b.login().orElseThrow().toString()).doesNotContain("secret");
        assertThat(migration.connectPairs()).extracting(ConnectPair::name).containsExactly("b");
        assertThat(migration.connectors(migration.applications().get(0)))
                .extracting(ConnectPair.Member::connector)
                .containsExactly("x");
    }

    @Test
    void shouldPairTheOnlyClustersOfBothSidesWhateverTheirNames() {
        Migration migration = parse(clusters(
                "{name: old, url: 'http://a:8083'}",
                "{name: new, url: 'http://b:8083'}",
                "  - {name: sink, groups: [connect-x], connectors: [old/x]}"));

        assertThat(migration.connectors(migration.applications().get(0)).get(0).connector())
                .isEqualTo("x");
    }

    @Test
    void shouldTellWhatDoesNotFit() {
        assertThat(problems(clusters("{url: 'http://a:8083', username: u}", "", "  []"))
                        .toString())
                .contains("password", "basic authentication needs username and password");
        assertThat(problems(clusters("{url: 'http://u:p@a:8083'}", "", "  []")).toString())
                .contains("must not hold a user")
                .doesNotContain("u:p@");
        assertThat(problems(clusters("", "", "  - {name: s, groups: [g], connectors: [x]}"))
                        .toString())
                .contains("applications[0].connectors[0]", "on no Connect cluster");
        assertThat(problems(clusters(
                                "{name: a, url: 'http://a:1'}, {name: b, url: 'http://b:1'}",
                                "{name: a, url: 'http://a:2'}, {name: b, url: 'http://b:2'}",
                                "  - {name: s, groups: [g], connectors: [x]}"))
                        .toString())
                .contains("must say on which Connect cluster");
        assertThat(problems(clusters(
                                "{url: 'http://a:1'}",
                                "{url: 'http://a:2'}",
                                "  - {name: s, groups: [g], connectors: [x], stop: halt}\n"
                                        + "  - {name: t, groups: [h], connectors: [x]}"))
                        .toString())
                .contains("can't have stop, start, startOnSource or files too", "belongs to the application s already");
    }
}
