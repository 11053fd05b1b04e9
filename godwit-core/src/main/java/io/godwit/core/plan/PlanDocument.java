package io.godwit.core.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.PlanError;
import io.godwit.core.json.Json;
import io.godwit.core.offsets.OffsetOutlook;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A plan as a file.
 *
 * @param schemaVersion version of this form
 * @param madeAt when it was made; not covered by the hash, so that the same plan has the same hash
 * @param summary the plan in numbers
 * @param hash SHA-256 over the canonical JSON of the plan: properties sorted by name, no white space, UTF-8
 * @param offsets which offsets records get; not covered by the hash, since logs move on. Empty in files of older versions and
 *     with an engine that does not keep offsets
 */
public record PlanDocument(
        int schemaVersion, Instant madeAt, String hash, Summary summary, Plan plan, Optional<OffsetOutlook> offsets) {
    /** The newest version that can be read. */
    public static final int SCHEMA_VERSION = 3;

    /** The version that is written where there is no schema registry: an older Godwit leaves nothing of it out. */
    private static final int WITHOUT_REGISTRY = 2;

    private static final String MAKE_ANEW = "make a new one with godwit plan --out ";

    public static PlanDocument of(Plan plan, Instant madeAt) {
        return of(plan, Optional.empty(), madeAt);
    }

    /** With what records' offsets will be. */
    public static PlanDocument of(Plan plan, Optional<OffsetOutlook> offsets, Instant madeAt) {
        int version = plan.registry().isPresent() ? SCHEMA_VERSION : WITHOUT_REGISTRY;
        return new PlanDocument(version, madeAt, hash(Json.tree(plan)), Summary.of(plan), plan, offsets);
    }

    /** Topics to make, to change and to delete; the last is always 0. */
    public record Summary(long create, long change, long destroy) {
        static Summary of(Plan plan) {
            return new Summary(plan.toCreate(), plan.toChange(), 0);
        }
    }

    /** As it is written to a file. */
    public String toJson() {
        return Json.pretty(this) + "\n";
    }

    /**
     * Reads what {@link #toJson} wrote.
     *
     * @param file its name, for messages
     * @throws GodwitException if it is not a whole plan, was changed by hand, or comes from a newer version
     */
    public static PlanDocument parse(String text, String file) {
        JsonNode tree = tree(text, file);
        int version = tree.path("schemaVersion").asInt(0);
        if (version > SCHEMA_VERSION) {
            throw new GodwitException(
                    PlanError.NEWER_FILE,
                    file,
                    "it has schemaVersion " + version + "; this version of Godwit reads up to " + SCHEMA_VERSION,
                    "apply it with the version that made it, or " + MAKE_ANEW + file);
        }
        if (version < 1 || !tree.path("plan").isObject() || !tree.path("hash").isTextual()) {
            throw unreadable(file, "it lacks schemaVersion, hash or plan", null);
        }
        String written = tree.path("hash").asText();
        String actual = hash(tree.path("plan"));
        if (!written.equals(actual)) {
            throw new GodwitException(
                    PlanError.EDITED_FILE,
                    file,
                    "its content has the hash " + actual.substring(0, 12) + "…, but it was made with "
                            + abbreviated(written),
                    "change migration.yaml instead, and " + MAKE_ANEW + file);
        }
        try {
            return Json.from(tree, PlanDocument.class);
        } catch (IllegalArgumentException e) {
            throw unreadable(file, "its content does not fit a plan", e);
        }
    }

    private static JsonNode tree(String text, String file) {
        if (text.isBlank()) {
            throw unreadable(file, "it is empty", null);
        }
        try {
            JsonNode tree = Json.tree(text.getBytes(StandardCharsets.UTF_8));
            if (tree.isObject()) {
                return tree;
            }
        } catch (UncheckedIOException e) {
            throw unreadable(file, "it is not JSON, or ends in the middle", e);
        }
        throw unreadable(file, "it is not a JSON object", null);
    }

    private static String abbreviated(String hash) {
        return hash.length() > 12 ? hash.substring(0, 12) + "…" : hash;
    }

    private static GodwitException unreadable(String file, String reason, @Nullable Throwable cause) {
        return new GodwitException(PlanError.UNREADABLE_FILE, file, reason, MAKE_ANEW + file, cause);
    }

    private static String hash(JsonNode plan) {
        try {
            byte[] canonical = Json.line(sorted(plan)).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(canonical));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    private static JsonNode sorted(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode copy = object.objectNode();
            TreeSet<String> names = new TreeSet<>();
            object.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> copy.set(name, sorted(object.path(name))));
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = array.arrayNode();
            array.forEach(element -> copy.add(sorted(element)));
            return copy;
        }
        return node;
    }
}
