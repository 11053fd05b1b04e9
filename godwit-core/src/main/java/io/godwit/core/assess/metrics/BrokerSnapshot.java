package io.godwit.core.assess.metrics;

import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** What one broker's MBeans said at one moment. Each sample has its own time, since reading thousands takes a while. */
public final class BrokerSnapshot {
    /** The bean of a metric without any qualifier. */
    public static final String WHOLE = "";

    private final Map<BrokerMetric, Map<String, Sample>> samples = new EnumMap<>(BrokerMetric.class);

    /** @param seconds on a clock that never goes back */
    public record Sample(double value, double seconds) {}

    /** Adds one. Values that are no numbers are left out. */
    public void add(BrokerMetric metric, String qualifier, double value, double seconds) {
        if (!Double.isNaN(value) && !Double.isInfinite(value)) {
            samples.computeIfAbsent(metric, key -> new HashMap<>()).put(qualifier, new Sample(value, seconds));
        }
    }

    /** By qualifier: a topic, a request, a client. */
    public Map<String, Sample> of(BrokerMetric metric) {
        return Collections.unmodifiableMap(samples.getOrDefault(metric, Map.of()));
    }

    /** The value of a metric without qualifier; empty if there is none, or it is below 0, which means unknown. */
    public OptionalDouble value(BrokerMetric metric) {
        return Optional.ofNullable(of(metric).get(WHOLE))
                .map(Sample::value)
                .filter(value -> value >= 0)
                .map(OptionalDouble::of)
                .orElseGet(OptionalDouble::empty);
    }
}
