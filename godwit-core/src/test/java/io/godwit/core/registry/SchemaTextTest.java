package io.godwit.core.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SchemaTextTest {
    private static SchemaText text(String type, String schema) {
        return new SchemaText(type, schema, List.of());
    }

    @Test
    void shouldIgnoreHowItIsWritten() {
        assertThat(text("AVRO", "{\"a\": 1, \"b\": [1, 2]}").means(text("AVRO", "{\"b\":[1,2],\"a\":1}")))
                .isTrue();
        assertThat(text("PROTOBUF", "syntax = \"proto3\";\n\nmessage A {\n}\n")
                        .means(text("PROTOBUF", "syntax = \"proto3\";\nmessage A { }")))
                .isTrue();
        assertThat(text("AVRO", "string").means(text("AVRO", " string "))).isTrue();
    }

    @Test
    void shouldSeeWhatMatters() {
        assertThat(text("AVRO", "[\"null\",\"int\"]").difference(text("AVRO", "[\"int\",\"null\"]")))
                .contains("another schema");
        assertThat(text("AVRO", "{}").difference(text("JSON", "{}"))).contains("type AVRO here, JSON there");
        assertThat(new SchemaText("AVRO", "{}", List.of(new SchemaReference("M", "money", 1)))
                        .difference(new SchemaText("AVRO", "{}", List.of(new SchemaReference("M", "money", 2)))))
                .contains("other references");
        assertThat(new SchemaText(
                                "AVRO",
                                "{}",
                                List.of(),
                                Optional.of(
                                        JsonNodeFactory.instance.objectNode().put("owner", "crm")),
                                Optional.empty())
                        .difference(text("AVRO", "{}")))
                .contains("another data contract (metadata or rules)");
    }

    @Test
    void shouldReadNamesWithContexts() {
        assertThat(SubjectName.of(":.crm:a:b")).isEqualTo(new SubjectName(".crm", "a:b"));
        assertThat(SubjectName.of(":.crm:").qualified()).isEqualTo(":.crm:");
        assertThat(SubjectName.of("a:b")).isEqualTo(new SubjectName(".", "a:b"));
        assertThat(SubjectName.within(".crm", "money").qualified()).isEqualTo(":.crm:money");
        assertThat(SubjectName.within(".crm", ":.base:money").qualified()).isEqualTo(":.base:money");
    }

    @Test
    void shouldFindIdsOfTheWireFormatAlone() {
        assertThat(WireFormat.schemaId(new byte[] {0, 0, 0, 0x12, 0x67, 5})).hasValue(4711);
        assertThat(WireFormat.schemaId(ByteBuffer.allocate(8).putLong(5).array()))
                .isEmpty();
        assertThat(WireFormat.schemaId(new byte[] {1, 0, 0, 0, 1})).isEmpty();
        assertThat(WireFormat.schemaId(new byte[] {0, 0, 0, 1})).isEmpty();
        assertThat(WireFormat.schemaId(new byte[0])).isEmpty();
    }
}
