package io.godwit.core.config;

import java.time.Duration;

/**
 * Limits of the cutover.
 *
 * @param maxWritePause how long producers may be stopped before the cutover aborts and restores
 * @param maxLag how far, in time, the mirror may be behind when a wave starts
 * @param quietWindow how long the source's ends must stand still before its writers count as stopped
 * @param commandTimeout how long a stop, start or health command may run
 * @param stableTimeout how long to wait for a group to become empty or stable
 * @param watch how long the source is watched for stragglers after the switch
 * @param reverse whether a switch needs a reverse mirror
 * @param fence what keeps writers from the source's topics once they are to move
 * @param minFreeDisk how much of each data volume of the target has to be free, in percent
 * @param maxProduceLatency how long an append to the target may take, as the mirror measures it
 * @param access whether a wave waits for its ACLs and users on the target
 */
public record CutoverConfig(
        Duration maxWritePause,
        Duration maxLag,
        Duration quietWindow,
        Duration commandTimeout,
        Duration stableTimeout,
        Duration watch,
        ReverseMode reverse,
        FenceMode fence,
        int minFreeDisk,
        Duration maxProduceLatency,
        AccessMode access) {
    /** The same with another fence. */
    public CutoverConfig fencedBy(FenceMode mode) {
        return new CutoverConfig(
                maxWritePause,
                maxLag,
                quietWindow,
                commandTimeout,
                stableTimeout,
                watch,
                reverse,
                mode,
                minFreeDisk,
                maxProduceLatency,
                access);
    }
}
