package io.godwit.core.config.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.godwit.core.config.external.FakeExternalValues;
import io.godwit.core.error.ConfigurationError;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MigrationProblemsTest {
    private static final String CLUSTERS =
            """
            name: crm
            source: {bootstrapServers: 'old:9092'}
            target: {bootstrapServers: 'new:9092'}
            """;

    @Test
    void shouldReportAllProblemsAtOnceWithPathLineValueAndRule() {
        GodwitException error = failure(
                """
                name: CRM_1
                source:
                  bootstrapServers: old
                topics:
                  include: ['*']
                mirrors: {}
                cutover:
                  maxWritePause: 60
                  maxLag: fast
                  mxLag: 1s
                """);

        assertThat(error.code()).isEqualTo(ConfigurationError.INVALID_CONFIGURATION);
        assertThat(error.resource()).isEqualTo("migration.yaml");
        assertThat(error.problems())
                .extracting(Problem::path, Problem::line, Problem::value)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("name", 1, "CRM_1"),
                        org.assertj.core.groups.Tuple.tuple("target", 1, "-"),
                        org.assertj.core.groups.Tuple.tuple("source.bootstrapServers", 3, "old"),
                        org.assertj.core.groups.Tuple.tuple("topics.include[0]", 5, "*"),
                        org.assertj.core.groups.Tuple.tuple("mirrors", 6, "-"),
                        org.assertj.core.groups.Tuple.tuple("cutover.maxWritePause", 8, "60"),
                        org.assertj.core.groups.Tuple.tuple("cutover.maxLag", 9, "fast"),
                        org.assertj.core.groups.Tuple.tuple("cutover.mxLag", 10, "-"));
        assertThat(error.getMessage()).contains("did you mean mirror?").contains("did you mean maxLag?");
    }

    /** Each line: what is appended to a valid file, the path that is reported, a part of the rule. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            topics: all                                  | topics                  | expected a mapping with include, exclude, internal
            topics: {include: order}                     | topics.include          | expected a list
            topics: {include: [7]}                       | topics.include[0]       | put it in quotes
            topics: {include: ['a(']}                    | topics.include[0]       | is not a regular expression: Unclosed group
            topics: {include: ['*']}                     | topics.include[0]       | any text is .*
            topics: {internal: {broker: copy}}           | topics.internal.broker  | is not a known key
            topics: {internal: {streams: yes}}           | topics.internal.streams | expected one of copy, skip
            groups: {includes: []}                       | groups.includes         | did you mean include?
            policies: {replicationFactor: 0}             | policies.replicationFactor | from 1 to 32
            policies: {replicationFactor: three}         | policies.replicationFactor | from 1 to 32
            policies: {replicationFactor: [3]}           | policies.replicationFactor | is a list
            policies: {replicationFactorMapping: {0: 1}} | policies.replicationFactorMapping.0 | from 1 to 32
            policies: {replicationFactorMapping: {1: x}} | policies.replicationFactorMapping.1 | from 1 to 32
            policies: {replicationFactorMapping: 3}      | policies.replicationFactorMapping | such as {1: 3, 2: 3}
            mirror: {engine: mirormaker2}                | mirror.engine           | did you mean mirrormaker2?
            mirror: {tasks: 0}                           | mirror.tasks            | from 1 to 1000
            mirror: {throttle: 50MiB}                    | mirror.throttle         | such as 50MiB/s
            mirror: {throttle: 0MiB/s}                   | mirror.throttle         | above 0
            mirror: {connectUrl: 'connect:8083'}         | mirror.connectUrl       | http or https
            mirror: {connectUrl: 'http://a b'}           | mirror.connectUrl       | http or https
            verify: {maxMemory: 64}                      | verify.maxMemory        | a number and a unit
            verify: {maxMemory: 64 apples}               | verify.maxMemory        | a number and a unit
            cutover: {watch: 1 week}                     | cutover.watch           | ms, s, m, h or d
            cutover: {maxLag: 0s}                        | cutover.maxLag          | above 0
            applications: [{groups: [g]}]                | applications[0].name    | is missing
            applications: [{name: a}]                    | applications[0]         | needs groups, consumes or produces
            applications: [{name: a, groups: [g]}, {name: a, groups: [h]}] | applications[1].name | is also the name of applications[0]
            applications: [{name: a, groups: [g], stop: [x]}] | applications[0].stop | expected a shell command
            waves: [{name: w, applications: [a]}]        | waves[0].applications[0] | is not the name of an application
            """)
    void shouldNameTheRuleThatIsBroken(String yaml, String path, String rule) {
        GodwitException error = failure(CLUSTERS + yaml);

        assertThat(error.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.path()).isEqualTo(path))
                .satisfies(problem -> assertThat(problem.line()).isEqualTo(4))
                .satisfies(problem -> assertThat(problem.rule()).contains(rule));
    }

    @ParameterizedTest
    @CsvSource({"old", "old:", ":9092", "old:99999", "'old:9092,'", "'old:9092,,b:1'", "'old:9092;b:1'", "old port:9"})
    void shouldRefuseAddressesThatAreNotHostAndPort(String address) {
        GodwitException error = failure(
                "name: crm\nsource: {bootstrapServers: '" + address + "'}\ntarget: {bootstrapServers: 'new:9092'}\n");

        assertThat(error.problems()).singleElement().extracting(Problem::path).isEqualTo("source.bootstrapServers");
    }

    @ParameterizedTest
    @CsvSource({"a_b", "-a", "a-", "Crm", "a.b", "''"})
    void shouldRefuseNamesThatDoNotFitIntoTopicNames(String name) {
        assertThat(failure(CLUSTERS.replace("name: crm", "name: '" + name + "'"))
                        .problems())
                .singleElement()
                .extracting(Problem::path)
                .isEqualTo("name");
    }

    @Test
    void shouldKeepTheJournalsNameWithinKafkasLimit() {
        String longest = "a".repeat(MigrationSection.LONGEST_NAME);

        assertThat(new MigrationParser(new FakeExternalValues())
                        .parse(CLUSTERS.replace("name: crm", "name: " + longest), "f")
                        .journalTopic())
                .hasSize(249);
        assertThat(failure(CLUSTERS.replace("name: crm", "name: a" + longest)).problems())
                .singleElement()
                .extracting(Problem::path)
                .isEqualTo("name");
    }

    @Test
    void shouldRefuseTheSameAddressesOnBothSides() {
        GodwitException error =
                failure("name: crm\nsource: {bootstrapServers: 'a:1,b:1'}\ntarget: {bootstrapServers: 'b:1, a:1'}\n");

        assertThat(error.problems()).singleElement().extracting(Problem::path).isEqualTo("target");
    }

    @Test
    void shouldCheckWavesAgainstApplications() {
        GodwitException error = failure(
                CLUSTERS
                        + """
                applications:
                  - {name: shop, produces: [order], groups: [g]}
                  - {name: billing, produces: [order], groups: [g]}
                  - {name: lost, groups: [l]}
                waves:
                  - {name: one, applications: [shop, bilings]}
                  - {name: two, applications: [billing, shop]}
                  - {name: two, applications: []}
                """);

        assertThat(error.problems())
                .extracting(problem -> problem.line() + " " + problem.path() + " " + problem.rule())
                .containsExactly(
                        "6 applications[1].groups[0] the group is also in the wave one, this application in two; a group moves in one wave",
                        "6 applications[1].produces[0] the topic is also in the wave one, this application in two; a topic moves in one wave",
                        "7 applications[2].name is in no wave; add it to one",
                        "9 waves[0].applications[1] is not the name of an application; did you mean billing?",
                        "10 waves[1].applications[1] is already in the wave one",
                        "11 waves[2].name is also the name of waves[1]");
    }

    @Test
    void shouldReportWhatTheSecuritySectionLacks() {
        assertThat(failure(CLUSTERS + "security: {users: copy}\n").problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString())
                        .startsWith("security.credentials (line ")
                        .contains("is missing; users: copy makes new passwords"));
        assertThat(failure(CLUSTERS + "security: {principals: [{from: 'User:(.*)', to: 'User:$2'}], open: some}\n")
                        .problems())
                .extracting(Problem::path)
                .containsExactlyInAnyOrder("security.principals[0].to", "security.open");
    }

    @Test
    void shouldReportDuplicateKeysAndSyntaxErrorsWithTheirLine() {
        assertThat(failure(CLUSTERS + "name: again\n").problems())
                .singleElement()
                .hasToString("name (line 4): stands twice: first in line 1; keep one");
        assertThat(failure("name: [crm\nsource: x\n").problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.line()).isEqualTo(2))
                .satisfies(problem -> assertThat(problem.rule()).startsWith("is not YAML"));
        assertThat(failure("- a").problems())
                .extracting(Problem::rule)
                .containsExactly(
                        """
                is a list; expected a mapping with name, source, target, topics, groups, policies, mirror, verify, cutover, \
                security, assess, applications, waves, repoint, registry""");
        assertThat(failure("").problems()).extracting(Problem::path).containsExactly("name", "source", "target");
    }

    @Test
    void shouldReportEveryMissingReference() {
        GodwitException error = failure(
                """
                name: crm
                source: {bootstrapServers: '${env:OLD}', propertiesFile: gone.properties}
                target:
                  bootstrapServers: ${file:/etc/kafka/new.properties:servers}
                  properties: {ssl.key.password: '${file:/run/secret}'}
                """);

        assertThat(error.problems())
                .extracting(problem -> problem.path() + ": " + problem.rule())
                .containsExactly(
                        "source.bootstrapServers: ${env:OLD} can't be resolved: the environment variable OLD is not set",
                        "source.propertiesFile: the file gone.properties does not exist",
                        "target.bootstrapServers: ${file:/etc/kafka/new.properties:servers} can't be resolved: the file /etc/kafka/new.properties does not exist",
                        "target.properties['ssl.key.password']: ${file:/run/secret} can't be resolved: the file /run/secret does not exist");
    }

    @Test
    void shouldNeverShowSecrets() {
        FakeExternalValues external = new FakeExternalValues().environment("BAD", "hunter2 no address");
        String yaml =
                """
                name: crm
                source:
                  bootstrapServers: ${env:BAD}
                  properties:
                    ssl.key.password: {hunter2: hunter2}
                    sasl.jaas.config: "Plain password=hunter2; ${env:GONE}"
                target: {bootstrapServers: 'new:9092'}
                """;

        GodwitException error = catchThrowableOfType(
                GodwitException.class, () -> new MigrationParser(external).parse(yaml, "migration.yaml"));

        assertThat(error.problems()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(error.toString()).doesNotContain("hunter2");
        assertThat(error.problems().toString()).doesNotContain("hunter2");
    }

    @Test
    void shouldNotShowSecretsOfAValidMigration() {
        String yaml = CLUSTERS.replace(
                "'old:9092'}", "'old:9092', properties: {sasl.jaas.config: 'LoginModule password=hunter2'}}");

        assertThat(new MigrationParser(new FakeExternalValues())
                        .parse(yaml, "f")
                        .toString())
                .contains("old:9092")
                .doesNotContain("hunter2");
    }

    static GodwitException failure(String yaml) {
        return catchThrowableOfType(GodwitException.class, () -> new MigrationParser(new FakeExternalValues())
                .parse(yaml, "migration.yaml"));
    }
}
