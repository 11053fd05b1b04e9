package io.godwit.core.completion;

import io.godwit.core.cutover.Gate;
import io.godwit.core.cutover.Gate.Result;
import io.godwit.core.model.PartitionId;
import io.godwit.core.proof.PartitionProof;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The conditions under which a migration may be completed, but for the quiet of the source, which takes time. Pure. */
public final class CompletionGates {
    private static final int SHOWN = 5;

    private final Instant at;
    private final List<WaveFacts> waves;
    private final SortedMap<PartitionId, PartitionProof> proofs;
    private final boolean beforeWatchEnds;

    private CompletionGates(
            Instant at, List<WaveFacts> waves, SortedMap<PartitionId, PartitionProof> proofs, boolean beforeWatchEnds) {
        this.at = at;
        this.waves = waves;
        this.proofs = proofs;
        this.beforeWatchEnds = beforeWatchEnds;
    }

    /**
     * @param proofs the latest of each partition of the waves that has one
     * @param beforeWatchEnds whether the operator does not wait for the watch
     */
    public static List<Gate> of(
            Instant at, List<WaveFacts> waves, SortedMap<PartitionId, PartitionProof> proofs, boolean beforeWatchEnds) {
        CompletionGates gates = new CompletionGates(at, List.copyOf(waves), new TreeMap<>(proofs), beforeWatchEnds);
        return List.of(gates.switched(), gates.watch(), gates.stragglers(), gates.proofClean(), gates.proofCovers());
    }

    private Gate switched() {
        List<String> open = waves.stream()
                .filter(wave -> !wave.isSwitched())
                .map(wave -> wave.wave() + " is " + wave.state())
                .toList();
        String value = (waves.size() - open.size()) + " of " + waves.size() + " waves";
        return open.isEmpty()
                ? met("switched", value, "all", "the producers of every wave write to the target")
                : unmet(
                        "switched",
                        value,
                        "all",
                        few(open),
                        "godwit cutover start --wave " + first(WaveFacts::isSwitched));
    }

    private String first(java.util.function.Predicate<WaveFacts> good) {
        return waves.stream()
                .filter(good.negate())
                .map(WaveFacts::wave)
                .findFirst()
                .orElse("NAME");
    }

    private Gate watch() {
        List<String> watched = waves.stream()
                .filter(wave -> wave.watchUntil().map(at::isBefore).orElse(false))
                .map(wave -> wave.wave() + " until "
                        + wave.watchUntil().map(String::valueOf).orElse("-"))
                .toList();
        String value = watched.size() + " watched";
        if (watched.isEmpty()) {
            return met("watch", value, "0", "the watch for stragglers is over");
        }
        return beforeWatchEnds
                ? new Gate("watch", Result.NOTE, value, "0", "you do not wait for it: " + few(watched), "")
                : unmet(
                        "watch",
                        value,
                        "0",
                        "the source is watched for stragglers: " + few(watched),
                        "wait, or add --before-watch-ends");
    }

    private Gate stragglers() {
        List<String> found = waves.stream()
                .filter(wave -> !wave.stragglers().isEmpty())
                .map(wave -> wave.wave() + ": " + few(wave.stragglers().keySet())
                        + wave.stragglerNames().map(names -> " (" + names + ")").orElse(""))
                .toList();
        return found.isEmpty()
                ? met("stragglers", "0 topics", "0", "nobody wrote to the source after a switch")
                : unmet(
                        "stragglers",
                        found.size() + " waves",
                        "0",
                        "records on the source that the target does not have: " + few(found),
                        "godwit cutover check shows them; stop who writes, and bring these records over first");
    }

    private Gate proofClean() {
        List<String> differing = proofs.values().stream()
                .filter(proof -> !proof.equalSoFar())
                .map(proof -> proof.partition() + " (" + proof.mismatches() + ")")
                .toList();
        return differing.isEmpty()
                ? met("proof-clean", "0 mismatches", "0", "no difference was found in what was compared")
                : new Gate(
                        "proof-clean",
                        Result.BLOCKED,
                        differing.size() + " partitions differ",
                        "0",
                        "mismatches in " + few(differing),
                        "godwit verify lists them; a migration with unexplained differences is not complete");
    }

    private Gate proofCovers() {
        TreeMap<PartitionId, Long> ends = new TreeMap<>();
        waves.forEach(wave -> ends.putAll(wave.switchEnds()));
        List<PartitionId> open = ends.entrySet().stream()
                .filter(end -> !covers(proofs.get(end.getKey()), end.getValue()))
                .map(java.util.Map.Entry::getKey)
                .toList();
        String value = (ends.size() - open.size()) + " of " + ends.size() + " partitions";
        return open.isEmpty()
                ? met("proof-covers", value, "all", "everything before the switch was compared")
                : unmet("proof-covers", value, "all", "not compared up to the switch: " + few(open), "godwit verify");
    }

    /** A partition that was empty at the switch needs no proof. */
    private static boolean covers(@Nullable PartitionProof proof, long switchEnd) {
        return switchEnd == 0 || (proof != null && proof.sourceNext() >= switchEnd);
    }

    private static Gate met(String name, String value, String threshold, String reason) {
        return new Gate(name, Result.MET, value, threshold, reason, "");
    }

    private static Gate unmet(String name, String value, String threshold, String reason, String next) {
        return new Gate(name, Result.UNMET, value, threshold, reason, next);
    }

    private static String few(Collection<?> names) {
        String first = names.stream().limit(SHOWN).map(String::valueOf).collect(Collectors.joining(", "));
        return names.size() <= SHOWN ? first : first + " and " + (names.size() - SHOWN) + " more";
    }
}
