package io.godwit.migration.mirror.groups;

import io.godwit.core.config.Migration;
import io.godwit.core.cutover.GroupPositions.Position;
import io.godwit.core.engine.EngineSnapshot;
import io.godwit.core.groups.CarriedMemory;
import io.godwit.core.groups.CarriedMemoryStore;
import io.godwit.core.groups.CarryDecision;
import io.godwit.core.groups.CarryMark;
import io.godwit.core.groups.Counterpart;
import io.godwit.core.groups.CutoverHold;
import io.godwit.core.groups.GroupOffsets;
import io.godwit.core.groups.GroupOffsets.Committed;
import io.godwit.core.groups.GroupOffsets.Group;
import io.godwit.core.groups.GroupOffsets.Kind;
import io.godwit.core.groups.GroupOffsets.Listing;
import io.godwit.core.groups.GroupOffsets.Refusal;
import io.godwit.core.groups.PendingOffsets;
import io.godwit.core.groups.PendingOffsets.Seen;
import io.godwit.core.journal.Journal;
import io.godwit.core.status.GroupsStatus.Why;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * One look at all groups: what the source has, what of it the target may have now, and who must not be touched. The order
 * matters: what is written is remembered before, and whether a cutover took a group is asked at the last moment. Mutable, for
 * one thread.
 */
final class GroupRound {
    private static final int MOST_BYTES_AT_ONCE = 2 << 20;

    /** A cutover waits 15 s for a mark that stands; the write itself ends within 10 s. */
    private static final Duration LONGEST_QUESTION = Duration.ofSeconds(4);

    private final Migration migration;
    private final GroupOffsets source;
    private final GroupOffsets target;
    private final Journal journal;
    private final Runnable confirmLease;
    private final Clock clock;
    private final CarriedMemoryStore memory;
    private final ProofMappings mappings;
    private final PendingOffsets pending = new PendingOffsets();
    private final Set<String> named = new HashSet<>();
    private final CarryMark mark;
    private boolean marked;

    /** @param confirmLease throws when another mirror took over */
    GroupRound(
            Migration migration,
            GroupOffsets source,
            GroupOffsets target,
            Journal journal,
            Runnable confirmLease,
            Clock clock) {
        this.migration = migration;
        this.source = source;
        this.target = target;
        this.journal = journal;
        this.confirmLease = confirmLease;
        this.clock = clock;
        this.memory = new CarriedMemoryStore(journal, MOST_BYTES_AT_ONCE);
        this.mappings = new ProofMappings(journal);
        this.mark = new CarryMark(journal);
        this.marked = mark.standing().isPresent();
        migration.applications().forEach(application -> named.addAll(application.groups()));
    }

    /** What the target should have of one group, and what it cannot have yet. */
    private record Wanted(List<Position> positions, Instant oldest, int reachable, int notCopied, int notProven) {}

    RoundResult run(EngineSnapshot engine) {
        mappings.beginRound();
        RoundResult result = new RoundResult();
        CutoverHold hold = CutoverHold.read(migration, journal, clock);
        Listing listed =
                source.list(group -> named.contains(group) || migration.groups().selects(group));
        SortedMap<String, Group> free = free(listed, hold, result);
        Instant asked = clock.instant();
        Committed committed = source.committed(free.keySet());
        committed.failures().forEach((group, reason) -> result.leaveAlone(group, Why.FAILED, "source: " + reason));
        SortedMap<String, Wanted> wanted = new TreeMap<>();
        committed.positions().forEach((group, positions) -> {
            Wanted its = wanted(group, positions, engine, asked);
            if (its.reachable() + its.notCopied() + its.notProven() > 0) {
                wanted.put(group, its);
                result.found(group, its.notCopied() > 0, its.notProven() > 0);
            }
        });
        pending.keepOnly(committed.positions().keySet());
        Listing onTarget = target.list(group -> wanted.containsKey(group) || memory.isKnown(group));
        carry(wanted, onTarget, hold, result);
        forget(listed, onTarget);
        return result;
    }

    private static SortedMap<String, Group> free(Listing listed, CutoverHold hold, RoundResult result) {
        SortedMap<String, Group> free = new TreeMap<>();
        listed.groups().forEach((name, group) -> {
            Optional<String> held = hold.reason(name);
            if (group.kind() == Kind.SHARE) {
                result.leaveAlone(
                        name,
                        Why.SHARE_GROUP,
                        "a share group has no committed offsets; its state stays with its brokers");
            } else if (group.kind() == Kind.COMMITS && held.isPresent()) {
                result.leaveAlone(name, Why.CUT_OVER, held.get());
            } else if (group.kind() == Kind.COMMITS) {
                free.put(name, group);
            }
        });
        return free;
    }

    private Wanted wanted(String group, List<Position> positions, EngineSnapshot engine, Instant asked) {
        List<Position> reachable = new ArrayList<>();
        Instant oldest = asked;
        int notCopied = 0;
        int notProven = 0;
        for (Position position : positions) {
            if (!migration.topics().selects(position.partition().topic())) {
                continue;
            }
            Optional<Seen> chosen = pending.choose(
                    group,
                    new Seen(position, asked),
                    seen -> counterpart(seen, engine).kind() != Counterpart.Kind.NOT_COPIED);
            if (chosen.isEmpty()) {
                notCopied++;
                continue;
            }
            Position now = chosen.get().position();
            Counterpart counterpart = counterpart(now, engine);
            if (counterpart.offset().isPresent()) {
                reachable.add(new Position(now.partition(), counterpart.offset().getAsLong(), now.metadata()));
                oldest = chosen.get().at().isBefore(oldest) ? chosen.get().at() : oldest;
            } else if (counterpart.kind() == Counterpart.Kind.NOT_PROVEN) {
                notProven++;
            } else {
                notCopied++;
            }
        }
        return new Wanted(reachable, oldest, reachable.size(), notCopied, notProven);
    }

    private Counterpart counterpart(Position position, EngineSnapshot engine) {
        return Counterpart.of(position, engine, mappings::of);
    }

    private void carry(SortedMap<String, Wanted> wanted, Listing onTarget, CutoverHold hold, RoundResult result) {
        wanted.values().removeIf(its -> its.positions().isEmpty());
        List<String> quiet = new ArrayList<>();
        wanted.keySet().forEach(group -> {
            Group there = onTarget.groups().get(group);
            if (there != null && there.active()) {
                result.leaveAlone(group, Why.ACTIVE_ON_TARGET, "it has members on the target");
            } else {
                quiet.add(group);
            }
        });
        Committed committed = target.committed(quiet);
        committed.failures().forEach((group, reason) -> result.leaveAlone(group, Why.FAILED, "target: " + reason));
        SortedMap<String, CarryDecision> decisions = new TreeMap<>();
        committed.positions().forEach((group, positions) -> {
            CarryDecision decision = CarryDecision.of(
                    wanted(wanted, group).positions(), positions, memory.of(group), hold.returned(group));
            decision.foreign()
                    .ifPresentOrElse(
                            foreign -> result.leaveAlone(group, Why.MOVED_ON_TARGET, foreign.reason()),
                            () -> decisions.put(group, decision));
        });
        write(decisions, result);
        decisions
                .keySet()
                .forEach(group -> result.carried(group, wanted(wanted, group).oldest()));
    }

    private static Wanted wanted(SortedMap<String, Wanted> wanted, String group) {
        return Objects.requireNonNull(wanted.get(group));
    }

    private void write(SortedMap<String, CarryDecision> decisions, RoundResult result) {
        SortedMap<String, CarriedMemory> changed = new TreeMap<>();
        decisions.forEach((group, decision) -> {
            if (!decision.memory().equals(memory.of(group))) {
                changed.put(group, decision.memory());
            }
        });
        SortedSet<String> durable = memory.remember(changed);
        changed.keySet().removeAll(durable);
        decisions.keySet().removeAll(changed.keySet());
        confirmLease.run();
        SortedMap<String, List<Position>> commits = new TreeMap<>();
        decisions.forEach((group, decision) -> {
            if (!decision.commits().isEmpty()) {
                commits.put(group, decision.commits());
            }
        });
        if (!commits.isEmpty()) {
            commit(commits, result);
        } else if (marked) {
            lowerMark();
        }
    }

    /** A write that was not answered may still be done: then the mark stands until the next round. */
    private void commit(SortedMap<String, List<Position>> commits, RoundResult result) {
        Instant begun = clock.instant();
        marked = true;
        mark.raise(begun);
        CutoverHold hold = CutoverHold.read(migration, journal, clock);
        commits.keySet().removeIf(group -> {
            Optional<String> reason = hold.reason(group);
            reason.ifPresent(its -> result.leaveAlone(group, Why.CUT_OVER, its));
            return reason.isPresent();
        });
        if (Duration.between(begun, clock.instant()).compareTo(LONGEST_QUESTION) > 0) {
            throw new IllegalStateException("the journal took too long to tell which groups are being cut over");
        }
        SortedMap<String, Refusal> refusals = target.commit(commits);
        refusals.forEach((group, refusal) -> result.leaveAlone(
                group, refusal.active() ? Why.ACTIVE_ON_TARGET : Why.FAILED, "target: " + refusal.reason()));
        if (refusals.values().stream().allMatch(Refusal::active)) {
            lowerMark();
        }
    }

    private void lowerMark() {
        mark.lower();
        marked = false;
    }

    /** A group that a failing broker did not tell may still exist. */
    private void forget(Listing onSource, Listing onTarget) {
        if (onSource.isWhole() && onTarget.isWhole()) {
            Set<String> existing = new HashSet<>(onSource.groups().keySet());
            existing.addAll(onTarget.groups().keySet());
            memory.keepOnly(existing);
        }
    }
}
