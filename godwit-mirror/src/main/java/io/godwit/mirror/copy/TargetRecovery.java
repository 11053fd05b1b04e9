package io.godwit.mirror.copy;

import io.godwit.mirror.wire.ClusterWire;
import io.godwit.mirror.wire.Leader;
import io.godwit.mirror.wire.WireError;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/**
 * Finds out for partitions where their copy goes on: asks the target for its logs, and has records of both sides compared
 * where a log alone does not tell. Owned by the target loop.
 */
final class TargetRecovery {
    /** Questions go over the first connection; what is under way to a partition has come back before it is asked about. */
    private static final int CONNECTION = 0;

    private final ClusterWire wire;
    private final Examiner examiner;
    private final long producerId;
    private final Owner owner;
    private final Set<Assigned> waiting = new LinkedHashSet<>();

    /** The loop whose partitions these are. */
    interface Owner {
        Optional<Assigned> assigned(TopicPartition id);

        /** From any thread: runs this on the loop's. */
        void command(Runnable command);

        /** Its copy can go on with this log of the target. */
        void goOn(Assigned assigned, RecoveredLog log);

        /** Something about it changed. */
        void lookAgain(Assigned assigned);
    }

    TargetRecovery(ClusterWire wire, Examiner examiner, long producerId, Owner owner) {
        this.wire = wire;
        this.examiner = examiner;
        this.producerId = producerId;
        this.owner = owner;
    }

    void add(Assigned assigned) {
        waiting.add(assigned);
    }

    void remove(Assigned assigned) {
        waiting.remove(assigned);
    }

    boolean isIdle() {
        return waiting.isEmpty();
    }

    /** Asks what can be asked now. */
    void turn() {
        Map<Integer, Set<TopicPartition>> byBroker = new HashMap<>();
        for (Iterator<Assigned> all = waiting.iterator(); all.hasNext(); ) {
            Assigned assigned = all.next();
            if (assigned.partition().recoveryInMs().isEmpty()) {
                all.remove();
            } else if (assigned.wantsRecovery()) {
                Optional<Leader> leader = wire.leader(assigned.partition().id());
                if (leader.isPresent()) {
                    byBroker.computeIfAbsent(leader.get().brokerId(), added -> new HashSet<>())
                            .add(assigned.partition().id());
                } else {
                    assigned.partition()
                            .recoveryFailed(
                                    "the target has no leader for it at the moment: the brokers that hold it are down, or"
                                            + " their disks are full or broken. Look into their logs, make room and restart them;"
                                            + " the copy goes on by itself");
                }
            }
        }
        byBroker.forEach((broker, ids) -> {
            if (wire.canSend(broker, CONNECTION)) {
                ids.forEach(id -> owner.assigned(id).ifPresent(Assigned::asked));
                new Recovery(wire, producerId, broker, CONNECTION, new Answers(ids.size())).begin(ids);
            }
        });
    }

    /** Collects the partitions whose tails have to be compared, so that one examination serves all of a broker. */
    private final class Answers implements Recovery.Answer {
        private final Map<TopicPartition, Long> tails = new HashMap<>();
        private int missing;

        Answers(int asked) {
            this.missing = asked;
        }

        @Override
        public void recovered(TopicPartition id, RecoveredLog log) {
            owner.assigned(id).ifPresent(assigned -> {
                assigned.answered();
                if (assigned.partition().wantsRecovery()) {
                    TargetRecovery.this.recovered(assigned, log, tails);
                }
            });
            count();
        }

        @Override
        public void failed(TopicPartition id, WireError error, String why) {
            owner.assigned(id).ifPresent(assigned -> {
                assigned.answered();
                TargetRecovery.failed(assigned, error, why);
            });
            count();
        }

        private void count() {
            missing--;
            if (missing == 0 && !tails.isEmpty()) {
                examiner.compareTails(
                        Map.copyOf(tails), found -> owner.command(() -> found.forEach(TargetRecovery.this::examined)));
            }
        }
    }

    private static void failed(Assigned assigned, WireError error, String why) {
        if (error == WireError.NOT_AUTHORIZED) {
            assigned.partition()
                    .stop(
                            StopKind.NOT_AUTHORIZED,
                            "the target does not let this user look at the partition (DESCRIBE and READ on the topic)");
        } else {
            assigned.partition()
                    .recoveryFailed(
                            "asking the target where to go on: " + (error == WireError.NONE ? why : error + " " + why));
        }
    }

    private void recovered(Assigned assigned, RecoveredLog log, Map<TopicPartition, Long> tails) {
        TargetPartition partition = assigned.partition();
        Checkpoint checkpoint = partition.checkpoint().wanted().orElse(null);
        if (checkpoint instanceof Checkpoint.Mapped mapped && mapped.targetOffset() != log.logEnd()) {
            assigned.examine(log);
            examiner.pair(
                    partition.id(),
                    mapped,
                    log.logEnd(),
                    pairing -> owner.command(() -> paired(assigned, mapped, log.logEnd(), pairing)));
            return;
        }
        boolean begins = partition.positionIn(log).isEmpty();
        boolean isMapped = checkpoint instanceof Checkpoint.Mapped;
        if (!begins && !isMapped && !partition.explains(log)) {
            assigned.examine(log);
            tails.put(partition.id(), log.logEnd());
        } else if (partition.isSettled(log)) {
            waiting.remove(assigned);
            owner.goOn(assigned, log);
        }
    }

    private void examined(TopicPartition id, Optional<String> contradiction) {
        owner.assigned(id).ifPresent(assigned -> {
            RecoveredLog log = assigned.examined();
            if (contradiction.isPresent()) {
                assigned.partition().stop(StopKind.TARGET_NOT_EMPTY, contradiction.get());
                owner.lookAgain(assigned);
            } else if (log != null) {
                assigned.partition().proved(log);
            }
        });
    }

    private void paired(Assigned assigned, Checkpoint.Mapped from, long logEnd, Examiner.Pairing pairing) {
        assigned.examined();
        pairing.reached()
                .ifPresent(reached -> assigned.partition().gaps().map(reached.sourceOffset(), reached.targetOffset()));
        pairing.contradiction().ifPresent(why -> {
            assigned.partition()
                    .stop(
                            StopKind.TARGET_NOT_EMPTY,
                            why + " (compared from source offset " + from.sourceOffset() + ", target offset "
                                    + from.targetOffset() + " to " + logEnd + ")");
            owner.lookAgain(assigned);
        });
    }
}
