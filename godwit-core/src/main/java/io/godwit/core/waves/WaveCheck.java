package io.godwit.core.waves;

import io.godwit.core.config.Migration;
import io.godwit.core.config.MirrorConfig;
import io.godwit.core.config.ReverseMode;
import io.godwit.core.error.WaveError;
import io.godwit.core.finding.Finding;
import io.godwit.core.finding.Severity;
import io.godwit.core.model.ClusterVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Holds the waves of migration.yaml against the edges.
 *
 * <p>A topic changes sides when its writers do. From then on the mirror brings it to the source again, if it can; so a reader that
 * is left there loses no record, but it reads late, or nothing until it moves. Two writers apart are worse: the first wave can't
 * be finished, since the source's log never stands still.
 */
final class WaveCheck {
    private final Map<String, Integer> waveOf = new HashMap<>();
    private final List<String> waves;
    private final Optional<String> noWayBack;
    private final List<WaveFinding> findings = new ArrayList<>();

    private WaveCheck(Migration migration, ClusterVersion source) {
        this.waves = migration.waves().stream().map(wave -> wave.name()).toList();
        for (int index = 0; index < waves.size(); index++) {
            int number = index;
            migration.waves().get(index).applications().forEach(name -> waveOf.put(name, number));
        }
        this.noWayBack = noWayBack(migration, source);
    }

    static List<WaveFinding> of(Migration migration, UseFacts facts, List<WaveEdge> edges) {
        WaveCheck check = new WaveCheck(migration, facts.inventory().version());
        SortedMap<Pair, SortedSet<String>> topics = new TreeMap<>();
        SortedMap<Pair, String> reasons = new TreeMap<>();
        for (WaveEdge edge : edges) {
            Pair pair = new Pair(edge.from(), edge.to(), edge.kind());
            topics.computeIfAbsent(pair, any -> new TreeSet<>())
                    .addAll(edge.topic().stream().toList());
            reasons.putIfAbsent(pair, edge.reason());
        }
        topics.forEach((pair, about) -> check.examine(pair, about, reasons.getOrDefault(pair, "")));
        return check.findings;
    }

    private record Pair(String from, String to, WaveEdge.Kind kind) implements Comparable<Pair> {
        @Override
        public int compareTo(Pair other) {
            int byKind = kind.compareTo(other.kind);
            int byFrom = byKind != 0 ? byKind : from.compareTo(other.from);
            return byFrom != 0 ? byFrom : to.compareTo(other.to);
        }
    }

    /** Why the mirror would not copy back after a switch, as far as that is known without asking the target. */
    private static Optional<String> noWayBack(Migration migration, ClusterVersion source) {
        if (migration.cutover().reverse() == ReverseMode.OFF) {
            return Optional.of("cutover.reverse is off");
        }
        String engine = migration.mirror().engine();
        if (!engine.equals(MirrorConfig.BATCH)) {
            return Optional.of("engine " + engine + " does not copy back");
        }
        return source.isOlderThan(2, 8)
                ? Optional.of("the source runs " + source.release() + ", and copying back needs 2.8")
                : Optional.empty();
    }

    private void examine(Pair pair, SortedSet<String> topics, String reason) {
        Optional<Integer> from = Optional.ofNullable(waveOf.get(pair.from()));
        Optional<Integer> to = Optional.ofNullable(waveOf.get(pair.to()));
        if (from.equals(to)) {
            return;
        }
        switch (pair.kind()) {
            case BEFORE -> leftBehind(pair, topics, reason, from, to);
            case SAME_TOPIC ->
                apart(
                        new Finding(
                                WaveError.WRITERS_APART,
                                Severity.BLOCKER,
                                "topics " + Words.some(topics),
                                places(pair, from, to)
                                        + ", and both write there. Whichever is switched first waits until the topic"
                                        + " stands still on the source; the other one goes on writing, so the wave is"
                                        + " put back (exit 8)",
                                "put both into one wave"),
                        from,
                        to);
            case TRANSACTION ->
                apart(
                        new Finding(
                                WaveError.TRANSACTION_APART,
                                Severity.BLOCKER,
                                pair.from() + " and " + pair.to(),
                                reason + ", but " + places(pair, from, to)
                                        + ". A producer writes to one cluster: what the other wave still has on the"
                                        + " source it can't reach any more",
                                "put both into one wave, or correct which of them owns what"),
                        from,
                        to);
            case CHAIN ->
                apart(
                        new Finding(
                                WaveError.CHAIN_APART,
                                Severity.WARNING,
                                pair.from() + " and " + pair.to(),
                                reason + ", both in transactions, but " + places(pair, from, to)
                                        + ". Between the waves the chain runs through the mirror, with its delay, and"
                                        + " can't be rolled back as one",
                                "put both into one wave"),
                        from,
                        to);
            case SAME_GROUP -> {
                // GW-CFG-001 refuses that already
            }
        }
        if (pair.kind() == WaveEdge.Kind.CHAIN) {
            leftBehind(pair, topics, reason, from, to);
        }
    }

    private void leftBehind(
            Pair pair, SortedSet<String> topics, String reason, Optional<Integer> reader, Optional<Integer> writer) {
        boolean unnamedInTheOnlyWave = reader.isEmpty() && waves.size() == 1;
        if (writer.isEmpty() || unnamedInTheOnlyWave) {
            return;
        }
        if (reader.isPresent() && reader.get() < writer.get()) {
            return;
        }
        String until = reader.map(wave -> "until wave " + waves.get(wave) + " moves it")
                .orElse("for good, as it is in no wave");
        String effect = noWayBack
                .map(why -> "Nothing comes back to the source (" + why + "): " + pair.from()
                        + " reads nothing new " + until
                        + ". No record is lost if that is within the topic's retention")
                .orElseGet(() -> pair.from() + " reads what the mirror copies back, as late as that is behind, " + until
                        + "; nothing while copying back is stopped (GW-MIR-030). No record is lost");
        findings.add(new WaveFinding(
                new Finding(
                        WaveError.READER_LEFT_BEHIND,
                        noWayBack.isPresent() ? Severity.BLOCKER : Severity.WARNING,
                        "topics " + Words.some(topics),
                        reason + ", and " + places(pair, reader, writer) + ", so " + pair.from()
                                + " stays on the source when the topic moves. " + effect,
                        "move " + pair.from() + " in wave " + waves.get(writer.get()) + " or an earlier one"),
                named(reader, writer)));
    }

    private void apart(Finding finding, Optional<Integer> from, Optional<Integer> to) {
        if (from.isPresent() || to.isPresent()) {
            findings.add(new WaveFinding(finding, named(from, to)));
        }
    }

    private SortedSet<String> named(Optional<Integer> one, Optional<Integer> other) {
        SortedSet<String> names = new TreeSet<>();
        one.ifPresent(wave -> names.add(waves.get(wave)));
        other.ifPresent(wave -> names.add(waves.get(wave)));
        return names;
    }

    private String places(Pair pair, Optional<Integer> from, Optional<Integer> to) {
        return pair.from() + " is in " + place(from) + ", " + pair.to() + " in " + place(to);
    }

    private String place(Optional<Integer> wave) {
        return wave.map(index -> "wave " + waves.get(index)).orElse("none");
    }
}
