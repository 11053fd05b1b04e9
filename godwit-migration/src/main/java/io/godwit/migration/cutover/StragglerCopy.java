package io.godwit.migration.cutover;

import io.godwit.core.config.MirrorConfig;
import io.godwit.core.control.ControlEvents;
import io.godwit.core.cutover.CutoverStore;
import io.godwit.core.cutover.ProducerState;
import io.godwit.core.cutover.ProducerState.Switched;
import io.godwit.core.error.CutoverError;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.MirrorError;
import io.godwit.core.journal.JournalEvent;
import io.godwit.core.journal.Lease;
import io.godwit.core.json.Json;
import io.godwit.core.model.PartitionId;
import io.godwit.core.straggler.CopiedRange;
import io.godwit.core.straggler.PartitionAccount;
import io.godwit.core.straggler.PartitionAccount.WayBack;
import io.godwit.core.straggler.StragglerStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Appends to the target what stragglers wrote to the source, behind whatever the target has, each record once however often
 * it is killed; then gives the topics back to the mirror where both logs are the same again.
 *
 * <p>While it works the mirror leaves the topics alone. Each partition's records and how far they were copied are one
 * transaction. Whether the mirror may go on is decided afterwards from both logs, so it does not matter where a former run
 * ended.
 */
final class StragglerCopy {
    private static final int TOLD_PARTITIONS = 200;

    private final WaveScope scope;
    private final Lease lease;
    private final String actor;
    private final Parts parts;
    private final StragglerStore store;

    /** What it works with. */
    record Parts(
            CutoverStore states,
            StragglerAccounts accounts,
            PartitionCopy copy,
            SameLogs sameLogs,
            MirrorHalt halt,
            Narrator narrator) {}

    StragglerCopy(WaveScope scope, Lease lease, String actor, Parts parts) {
        this.scope = scope;
        this.lease = lease;
        this.actor = actor;
        this.parts = parts;
        this.store = new StragglerStore(lease.journal());
    }

    /** Details of {@link StragglerStore#COPIED}: all that was copied since the switch, of the partitions that were looked at. */
    record Copied(String wave, long records, List<Part> partitions) {
        Copied {
            partitions = List.copyOf(partitions);
        }

        record Part(PartitionId partition, CopiedRange copied) {}
    }

    void run() throws InterruptedException {
        Switched state = switched(scope, parts.states());
        refuseOtherEngines(scope);
        SortedSet<String> topics = topicsToCopy(state);
        if (topics.isEmpty()) {
            parts.narrator().say("nothing is left to copy");
            return;
        }
        SortedSet<String> halted = parts.halt().topics();
        halted.addAll(topics);
        parts.halt().halt(halted);
        for (PartitionId partition : partitions(state, topics)) {
            lease.confirm();
            parts.copy().copy(state, partition);
        }
        Map<String, WayBack> ways = decide(state, topics);
        tell(state, topics);
        giveBack(halted, ways);
        // Last: a run that is killed before finds the topics undecided and does all of it again.
        ways.forEach((topic, way) -> keep(state, topic, way));
    }

    /** The state of a wave that has switched. */
    static Switched switched(WaveScope scope, CutoverStore states) {
        ProducerState state = states.producers();
        if (state instanceof Switched switched) {
            return switched;
        }
        throw new GodwitException(
                CutoverError.NOT_SWITCHED,
                "wave " + scope.plan().wave(),
                "its producers are " + state.word() + "; who writes to the source is a straggler after the switch only",
                "godwit cutover check shows where the wave stands");
    }

    private static void refuseOtherEngines(WaveScope scope) {
        String engine = scope.migration().mirror().engine();
        if (!engine.equals(MirrorConfig.BATCH)) {
            throw new GodwitException(
                    CutoverError.MIRROR_BRINGS_THEM,
                    "wave " + scope.plan().wave(),
                    "the engine " + engine
                            + " goes on copying to the target after the switch, so these records come by "
                            + "themselves, and would be there twice",
                    "keep godwit mirror running until the source stands still");
        }
    }

    /** Those with something to copy, and those of which a former run was killed before it had decided. */
    private SortedSet<String> topicsToCopy(Switched state) {
        return parts.accounts().of(state).stream()
                .filter(account -> account.toCopy() > 0 || account.wayBack() == WayBack.WAITS)
                .map(account -> account.partition().topic())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<PartitionId> partitions(Switched state, SortedSet<String> topics) {
        return state.switchPoint().sourceEnds().keySet().stream()
                .filter(partition -> topics.contains(partition.topic()))
                .toList();
    }

    /** A topic can be copied back only as a whole. */
    private Map<String, WayBack> decide(Switched state, SortedSet<String> topics) throws InterruptedException {
        SortedMap<String, WayBack> ways = new TreeMap<>();
        for (PartitionId partition : partitions(state, topics)) {
            ways.merge(partition.topic(), way(state, partition), (one, other) -> one == other ? one : WayBack.CLOSED);
        }
        return ways;
    }

    private WayBack way(Switched state, PartitionId partition) throws InterruptedException {
        if (!state.copiesBack()) {
            return WayBack.NONE;
        }
        CopiedRange range = range(state, partition);
        return parts.sameLogs().check(partition, range) ? WayBack.OPEN : WayBack.CLOSED;
    }

    private CopiedRange range(Switched state, PartitionId partition) {
        long switchedAt = state.switchPoint().sourceEnds().getOrDefault(partition, 0L);
        return store.get(partition, switchedAt)
                .orElseThrow(() -> new IllegalStateException(partition + " was looked at, and nothing is stored"));
    }

    private void keep(Switched state, String topic, WayBack way) {
        for (PartitionId partition : partitions(state, new TreeSet<>(List.of(topic)))) {
            store.put(partition, range(state, partition).decided(way, now()));
        }
    }

    private void tell(Switched state, SortedSet<String> topics) {
        List<Copied.Part> copied = new ArrayList<>();
        for (PartitionId partition : partitions(state, topics)) {
            CopiedRange range = range(state, partition);
            if (range.records() > 0) {
                copied.add(new Copied.Part(partition, range));
            }
        }
        long records =
                copied.stream().mapToLong(part -> part.copied().records()).sum();
        Copied details = new Copied(
                scope.plan().wave(),
                records,
                copied.stream().limit(TOLD_PARTITIONS).toList());
        lease.journal().append(new JournalEvent(now(), StragglerStore.COPIED, actor, Json.tree(details)));
    }

    private void giveBack(SortedSet<String> halted, Map<String, WayBack> ways) {
        SortedSet<String> open = new TreeSet<>();
        ways.forEach((topic, way) -> {
            if (way == WayBack.OPEN) {
                open.add(topic);
                parts.narrator().say(topic + ": both sides are the same again; the mirror copies back");
            } else {
                parts.narrator().say(topic + ": " + consequence(way));
            }
        });
        SortedSet<String> kept = new TreeSet<>(halted);
        kept.removeAll(open);
        parts.halt().keep(kept);
        // A resume also ends a pause, which is the operator's: so only where the straggler is what blocks.
        open.retainAll(MirrorView.blockedBy(lease.journal(), MirrorError.REVERSE_FOREIGN_WRITE));
        if (!open.isEmpty()) {
            lease.journal().append(ControlEvents.resume(now(), actor, new ControlEvents.Resume(open)));
        }
    }

    private static String consequence(WayBack way) {
        return way == WayBack.CLOSED
                ? "its records have other offsets on the target than on the source, so it is not copied back any more, and "
                        + "the wave can't be rolled back (GW-CUT-034)"
                : "the mirror copies nothing of it any more; what is still written to the source comes by this command";
    }

    private Instant now() {
        return scope.waiting().now();
    }

    /** For the document and for people. */
    static String next(List<PartitionAccount> accounts, WaveScope scope) {
        boolean open = accounts.stream().anyMatch(account -> account.openFrom().isPresent());
        long toCopy = accounts.stream().mapToLong(PartitionAccount::toCopy).sum();
        if (accounts.isEmpty()) {
            return "nothing was written to the source since the switch";
        }
        if (!scope.migration().mirror().engine().equals(MirrorConfig.BATCH)) {
            return "the mirror brings them; keep it running until the source stands still";
        }
        if (toCopy > 0) {
            return "stop who writes there, then godwit cutover stragglers --copy";
        }
        return open
                ? "end the open transactions on the source, then look again"
                : "all of it is on the target; stop who writes there if it goes on";
    }
}
