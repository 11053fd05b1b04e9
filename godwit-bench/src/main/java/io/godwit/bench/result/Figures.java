package io.godwit.bench.result;

import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;

/** What one run gave. A measure that is absent is unknown or does not apply. */
public record Figures(Map<Measure, Double> values) {
    public Figures {
        EnumMap<Measure, Double> copy = new EnumMap<>(Measure.class);
        copy.putAll(values);
        values = copy;
    }

    public Figures() {
        this(Map.of());
    }

    public OptionalDouble value(Measure measure) {
        Double value = values.get(measure);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    public Figures with(Measure measure, double value) {
        EnumMap<Measure, Double> more = new EnumMap<>(Measure.class);
        more.putAll(values);
        more.put(measure, value);
        return new Figures(more);
    }

    /** Nothing is added when it is unknown. */
    public Figures with(Measure measure, OptionalDouble value) {
        return value.isEmpty() ? this : with(measure, value.getAsDouble());
    }
}
