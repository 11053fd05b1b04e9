package io.godwit.core.size;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * One reason why a load needs a number of brokers, with its maths.
 *
 * @param name what it is about
 * @param state of the cluster in which it is looked at
 * @param formula of the demand and of the capacity, in words
 * @param inputs the figures in the formula; names carry their units
 * @param demand of the whole cluster, in the unit
 * @param capacity of one broker, in the unit, as far as it may be used; of the whole cluster on Serverless
 * @param unit of both
 */
public record Constraint(
        ConstraintName name,
        String state,
        String formula,
        Map<String, Double> inputs,
        double demand,
        double capacity,
        String unit) {
    public Constraint {
        Objects.requireNonNull(name);
        Objects.requireNonNull(state);
        Objects.requireNonNull(formula);
        Objects.requireNonNull(unit);
        inputs = Collections.unmodifiableMap(new TreeMap<>(inputs));
    }

    /** Brokers before they are rounded to whole ones and to the zones. */
    public double exactBrokers() {
        return demand / capacity;
    }
}
