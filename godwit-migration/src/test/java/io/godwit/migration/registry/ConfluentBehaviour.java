package io.godwit.migration.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** What {@link ConfluentStandIn} holds, and what it answers. Whoever calls it sees to it that only one does at a time. */
final class ConfluentBehaviour {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String GLOBAL = "";

    final TreeMap<String, TreeMap<Integer, Entry>> subjects = new TreeMap<>();
    final Map<String, String> modes = new TreeMap<>(Map.of(GLOBAL, "READWRITE"));
    final Map<String, String> levels = new TreeMap<>(Map.of(GLOBAL, "BACKWARD"));

    boolean keepsIds = true;
    boolean hasModes = true;
    boolean hasContexts = true;

    record Entry(int id, ObjectNode body, boolean deleted) {
        String content() {
            return body.path("schemaType").asText("AVRO") + body.path("schema").asText() + body.path("references");
        }
    }

    static final class Failure extends RuntimeException {
        private static final long serialVersionUID = 1L;
        final int code;

        Failure(int code, String message) {
            super(message);
            this.code = code;
        }
    }

    /** The answer to a request. */
    JsonNode route(String method, List<String> path, String query, JsonNode body) {
        boolean deleted = query.contains("deleted=true");
        return switch (path.get(0)) {
            case "contexts" -> {
                if (!hasContexts) {
                    throw new Failure(404, "HTTP 404 Not Found");
                }
                yield array(contexts());
            }
            case "config" -> settings(method, path, levels, "compatibility", "compatibilityLevel", body, query);
            case "mode" -> {
                if (!hasModes) {
                    throw new Failure(404, "HTTP 404 Not Found");
                }
                yield settings(method, path, modes, "mode", "mode", body, query);
            }
            case "schemas" -> byId(Integer.parseInt(path.get(2)), query);
            case "subjects" ->
                path.size() == 1 ? array(names(query, deleted)) : subject(method, path, query, deleted, body);
            default -> throw new Failure(404, "HTTP 404 Not Found");
        };
    }

    private List<String> contexts() {
        TreeSet<String> names = new TreeSet<>(List.of("."));
        subjects.keySet().forEach(subject -> names.add(context(subject)));
        return List.copyOf(names);
    }

    private static String context(String subject) {
        return subject.startsWith(":.") ? subject.substring(1, subject.indexOf(':', 1)) : ".";
    }

    private List<String> names(String query, boolean deleted) {
        boolean all = query.contains("subjectPrefix=%3A*%3A");
        if (all && !hasContexts) {
            return List.of();
        }
        Predicate<String> inScope = subject -> all || context(subject).equals(".");
        return subjects.entrySet().stream()
                .filter(entry -> inScope.test(entry.getKey()))
                .filter(entry -> deleted || entry.getValue().values().stream().anyMatch(version -> !version.deleted()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static JsonNode array(List<String> values) {
        ArrayNode array = NODES.arrayNode();
        values.forEach(array::add);
        return array;
    }

    private JsonNode settings(
            String method,
            List<String> path,
            Map<String, String> values,
            String given,
            String told,
            JsonNode body,
            String query) {
        String subject = path.size() > 1 ? path.get(1) : GLOBAL;
        boolean isMode = values == modes;
        if (method.equals("PUT")) {
            String value = body.path(given).asText();
            if (isMode && !List.of("READWRITE", "READONLY", "IMPORT").contains(value)) {
                throw new Failure(42204, "Invalid mode");
            }
            boolean occupied = subject.equals(GLOBAL) ? !subjects.isEmpty() : subjects.containsKey(subject);
            if (isMode && value.equals("IMPORT") && occupied && !query.contains("force=true")) {
                throw new Failure(42205, "Cannot import since found existing subjects");
            }
            values.put(subject, value);
            return NODES.objectNode().put(given, value);
        }
        String value = method.equals("DELETE") ? values.remove(subject) : values.get(subject);
        if (value == null) {
            throw isMode
                    ? new Failure(40409, "Subject '" + subject + "' does not have subject-level mode configured")
                    : new Failure(
                            40408, "Subject '" + subject + "' does not have subject-level compatibility configured");
        }
        return NODES.objectNode().put(told, value);
    }

    private JsonNode byId(int id, String query) {
        String scope = query.contains("subject=")
                ? context(URLDecoder.decode(query.substring(query.indexOf("subject=") + 8), StandardCharsets.UTF_8))
                : ".";
        return subjects.entrySet().stream()
                .filter(entry -> context(entry.getKey()).equals(scope))
                .flatMap(entry -> entry.getValue().values().stream())
                .filter(entry -> entry.id() == id)
                .map(Entry::body)
                .findFirst()
                .orElseThrow(() -> new Failure(40403, "Schema " + id + " not found"));
    }

    private JsonNode subject(String method, List<String> path, String query, boolean deleted, JsonNode body) {
        String subject = path.get(1);
        if (method.equals("POST")) {
            return register(subject, (ObjectNode) body);
        }
        TreeMap<Integer, Entry> versions = subjects.get(subject);
        if (versions == null) {
            throw new Failure(40401, "Subject '" + subject + "' not found.");
        }
        if (path.size() == 3) {
            ArrayNode array = NODES.arrayNode();
            versions.forEach((version, entry) -> {
                if (deleted || !entry.deleted()) {
                    array.add(version);
                }
            });
            if (array.isEmpty()) {
                throw new Failure(40401, "Subject '" + subject + "' not found.");
            }
            return array;
        }
        int version = Integer.parseInt(path.get(3));
        Entry entry = versions.get(version);
        if (entry == null) {
            throw new Failure(40402, "Version " + version + " not found.");
        }
        if (method.equals("DELETE")) {
            return delete(subject, versions, version, entry, query.contains("permanent=true"));
        }
        if (entry.deleted() && !deleted) {
            throw new Failure(40402, "Version " + version + " not found.");
        }
        return entry.body()
                .deepCopy()
                .put("subject", subject)
                .put("version", version)
                .put("id", entry.id());
    }

    private JsonNode delete(String subject, Map<Integer, Entry> versions, int version, Entry entry, boolean permanent) {
        requireWritable(subject);
        if (isReferenced(subject, version)) {
            throw new Failure(42206, "One or more references exist to the schema {" + subject + " " + version + "}.");
        }
        if (permanent) {
            if (!entry.deleted()) {
                throw new Failure(40407, "Subject '" + subject + "' Version " + version + " was not deleted first");
            }
            versions.remove(version);
            if (versions.isEmpty()) {
                subjects.remove(subject);
            }
        } else {
            if (entry.deleted()) {
                throw new Failure(40406, "Subject '" + subject + "' Version " + version + " was soft deleted");
            }
            versions.put(version, new Entry(entry.id(), entry.body(), true));
        }
        return NODES.numberNode(version);
    }

    private boolean isReferenced(String subject, int version) {
        return subjects.values().stream()
                .flatMap(versions -> versions.values().stream())
                .filter(entry -> !entry.deleted())
                .flatMap(entry -> {
                    List<JsonNode> references = new ArrayList<>();
                    entry.body().path("references").forEach(references::add);
                    return references.stream();
                })
                .anyMatch(reference -> reference.path("subject").asText().equals(subject)
                        && reference.path("version").asInt() == version);
    }

    private String effectiveMode(String subject) {
        return modes.getOrDefault(subject, modes.getOrDefault(GLOBAL, "READWRITE"));
    }

    private void requireWritable(String subject) {
        if (hasModes && effectiveMode(subject).equals("READONLY")) {
            throw new Failure(42205, "Subject " + subject + " is in read-only mode");
        }
    }

    private JsonNode register(String subject, ObjectNode body) {
        requireWritable(subject);
        boolean importing = body.path("id").asInt(-1) >= 0;
        if (keepsIds && importing != effectiveMode(subject).equals("IMPORT")) {
            throw new Failure(
                    42205,
                    "Subject " + subject + (importing ? " is not in import mode" : " is not in read-write mode"));
        }
        body.path("references").forEach(reference -> {
            String name = reference.path("subject").asText();
            String qualified =
                    name.startsWith(":.") || context(subject).equals(".") ? name : ":" + context(subject) + ":" + name;
            if (!subjects.getOrDefault(qualified, new TreeMap<>())
                    .containsKey(reference.path("version").asInt())) {
                throw new Failure(42201, "Invalid schema with references [{" + qualified + "}]");
            }
        });
        ObjectNode kept = body.deepCopy();
        kept.remove(List.of("id", "version"));
        int next = 1
                + subjects.values().stream()
                        .flatMap(versions -> versions.values().stream())
                        .mapToInt(Entry::id)
                        .max()
                        .orElse(0);
        int id = keepsIds && importing ? body.path("id").asInt() : next;
        TreeMap<Integer, Entry> versions = subjects.computeIfAbsent(subject, name -> new TreeMap<>());
        int version =
                keepsIds && importing ? body.path("version").asInt() : versions.isEmpty() ? 1 : versions.lastKey() + 1;
        Entry entry = new Entry(id, kept, false);
        subjects.forEach((name, others) -> others.values().forEach(other -> {
            boolean sameScope = context(name).equals(context(subject));
            if (sameScope && other.id() == id && !other.content().equals(entry.content())) {
                throw new Failure(42205, "Overwrite new schema with id " + id + " is not permitted.");
            }
        }));
        versions.put(version, entry);
        return NODES.objectNode().put("id", id);
    }
}
