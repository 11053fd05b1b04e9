package io.godwit.core.size;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * One line of the monthly bill, with its maths.
 *
 * @param name what it is for
 * @param formula in words
 * @param inputs the figures in the formula; names carry their units
 * @param usd a month, not rounded
 */
public record CostItem(String name, String formula, Map<String, Double> inputs, double usd) {
    public CostItem {
        Objects.requireNonNull(name);
        Objects.requireNonNull(formula);
        inputs = Collections.unmodifiableMap(new TreeMap<>(inputs));
    }
}
