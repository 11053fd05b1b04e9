package io.godwit.core.straggler;

import io.godwit.core.straggler.PartitionAccount.WayBack;
import java.time.Instant;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * How far the stragglers' records of a partition were copied to the target. It is stored in the same transaction as the
 * records themselves, so it is never ahead of them nor behind.
 *
 * @param switchedAt the source offset of the switch that it counts from; a later switch counts anew
 * @param next the source offset behind the last that was looked at
 * @param first the source offset of the first record that is not the mirror's
 * @param records how many of them are on the target
 * @param wayBack {@code WAITS} until it is decided
 * @param at when it was written
 */
public record CopiedRange(long switchedAt, long next, OptionalLong first, long records, WayBack wayBack, Instant at) {
    public CopiedRange {
        if (next < switchedAt || records < 0) {
            throw new IllegalArgumentException("from " + switchedAt + " to " + next + ": " + records + " records");
        }
        Objects.requireNonNull(first);
        Objects.requireNonNull(wayBack);
        Objects.requireNonNull(at);
    }

    public CopiedRange decided(WayBack decision, Instant now) {
        return new CopiedRange(switchedAt, next, first, records, decision, now);
    }
}
