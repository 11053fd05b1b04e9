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
import java.util.Objects;
import java.util.Optional;

/**
 * Changes to a load, such as {@code peak=5GB/h,retention=14d}. The key {@code peak} is the peak of the whole load: the egress peak
 * follows it, and averages that would be above their peaks are taken as those, unless they are given too.
 *
 * @param text as it was typed
 * @param changes the figures that get other values
 * @param wholePeak whether the peak was given by that key
 */
public record WhatIf(String text, Map<Figure, String> changes, boolean wholePeak) {
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
        return new WhatIf(text, changes, peak);
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
        if (wholePeak && peak.isPresent()) {
            changed = changed.with(following(before, peak.get().bytesPerSecond()));
        }
        if (changes.containsKey(Figure.RETENTION) && !changes.containsKey(Figure.PRIMARY_RETENTION)) {
            changed = changed.with(primary(before, changed));
        }
        return changed;
    }

    /** What follows the peak of the whole load and is not given itself. */
    private Map<Figure, String> following(LoadFigures before, double peak) {
        Map<Figure, String> following = new EnumMap<>(Figure.class);
        double egressPeak = peak * before.fanOut();
        following.put(Figure.EGRESS_PEAK, bytes(egressPeak));
        if (before.ingressAverage() > peak) {
            following.put(Figure.INGRESS_AVERAGE, Objects.requireNonNull(changes.get(Figure.INGRESS_PEAK)));
        }
        if (before.egressAverage() > egressPeak) {
            following.put(Figure.EGRESS_AVERAGE, bytes(egressPeak));
        }
        following.keySet().removeAll(changes.keySet());
        return following;
    }

    private static String bytes(double bytesPerSecond) {
        return Math.round(bytesPerSecond) + "B/s";
    }

    /** What follows from the changes without being one of them, in words. */
    public Optional<String> remark(LoadFigures before, LoadFigures after) {
        return wholePeak
                        && !changes.containsKey(Figure.INGRESS_AVERAGE)
                        && after.ingressAverage() < before.ingressAverage()
                ? Optional.of("what if " + text + ": the average was above that peak and is taken to be as high as it")
                : Optional.empty();
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
