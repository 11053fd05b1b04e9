package io.godwit.core.size;

import com.fasterxml.jackson.databind.JsonNode;
import io.godwit.core.config.schema.Nearest;
import io.godwit.core.error.Problem;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** Reads one object of a catalogue strictly: what is missing, unknown or of another type becomes a problem with its path. */
final class CatalogFields {
    private final JsonNode object;
    private final String path;
    private final List<Problem> problems;
    private final Set<String> read = new LinkedHashSet<>();

    CatalogFields(JsonNode object, String path, List<Problem> problems) {
        this.object = object;
        this.path = path;
        this.problems = problems;
    }

    /** A number that is not negative. */
    double number(String name) {
        return optionalNumber(name).orElseGet(() -> {
            missing(name);
            return 0.0;
        });
    }

    /** As {@link #number}, where it may be left out: prices that are not known. */
    Optional<Double> optionalNumber(String name) {
        JsonNode value = field(name);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        if (!value.isNumber() || value.asDouble() < 0) {
            problem(name, value.toString(), "is no number of 0 or more");
            return Optional.of(0.0);
        }
        return Optional.of(value.asDouble());
    }

    /** A number above 0, for limits that are divided by. */
    double positive(String name) {
        double value = number(name);
        if (value == 0 && object.has(name) && object.get(name).isNumber()) {
            problem(name, "0", "has to be more than 0");
        }
        return value;
    }

    String text(String name) {
        JsonNode value = field(name);
        if (value.isMissingNode()) {
            missing(name);
            return "";
        }
        if (!value.isTextual() || value.asText().isBlank()) {
            problem(name, value.toString(), "is no text");
            return "";
        }
        return value.asText();
    }

    LocalDate date(String name) {
        String text = text(name);
        try {
            return text.isEmpty() ? LocalDate.EPOCH : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            problem(name, text, "is no date such as 2026-08-20");
            return LocalDate.EPOCH;
        }
    }

    Source source() {
        return new Source(text("source"), date("date"));
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (JsonNode element : field(name)) {
            texts.add(element.asText());
        }
        if (texts.isEmpty()) {
            missing(name);
        }
        return texts;
    }

    /** An object of that name, or an empty one with a problem. */
    CatalogFields inner(String name) {
        JsonNode value = field(name);
        if (value.isMissingNode()) {
            missing(name);
        } else if (!value.isObject()) {
            problem(name, value.toString(), "is no object");
        }
        return new CatalogFields(value, pathOf(name), problems);
    }

    /** All members of this object, each read by the function; the names are the user's. */
    <T> Map<String, T> eachNamed(BiFunction<String, CatalogFields, T> reader) {
        Map<String, T> all = new LinkedHashMap<>();
        for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            CatalogFields inner = inner(name);
            all.put(name, reader.apply(name, inner));
            inner.refuseUnknown();
        }
        return all;
    }

    /** All members of this object as numbers. */
    Map<String, Double> numbers() {
        Map<String, Double> all = new LinkedHashMap<>();
        object.fieldNames().forEachRemaining(name -> all.put(name, number(name)));
        return all;
    }

    /** Reports fields that nothing has read. */
    void refuseUnknown() {
        object.fieldNames().forEachRemaining(name -> {
            if (!read.contains(name)) {
                problem(
                        name,
                        Problem.NO_VALUE,
                        "is unknown"
                                + Nearest.to(name, read.stream())
                                        .map(near -> "; did you mean " + near + "?")
                                        .orElse("; the fields here are " + String.join(", ", read)));
            }
        });
    }

    private JsonNode field(String name) {
        read.add(name);
        return object.path(name);
    }

    private void missing(String name) {
        problem(name, Problem.NO_VALUE, "is missing");
    }

    private void problem(String name, String value, String rule) {
        problems.add(new Problem(pathOf(name), 0, value, rule));
    }

    private String pathOf(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
