package io.godwit.core.size;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.SizeError;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;

/** The figures of a load that {@code godwit assess} found, as if somebody had typed them. What it does not know is left out. */
public final class AssessedLoad {
    private static final int SCHEMA_VERSION = 1;
    private static final String FIX = "give the assessment.json of godwit assess, unchanged";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode sizing;
    private final Map<Figure, String> texts = new EnumMap<>(Figure.class);

    private AssessedLoad(JsonNode sizing) {
        this.sizing = sizing;
    }

    /**
     * Reads the part {@code sizing} of an {@code assessment.json}.
     *
     * @param file for messages
     * @throws GodwitException GW-SIZ-014 if it is no assessment that this version understands
     */
    public static Map<Figure, String> read(String text, String file) {
        JsonNode document = parse(text, file);
        int version = document.path("schemaVersion").asInt(0);
        if (version != SCHEMA_VERSION || !document.path("sizing").isObject()) {
            throw unreadable(
                    file,
                    version > SCHEMA_VERSION
                            ? "its schemaVersion is " + version + ", and this version of Godwit knows " + SCHEMA_VERSION
                            : "it is no assessment: it has no schemaVersion " + SCHEMA_VERSION + " with sizing");
        }
        return Map.copyOf(new AssessedLoad(document.path("sizing")).figures());
    }

    /** What is thrown for a file that cannot be taken as an assessment. */
    public static GodwitException unreadable(String file, String reason) {
        return new GodwitException(SizeError.UNREADABLE_ASSESSMENT, file, reason, FIX);
    }

    private static JsonNode parse(String text, String file) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw unreadable(file, "it is not JSON: " + e.getOriginalMessage());
        }
    }

    private Map<Figure, String> figures() {
        rate("ingressAverage", Figure.INGRESS_AVERAGE);
        rate("ingressPeak", Figure.INGRESS_PEAK);
        rate("egressAverage", Figure.EGRESS_AVERAGE);
        rate("egressPeak", Figure.EGRESS_PEAK);
        number("partitionReplicas", Figure.PARTITION_REPLICAS, count -> Long.toString(count.asLong()));
        number("retentionHours", Figure.RETENTION, hours -> Math.round(hours.asDouble() * 3_600) + "s");
        number("connections", Figure.CONNECTIONS, count -> Long.toString(count.asLong()));
        return texts;
    }

    private void rate(String field, Figure figure) {
        number(field, figure, rate -> Math.round(rate.asDouble()) + "B/s");
    }

    private void number(String field, Figure figure, Function<JsonNode, String> inWords) {
        JsonNode value = sizing.path(field);
        if (value.isNumber()) {
            texts.put(figure, inWords.apply(value));
        }
    }
}
