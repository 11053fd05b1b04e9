package io.godwit.lab.workload;

import java.util.List;

/**
 * What the producers know of one lane.
 *
 * @param next number of the next message
 * @param acknowledged messages that the cluster confirmed
 * @param highestAcknowledged 0 = none
 * @param failed numbers below {@code next} that the cluster refused or did not confirm; they may or may not be there
 */
public record LaneLedger(long next, long acknowledged, long highestAcknowledged, List<Long> failed) {
    static final LaneLedger NEW = new LaneLedger(1, 0, 0, List.of());

    public LaneLedger {
        failed = List.copyOf(failed);
    }

    boolean wasAcknowledged(long number) {
        return number <= highestAcknowledged && !failed.contains(number);
    }
}
