package io.godwit.core.config.parser;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.godwit.core.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The JSON Schema of {@code migration.yaml}: published as a file, which a test holds against what the keys declare. */
public final class MigrationSchema {
    private static final String RESOURCE = "/io/godwit/core/config/migration.schema.json";

    private MigrationSchema() {}

    /** The published file. */
    public static String text() {
        try (InputStream stream = MigrationSchema.class.getResourceAsStream(RESOURCE)) {
            return new String(Objects.requireNonNull(stream, RESOURCE).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the declared keys make of it. */
    static String generate() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "Godwit migration");
        schema.put("description", "One migration of a Kafka cluster to another one: migration.yaml.");
        schema.setAll(MigrationSection.SECTION.schema());
        return Json.pretty(schema) + "\n";
    }
}
