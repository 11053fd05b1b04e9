package io.godwit.core.assess;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * How long the copy takes, and what it costs both clusters. The formulas are those of the doctor's copy time.
 *
 * @param bytesToCopy one replica of each topic that would move; empty where sizes are unknown
 * @param copyBytesPerSecond empty where it was neither given nor measured
 * @param copyBasis where that comes from
 * @param growthBytesPerSecond average of the topics that would move
 * @param duration bytes / (copy rate − growth); empty where unknown, or where the copy never catches up
 * @param expiring topics that delete records before they are copied at this rate
 * @param sourceEgressTimes what the copy adds to what consumers read now: 1 = as much again; empty where that is unknown
 * @param targetIngressBytesPerSecond what the copy writes to the target, before its own replication
 * @param afterwardsBytesPerSecond what both clusters bear from then on, until the switch
 */
public record CopyForecast(
        OptionalLong bytesToCopy,
        OptionalDouble copyBytesPerSecond,
        String copyBasis,
        double growthBytesPerSecond,
        Optional<Duration> duration,
        List<Expiring> expiring,
        OptionalDouble sourceEgressTimes,
        OptionalDouble targetIngressBytesPerSecond,
        double afterwardsBytesPerSecond) {
    public CopyForecast {
        expiring = List.copyOf(expiring);
    }

    /** @param expires whether records are surely lost; else the copy takes more than half of the retention */
    public record Expiring(String topic, Duration retention, boolean expires) {}
}
