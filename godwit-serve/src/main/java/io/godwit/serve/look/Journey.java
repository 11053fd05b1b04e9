package io.godwit.serve.look;

import io.godwit.core.status.MigrationStatus;
import io.godwit.core.status.MirrorSession;
import io.godwit.core.status.TopicStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where the migration stands, as a path of steps. */
public final class Journey {
    private static final Set<String> NOT_THERE = Set.of("PLANNED", "BLOCKED");
    private static final Set<String> BEHIND = Set.of("PLANNED", "BLOCKED", "CREATED", "COPYING", "PAUSED");

    private Journey() {}

    /** How a step stands. */
    public enum Standing {
        DONE,
        CURRENT,
        OPEN
    }

    /**
     * A step.
     *
     * @param step a stable word: {@code apply}, {@code copy}, {@code sync}, {@code verify}, {@code consumers},
     *     {@code producers}, {@code complete}
     * @param at when it was done, or for the current one since when, as far as that is known
     * @param note a few words
     */
    public record Step(String step, String title, Standing standing, Optional<Instant> at, String note) {}

    private record Draft(String step, String title, boolean done, Optional<Instant> at, String note) {}

    /** The path; the first step that is not done is the current one. */
    static List<Step> of(MigrationStatus status, Optional<LastPlan> plan, ProofGlance proof, List<WaveGlance> waves) {
        List<Draft> drafts = List.of(
                applied(status, plan),
                copied(status),
                inSync(status),
                proven(proof),
                consumers(waves),
                producers(waves),
                completed(status));
        List<Step> steps = new ArrayList<>();
        boolean currentSeen = false;
        for (Draft draft : drafts) {
            Standing standing = draft.done() ? Standing.DONE : currentSeen ? Standing.OPEN : Standing.CURRENT;
            currentSeen |= !draft.done();
            steps.add(new Step(draft.step(), draft.title(), standing, draft.at(), draft.note()));
        }
        return steps;
    }

    private static Draft applied(MigrationStatus status, Optional<LastPlan> plan) {
        long there = status.topics().stream()
                .filter(topic -> !NOT_THERE.contains(topic.state()))
                .count();
        boolean done = !status.topics().isEmpty() && there == status.topics().size();
        return new Draft(
                "apply",
                "Plan applied",
                done || plan.filter(LastPlan::isComplete).isPresent(),
                plan.flatMap(LastPlan::finishedAt),
                there + " of " + status.topics().size() + " topics");
    }

    private static Draft copied(MigrationStatus status) {
        boolean begun = status.mirror().isPresent();
        return new Draft(
                "copy",
                "Copying",
                begun,
                status.mirror().map(MirrorSession::startedAt),
                status.running() ? "running" : begun ? "not running" : "not begun");
    }

    private static Draft inSync(MigrationStatus status) {
        long synced = status.topics().stream()
                .filter(topic -> !BEHIND.contains(topic.state()))
                .count();
        boolean done = !status.topics().isEmpty() && synced == status.topics().size();
        return new Draft(
                "sync",
                "In sync",
                done,
                done
                        ? status.topics().stream().map(TopicStatus::since).max(Comparator.naturalOrder())
                        : Optional.empty(),
                synced + " of " + status.topics().size() + " topics");
    }

    private static Draft proven(ProofGlance proof) {
        boolean done =
                proof.partitions() > 0 && proof.provenPartitions() >= proof.partitions() && proof.mismatches() == 0;
        return new Draft(
                "verify",
                "Proven",
                done,
                proof.oldestAt(),
                proof.mismatches() > 0
                        ? proof.mismatches() + (proof.mismatches() == 1 ? " mismatch" : " mismatches")
                        : proof.provenPartitions() + " of " + proof.partitions() + " partitions");
    }

    private static Draft consumers(List<WaveGlance> waves) {
        List<WaveGlance.Member> consumers = waves.stream()
                .flatMap(wave -> wave.members().stream())
                .filter(member -> member.role().equals("consumer"))
                .toList();
        long moved = consumers.stream()
                .filter(member -> member.state().equals("STABLE"))
                .count();
        boolean begun = waves.stream()
                .allMatch(wave -> wave.isSwitched() || wave.state().equals("HELD"));
        return new Draft(
                "consumers",
                "Consumers moved",
                begun || (!consumers.isEmpty() && moved == consumers.size()),
                consumers.stream().flatMap(member -> member.since().stream()).max(Comparator.naturalOrder()),
                moved + " of " + consumers.size() + " applications");
    }

    private static Draft producers(List<WaveGlance> waves) {
        long switched = waves.stream().filter(WaveGlance::isSwitched).count();
        return new Draft(
                "producers",
                "Producers moved",
                !waves.isEmpty() && switched == waves.size(),
                waves.stream().flatMap(wave -> wave.switchedAt().stream()).max(Comparator.naturalOrder()),
                switched + " of " + waves.size() + (waves.size() == 1 ? " wave" : " waves"));
    }

    private static Draft completed(MigrationStatus status) {
        boolean done = status.state().equals("COMPLETED");
        return new Draft(
                "complete",
                "Completed",
                done,
                done ? Optional.of(status.since()) : Optional.empty(),
                status.state().equals("COMPLETING") ? status.reason() : "");
    }
}
