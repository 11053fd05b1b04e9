package io.godwit.bench.result;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** All results, case by case. */
public record BenchmarkReport(List<Result> results) {
    private static final MathContext FOUR_DIGITS = new MathContext(4);

    public BenchmarkReport {
        results = List.copyOf(results);
    }

    public Optional<Result> result(BenchmarkCase benchmarkCase, Engine engine) {
        return results.stream()
                .filter(result -> result.benchmarkCase() == benchmarkCase && result.engine() == engine)
                .findFirst();
    }

    /** How a result compares to MirrorMaker 2 in the same case. */
    public OptionalDouble ratio(Result result, Measure measure) {
        return result(result.benchmarkCase(), Engine.MIRRORMAKER2)
                .map(other -> result.ratio(measure, other))
                .orElse(OptionalDouble.empty());
    }

    /** {@code {"results": [...]}} with medians; null for what is unknown or does not apply. */
    public ObjectNode document() {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        ArrayNode all = document.putArray("results");
        results.forEach(result -> all.add(document(result)));
        return document;
    }

    private static ObjectNode document(Result result) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("case", result.benchmarkCase().label());
        document.put("engine", result.engine().label());
        for (Measure measure : Measure.values()) {
            document.set(measure.property(), number(result.median(measure)));
        }
        return document;
    }

    private static JsonNode number(OptionalDouble value) {
        if (value.isEmpty()) {
            return JsonNodeFactory.instance.nullNode();
        }
        BigDecimal rounded =
                new BigDecimal(value.getAsDouble()).round(FOUR_DIGITS).stripTrailingZeros();
        // Not 4E+2.
        return JsonNodeFactory.instance.numberNode(rounded.scale() < 0 ? rounded.setScale(0) : rounded);
    }
}
