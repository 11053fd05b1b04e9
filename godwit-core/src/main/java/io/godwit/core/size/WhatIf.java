package io.godwit.core.size;

import io.godwit.core.error.GodwitException;
import io.godwit.core.error.Problem;
import io.godwit.core.error.SizeError;
import io.godwit.core.unit.DataRate;
import io.godwit.core.unit.TimeSpan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Changes to a load, such as {@code peak=5GB/h,retention=14d}. The key {@code peak} is the ingress peak, and the egress peak grows
 * alike unless it is given too.
 *
 * @param text as it was typed
 * @param changes the figures that get other values
 * @param scaleEgress whether the egress peak follows the ingress peak
 */
public record WhatIf(String text, Map<Figure, String> changes, boolean scaleEgress) {
    private static final String PEAK = "peak";

    public WhatIf {
        changes = Map.copyOf(changes);
    }

    /** @throws GodwitException GW-SIZ-003 with everything that is wrong */
    public static WhatIf parse(String text) {
        Map<Figure, String> changes = new EnumMap<>(Figure.class);
        List<Problem> problems = new ArrayList<>();
        boolean peak = false;
        for (String change : text.split(",", -1)) {
            int equals = change.indexOf('=');
            String key = change.substring(0, Math.max(0, equals)).strip();
            Optional<Figure> figure = PEAK.equals(key) ? Optional.of(Figure.INGRESS_PEAK) : Figure.named(key);
            if (equals < 0 || change.substring(equals + 1).isBlank()) {
                problems.add(new Problem("what-if", 0, change.strip(), "is not figure=value"));
            } else if (figure.isEmpty()) {
                problems.add(new Problem("what-if", 0, key, "is no figure" + suggestion(key)));
            } else if (changes.put(figure.get(), change.substring(equals + 1).strip()) != null) {
                problems.add(new Problem("what-if", 0, key, "is given twice"));
            }
            peak |= PEAK.equals(key);
        }
        if (!problems.isEmpty()) {
            throw new GodwitException(
                    SizeError.BAD_WHAT_IF,
                    text,
                    "it has " + problems.size() + (problems.size() == 1 ? " problem" : " problems"),
                    "write figure=value, separated by commas, such as peak=5GB/h,retention=14d; the figures are peak and the"
                            + " options of the load without their dashes",
                    problems);
        }
        return new WhatIf(text, changes, peak && !changes.containsKey(Figure.EGRESS_PEAK));
    }

    private static String suggestion(String key) {
        return Figure.nearest(key).map(near -> "; did you mean " + near + "?").orElse("");
    }

    /**
     * The load with the changes. A primary retention that was the whole retention stays so, and never exceeds the changed one.
     *
     * @throws GodwitException as {@link TypedLoad#figures} for values that cannot be read or cannot be
     */
    public TypedLoad applyTo(TypedLoad load) {
        LoadFigures before = load.figures();
        TypedLoad changed = load.with(changes);
        Optional<DataRate> peak = changed.text(Figure.INGRESS_PEAK).flatMap(DataRate::parse);
        if (scaleEgress && peak.isPresent()) {
            double egress = Math.max(peak.get().bytesPerSecond() * before.fanOut(), before.egressAverage());
            changed = changed.with(Map.of(Figure.EGRESS_PEAK, Math.round(egress) + "B/s"));
        }
        if (changes.containsKey(Figure.RETENTION) && !changes.containsKey(Figure.PRIMARY_RETENTION)) {
            changed = changed.with(primary(before, changed));
        }
        return changed;
    }

    private static Map<Figure, String> primary(LoadFigures before, TypedLoad changed) {
        Optional<Duration> retention = changed.text(Figure.RETENTION).flatMap(TimeSpan::parse);
        boolean follows = !before.tiered()
                || retention
                        .map(whole -> before.primaryRetention().compareTo(whole) > 0)
                        .orElse(false);
        return follows && retention.isPresent()
                ? Map.of(Figure.PRIMARY_RETENTION, TimeSpan.format(retention.get()))
                : Map.of(Figure.PRIMARY_RETENTION, TimeSpan.format(before.primaryRetention()));
    }
}
