package io.godwit.core.cutover;

import io.godwit.core.config.Migration;
import io.godwit.core.cutover.TargetHealth.Volume;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whether the target's brokers are fit for the applications that are to come. */
final class TargetGates {
    private static final String NONE = "-";

    private final Migration migration;
    private final ReadinessFacts facts;

    TargetGates(Migration migration, ReadinessFacts facts) {
        this.migration = migration;
        this.facts = facts;
    }

    List<Gate> gates() {
        return List.of(replicas(), disk(), produceLatency());
    }

    private Gate replicas() {
        TargetHealth target = facts.target();
        if (!target.offline().isEmpty()) {
            return Gate.unmet(
                    "target-replicas",
                    target.offline().size() + " offline",
                    "0",
                    "no broker leads " + Gate.few(target.offline()),
                    "bring their brokers back; kafka-topics.sh --describe --unavailable-partitions on the target shows them");
        }
        return target.underReplicated().isEmpty()
                ? Gate.met("target-replicas", "0 behind", "0", "all replicas of the wave's topics are in sync")
                : Gate.unmet(
                        "target-replicas",
                        target.underReplicated().size() + " behind",
                        "0",
                        "replicas are not in sync: " + Gate.few(target.underReplicated()),
                        "wait until they have caught up; kafka-topics.sh --describe --under-replicated-partitions on the "
                                + "target shows them");
    }

    private Gate disk() {
        String threshold = "over " + migration.cutover().minFreeDisk() + "%";
        Optional<Volume> fullest =
                facts.target().volumes().stream().min(Comparator.comparingDouble(Volume::freePercent));
        if (fullest.isEmpty()) {
            return Gate.note(
                    "target-disk",
                    NONE,
                    threshold,
                    "how much room the target has is not known: "
                            + facts.target().untold().orElse("its brokers do not tell"),
                    "");
        }
        Volume volume = fullest.get();
        String value = String.format(Locale.ROOT, "%.0f%% free", Math.floor(volume.freePercent()));
        return volume.freePercent() > migration.cutover().minFreeDisk()
                ? Gate.met("target-disk", value, threshold, "the fullest volume is on broker " + volume.broker())
                : Gate.unmet(
                        "target-disk",
                        value,
                        threshold,
                        "broker " + volume.broker() + " has little room left in " + volume.path(),
                        "give the target's brokers more storage, or lower cutover.minFreeDisk if this is enough");
    }

    private Gate produceLatency() {
        long limit = migration.cutover().maxProduceLatency().toMillis();
        String threshold = "up to " + limit + " ms";
        if (facts.produceLatencyMs().isEmpty()) {
            return Gate.note(
                    "produce-latency",
                    NONE,
                    threshold,
                    "how long appends to the target take is not known: only the engine batch in its own process measures it, "
                            + "once it has copied something",
                    "");
        }
        long took = facts.produceLatencyMs().getAsLong();
        return took <= limit
                ? Gate.met("produce-latency", took + " ms", threshold, "the target's brokers answer appends in time")
                : Gate.unmet(
                        "produce-latency",
                        took + " ms",
                        threshold,
                        "the target's slowest broker takes long for the mirror's appends, and would for the applications'",
                        "see what keeps the target's brokers busy; godwit throttle slows the mirror down meanwhile");
    }
}
