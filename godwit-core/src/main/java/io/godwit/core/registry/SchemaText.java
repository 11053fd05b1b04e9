package io.godwit.core.registry;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.godwit.core.json.Json;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What an id stands for: a schema with its references.
 *
 * @param type {@code AVRO}, {@code JSON}, {@code PROTOBUF}
 * @param schema as the registry gave it
 * @param metadata of a data contract, as it is
 * @param ruleSet of a data contract, as it is
 */
public record SchemaText(
        String type,
        String schema,
        List<SchemaReference> references,
        Optional<JsonNode> metadata,
        Optional<JsonNode> ruleSet) {
    /** The type that registries leave out. */
    public static final String AVRO = "AVRO";

    private static final String PROTOBUF = "PROTOBUF";

    public SchemaText {
        Objects.requireNonNull(type);
        Objects.requireNonNull(schema);
        references = List.copyOf(references);
        metadata = metadata.filter(node -> !node.isNull());
        ruleSet = ruleSet.filter(node -> !node.isNull());
    }

    /** A schema without a data contract. */
    public SchemaText(String type, String schema, List<SchemaReference> references) {
        this(type, schema, references, Optional.empty(), Optional.empty());
    }

    /**
     * Whether both mean the same to whoever reads records with them: white space and the order of properties aside. A registry may
     * write a schema down otherwise than it was given.
     */
    public boolean means(SchemaText other) {
        return difference(other).isEmpty();
    }

    /** In which respect the other one differs, in a few words. */
    public Optional<String> difference(SchemaText other) {
        if (!type.equals(other.type)) {
            return Optional.of("type " + type + " here, " + other.type + " there");
        }
        if (!canonical().equals(other.canonical())) {
            return Optional.of("another schema");
        }
        if (!Set.copyOf(references).equals(Set.copyOf(other.references))) {
            return Optional.of("other references");
        }
        if (!metadata.equals(other.metadata) || !ruleSet.equals(other.ruleSet)) {
            return Optional.of("another data contract (metadata or rules)");
        }
        return Optional.empty();
    }

    /** Equal for schemas that differ in their white space, or in the order of a JSON object's properties, alone. */
    @JsonIgnore
    JsonNode canonical() {
        if (type.equals(PROTOBUF)) {
            return Json.tree((Object) schema.replaceAll("\\s+", " ").strip());
        }
        try {
            JsonNode tree = Json.tree(schema.getBytes(StandardCharsets.UTF_8));
            return tree.isMissingNode() ? NullNode.getInstance() : tree;
        } catch (UncheckedIOException e) {
            // A registry lets Avro's primitive types be written without quotes.
            return Json.tree((Object) schema.strip());
        }
    }
}
