package io.godwit.core.size;

import io.godwit.core.error.GodwitException;
import io.godwit.core.error.Problem;
import io.godwit.core.error.SizeError;
import io.godwit.core.unit.DataRate;
import io.godwit.core.unit.TimeSpan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The figures of a load as somebody typed them.
 *
 * @param texts each figure's text; retention also {@code -1} or {@code unlimited}
 * @param rackAwareConsumers whether consumers read from the replica in their own zone
 */
public record TypedLoad(Map<Figure, String> texts, boolean rackAwareConsumers) {
    private static final Set<String> UNLIMITED = Set.of("-1", "unlimited");
    private static final int DEFAULT_REPLICATION_FACTOR = 3;

    public TypedLoad {
        texts = Map.copyOf(texts);
    }

    /** The figures that nothing can stand in for and that are not there. */
    public List<Figure> missing() {
        return Arrays.stream(Figure.values())
                .filter(figure -> figure.compareTo(Figure.RETENTION) <= 0 && !texts.containsKey(figure))
                .toList();
    }

    /** Takes these figures where nothing was typed. */
    public TypedLoad orElse(Map<Figure, String> found) {
        return new TypedLoad(found, rackAwareConsumers).with(texts);
    }

    TypedLoad with(Map<Figure, String> changes) {
        Map<Figure, String> changed = new EnumMap<>(Figure.class);
        changed.putAll(texts);
        changed.putAll(changes);
        return new TypedLoad(changed, rackAwareConsumers);
    }

    Optional<String> text(Figure figure) {
        return Optional.ofNullable(texts.get(figure)).map(String::strip);
    }

    boolean unlimited() {
        return text(Figure.RETENTION).filter(UNLIMITED::contains).isPresent();
    }

    /**
     * The load; a primary retention that is not given is the whole retention.
     *
     * @throws GodwitException GW-SIZ-002 for all texts that cannot be read, GW-SIZ-004 if retention is unlimited and nothing says how
     *     much of it stays on disks, GW-SIZ-001 for figures that cannot be
     * @throws IllegalStateException if figures are {@link #missing}
     */
    public LoadFigures figures() {
        if (!missing().isEmpty()) {
            throw new IllegalStateException("missing: " + missing());
        }
        Reader reader = new Reader();
        double ingressAverage = reader.rate(Figure.INGRESS_AVERAGE);
        double ingressPeak = reader.rate(Figure.INGRESS_PEAK);
        double egressAverage = reader.rate(Figure.EGRESS_AVERAGE);
        double egressPeak = reader.rate(Figure.EGRESS_PEAK);
        long replicas = reader.count(Figure.PARTITION_REPLICAS).orElse(0);
        Optional<Duration> retention = unlimited() ? Optional.empty() : Optional.of(reader.time(Figure.RETENTION));
        Optional<Duration> primary = text(Figure.PRIMARY_RETENTION).map(text -> reader.time(Figure.PRIMARY_RETENTION));
        long factor = reader.count(Figure.REPLICATION_FACTOR).orElse(DEFAULT_REPLICATION_FACTOR);
        OptionalLong connections = reader.count(Figure.CONNECTIONS);
        reader.refuse();
        return new LoadFigures(
                ingressAverage,
                ingressPeak,
                egressAverage,
                egressPeak,
                replicas,
                retention,
                primary.or(() -> retention).orElseThrow(TypedLoad::noDiskHoldsIt),
                (int) Math.max(-1, Math.min(factor, Integer.MAX_VALUE)),
                connections,
                rackAwareConsumers);
    }

    private static GodwitException noDiskHoldsIt() {
        return new GodwitException(
                SizeError.UNLIMITED_RETENTION,
                "retention",
                "records are kept for ever, and nothing says how much of them stays on the brokers' disks",
                "give --primary-retention, such as 72h, and the rest is counted as tiered storage;"
                        + " or give the retention that the target will have");
    }

    /** Reads texts and collects what is wrong with them. */
    private final class Reader {
        private final List<Problem> problems = new ArrayList<>();

        double rate(Figure figure) {
            String text = text(figure).orElseThrow();
            Optional<DataRate> rate = DataRate.parse(withoutSign(text));
            return signed(text, rate.map(DataRate::bytesPerSecond).orElseGet(() -> {
                problem(figure, text, "is not " + DataRate.FORM);
                return 1.0;
            }));
        }

        Duration time(Figure figure) {
            String text = text(figure).orElseThrow();
            Duration time = TimeSpan.parse(withoutSign(text)).orElseGet(() -> {
                problem(figure, text, "is not " + TimeSpan.FORM);
                return Duration.ofHours(1);
            });
            return text.startsWith("-") ? time.negated() : time;
        }

        OptionalLong count(Figure figure) {
            Optional<String> text = text(figure);
            if (text.isEmpty()) {
                return OptionalLong.empty();
            }
            String digits = text.get().replace(",", "").replace("_", "");
            if (!digits.matches("-?[0-9]{1,18}")) {
                problem(figure, text.get(), "is not a whole number");
                return OptionalLong.of(DEFAULT_REPLICATION_FACTOR);
            }
            return OptionalLong.of(Long.parseLong(digits));
        }

        void refuse() {
            if (!problems.isEmpty()) {
                throw new GodwitException(
                        SizeError.BAD_UNIT,
                        "load",
                        problems.size() == 1 ? "a figure cannot be read" : problems.size() + " figures cannot be read",
                        "write rates as 20MiB/s or 5GB/h, times as 72h or 14d, counts as whole numbers",
                        problems);
            }
        }

        private void problem(Figure figure, String text, String rule) {
            problems.add(new Problem(figure.label(), 0, text, rule));
        }

        private static String withoutSign(String text) {
            return text.startsWith("-") ? text.substring(1) : text;
        }

        private static double signed(String text, double value) {
            return text.startsWith("-") ? -value : value;
        }
    }
}
