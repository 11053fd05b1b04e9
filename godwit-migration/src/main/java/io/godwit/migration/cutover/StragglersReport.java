package io.godwit.migration.cutover;

import io.godwit.core.straggler.PartitionAccount;
import io.godwit.core.straggler.PartitionAccount.WayBack;
import java.time.Instant;
import java.util.List;

/**
 * The exact account of what was written to the source after the switch: the document of {@code godwit cutover stragglers}.
 *
 * @param switchedAt when the wave was switched
 * @param copiesBack whether the mirror copies back to the source
 * @param records all together
 * @param toCopy of them, how many are not on the target
 * @param partitions those alone where something was found
 * @param next what to do next
 */
public record StragglersReport(
        String migration,
        String wave,
        Instant at,
        Instant switchedAt,
        boolean copiesBack,
        long records,
        long toCopy,
        List<PartitionAccount> partitions,
        String next) {
    public StragglersReport {
        partitions = List.copyOf(partitions);
    }

    /** Whether a copy was interrupted before it had said which topics the mirror copies back again. */
    public boolean undecided() {
        return partitions.stream().anyMatch(account -> account.wayBack() == WayBack.WAITS && account.copied() > 0);
    }
}
