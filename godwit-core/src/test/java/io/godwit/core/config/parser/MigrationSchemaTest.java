package io.godwit.core.config.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.godwit.core.PublishedFiles;
import io.godwit.core.config.external.FakeExternalValues;
import io.godwit.core.error.GodwitException;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MigrationSchemaTest {
    private static final String CLUSTERS =
            "name: crm\nsource: {bootstrapServers: 'old:9092'}\ntarget: {bootstrapServers: 'new:9092'}\n";

    private final JsonSchema schema =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(MigrationSchema.generate());

    @Test
    void shouldBePublishedAsTheKeysDeclareIt() throws IOException {
        PublishedFiles.shouldBe(
                "godwit-core/src/main/resources/io/godwit/core/config/migration.schema.json",
                MigrationSchema.generate());
        PublishedFiles.shouldBe("docs/reference/migration.schema.json", MigrationSchema.generate());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "topics:\n",
                "topics: {include: ['a.*'], internal: {connect: skip}}",
                "policies: {replicationFactor: 3, replicationFactorMapping: {1: 3}}",
                "policies: {replicationFactor: '${env:FACTOR}'}",
                "mirror: {engine: mirrormaker2, tasks: 4, throttle: 50MiB/s, refreshInterval: 500ms, connectUrl: 'http://c:8083'}",
                "mirror: {throttle: null}",
                "mirror: {offsets: {mode: mapped}}",
                "mirror: {offsets: {maxPadding: 12000000000, maxMarkersPerGap: 0}}",
                "verify: {maxMemory: 1.5 GB}",
                "cutover: {watch: 7d, reverse: 'off'}",
                "security: {acls: skip, users: copy, credentials: ./c, open: target, operator: 'User:CN=g'}",
                "security: {principals: [{from: 'User:CN=(.*)', to: 'User:$1', letters: lower}], superUsers: ['User:a']}",
                "repoint: {roots: [deploy], sourceAddresses: ['a:1', b], zookeeper: ['z:2181'], urls: {'http://a': 'http://b'}}",
                "repoint: {properties: {sasl.mechanism: AWS_MSK_IAM}, credentials: keep, maxFileSize: 1MiB, skipFolders: [x]}",
                "repoint: {passwordPlaceholder: '${env:NOT_RESOLVED_HERE}', usernamePlaceholder: '${file:/no:x}'}",
                "applications: [{name: a, groups: [g], stop: 'true'}]\nwaves: [{name: w, applications: [a]}]"
            })
    void shouldAcceptWhatTheParserAccepts(String yaml) throws IOException {
        FakeExternalValues external = new FakeExternalValues().environment("FACTOR", "3");

        assertThatCode(() -> new MigrationParser(external).parse(CLUSTERS + yaml, "f"))
                .doesNotThrowAnyException();
        assertThat(validate(CLUSTERS + yaml)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "topic: {}",
                "topics: all",
                "topics: {include: a}",
                "topics: {include: [7]}",
                "topics: {internal: {connect: maybe}}",
                "topics: {internal: {broker: copy}}",
                "policies: {replicationFactor: 0}",
                "policies: {replicationFactor: three}",
                "policies: {replicationFactorMapping: {a: 3}}",
                "mirror: {engine: other}",
                "mirror: {throttle: 50MiB}",
                "mirror: {offsets: {mode: other}}",
                "mirror: {offsets: {maxPadding: -1}}",
                "mirror: {connectUrl: 'c:8083'}",
                "verify: {maxMemory: 64}",
                "cutover: {watch: 1 week}",
                "security: {acls: maybe}",
                "security: {open: ours}",
                "security: {principals: [{from: 'a'}]}",
                "repoint: {credentials: clear}",
                "repoint: {urls: [a]}",
                "repoint: {passwordPlaceholder: 7}",
                "repoint: {maxFileSize: 10}",
                "applications: [{groups: [g]}]",
                "waves: [{name: w}]",
                "source: [a]"
            })
    void shouldRefuseWhatTheParserRefuses(String yaml) throws IOException {
        String document = yaml.startsWith("source") ? CLUSTERS.replaceFirst("source: .*", yaml) : CLUSTERS + yaml;

        assertThatCode(() -> new MigrationParser(new FakeExternalValues()).parse(document, "f"))
                .isInstanceOf(GodwitException.class);
        assertThat(validate(document)).isNotEmpty();
    }

    @Test
    void shouldAcceptAFileMadeByTheTemplate() throws IOException {
        String yaml = new MigrationTemplate(List.of("header"))
                .set("name", io.godwit.core.config.schema.YamlText.of("crm"))
                .set("source.bootstrapServers", io.godwit.core.config.schema.YamlText.of("old:9092"))
                .set("target.bootstrapServers", io.godwit.core.config.schema.YamlText.of("new:9092"))
                .write();

        assertThat(validate(yaml)).isEmpty();
        assertThatCode(() -> new MigrationParser(new FakeExternalValues()).parse(yaml, "f"))
                .doesNotThrowAnyException();
        assertThat(yaml).startsWith("# header\n").contains("\n  # tasks: 2\n", "\n#   - name: billing\n");
    }

    private Set<ValidationMessage> validate(String yaml) throws IOException {
        JsonNode tree = new YAMLMapper().readTree(yaml);
        return schema.validate(tree);
    }
}
