package io.godwit.kafka.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.godwit.core.registry.SchemaReference;
import io.godwit.core.registry.SchemaText;
import io.godwit.core.registry.SchemaVersion;
import io.godwit.core.registry.SubjectName;
import io.godwit.core.registry.VersionName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Confluent's REST API, as far as it reads. What a registry does not know is empty. */
public final class ConfluentApi {
    private final RegistryHttp http;
    private final String base;
    private final boolean contexts;

    /**
     * @param base the address that {@code /subjects} is appended to
     * @param contexts whether it may have contexts
     */
    ConfluentApi(RegistryHttp http, String base, boolean contexts) {
        this.http = http;
        this.base = base;
        this.contexts = contexts;
    }

    RegistryHttp http() {
        return http;
    }

    String url(String path) {
        return base + path;
    }

    String subjectUrl(String collection, SubjectName name) {
        return base + collection + RegistryHttp.segment(name.qualified());
    }

    String versionUrl(VersionName name) {
        return subjectUrl("/subjects/", name.subject()) + "/versions/" + name.version();
    }

    /**
     * All subjects, soft-deleted ones as well.
     *
     * @param ofAllContexts to be asked for only where there are contexts: others take it for the beginning of a name
     */
    List<SubjectName> subjects(boolean ofAllContexts) {
        String all = ofAllContexts ? "&subjectPrefix=" + RegistryHttp.segment(":*:") : "";
        String url = base + "/subjects?deleted=true" + all;
        return array(url).stream()
                .map(JsonNode::asText)
                .distinct()
                .map(SubjectName::of)
                .sorted()
                .toList();
    }

    /** Contexts besides the default one; empty if the registry has no such thing. */
    Optional<List<String>> contexts() {
        if (!contexts) {
            return Optional.empty();
        }
        HttpAnswer answer = http.get(base + "/contexts");
        if (!answer.isOk() || answer.json().filter(JsonNode::isArray).isEmpty()) {
            return Optional.empty();
        }
        TreeSet<String> names = new TreeSet<>();
        answer.json().ifPresent(tree -> tree.forEach(name -> names.add(name.asText())));
        names.remove(SubjectName.DEFAULT_CONTEXT);
        return Optional.of(List.copyOf(names));
    }

    /** A subject's versions; empty if there is none of that name, or all are deleted and these are not asked for. */
    List<Integer> versions(SubjectName name, boolean deleted) {
        String url = subjectUrl("/subjects/", name) + "/versions" + (deleted ? "?deleted=true" : "");
        HttpAnswer answer = http.get(url);
        if (answer.status() == 404) {
            return List.of();
        }
        return elements(url, answer).stream().map(JsonNode::asInt).toList();
    }

    /** One version, soft-deleted or not; empty if there is none. */
    Optional<SchemaVersion> version(VersionName name, boolean deleted) {
        HttpAnswer answer = http.get(versionUrl(name) + "?deleted=true");
        if (answer.status() == 404) {
            return Optional.empty();
        }
        JsonNode tree = object(versionUrl(name), answer);
        return Optional.of(new SchemaVersion(
                new VersionName(name.subject(), tree.path("version").asInt(name.version())),
                tree.path("id").asInt(),
                text(tree),
                deleted));
    }

    /** What an id stands for in a context; empty if it is not known. */
    public Optional<SchemaText> schema(int id, String context) {
        String scope = context.equals(SubjectName.DEFAULT_CONTEXT)
                ? ""
                : "?subject=" + RegistryHttp.segment(new SubjectName(context, "").qualified());
        HttpAnswer answer = http.get(base + "/schemas/ids/" + id + scope);
        return answer.status() == 404
                ? Optional.empty()
                : Optional.of(text(object(base + "/schemas/ids/" + id, answer)));
    }

    /** The level of compatibility of the registry, or of a subject if it has its own. */
    Optional<String> compatibility(Optional<SubjectName> subject) {
        return setting("/config", subject, "compatibilityLevel");
    }

    /** The mode of the registry, or of a subject if it has its own. */
    Optional<String> mode(Optional<SubjectName> subject) {
        return setting("/mode", subject, "mode");
    }

    private Optional<String> setting(String path, Optional<SubjectName> subject, String property) {
        String url = subject.map(name -> subjectUrl(path + "/", name)).orElse(base + path);
        HttpAnswer answer = http.get(url);
        if (answer.status() == 404 || answer.status() == 405 || answer.status() == 501) {
            return Optional.empty();
        }
        String value = object(url, answer).path(property).asText("");
        return value.isEmpty() ? Optional.empty() : Optional.of(value);
    }

    static SchemaText text(JsonNode tree) {
        List<SchemaReference> references = new ArrayList<>();
        tree.path("references")
                .forEach(one -> references.add(new SchemaReference(
                        one.path("name").asText(),
                        one.path("subject").asText(),
                        one.path("version").asInt())));
        return new SchemaText(
                tree.path("schemaType").asText(SchemaText.AVRO),
                tree.path("schema").asText(),
                references,
                Optional.ofNullable(tree.get("metadata")),
                Optional.ofNullable(tree.get("ruleSet")));
    }

    static ObjectNode registration(SchemaVersion version) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        SchemaText text = version.text();
        body.put("schema", text.schema());
        if (!text.type().equals(SchemaText.AVRO)) {
            body.put("schemaType", text.type());
        }
        if (!text.references().isEmpty()) {
            ArrayNode references = body.putArray("references");
            text.references().forEach(one -> references
                    .addObject()
                    .put("name", one.name())
                    .put("subject", one.subject())
                    .put("version", one.version()));
        }
        text.metadata().ifPresent(metadata -> body.set("metadata", metadata));
        text.ruleSet().ifPresent(rules -> body.set("ruleSet", rules));
        return body.put("id", version.id()).put("version", version.name().version());
    }

    private List<JsonNode> array(String url) {
        return elements(url, http.get(url));
    }

    private static List<JsonNode> elements(String url, HttpAnswer answer) {
        JsonNode tree = json(url, answer);
        if (!tree.isArray()) {
            throw RegistryErrors.notARegistry(url, "it answered with " + answer.words() + ", which is no list");
        }
        List<JsonNode> elements = new ArrayList<>();
        tree.forEach(elements::add);
        return elements;
    }

    private static JsonNode object(String url, HttpAnswer answer) {
        JsonNode tree = json(url, answer);
        if (!tree.isObject()) {
            throw RegistryErrors.notARegistry(url, "it answered with " + answer.words() + ", which is no object");
        }
        return tree;
    }

    private static JsonNode json(String url, HttpAnswer answer) {
        if (answer.json().isEmpty() && answer.status() < 500) {
            throw RegistryErrors.notARegistry(url, "it answered with HTTP " + answer.status() + " and no JSON");
        }
        if (!answer.isOk()) {
            throw RegistryErrors.failed(url, answer);
        }
        return answer.json().orElseThrow(() -> RegistryErrors.failed(url, answer));
    }
}
