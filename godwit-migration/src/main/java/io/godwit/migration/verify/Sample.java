package io.godwit.migration.verify;

/**
 * How much of each partition is compared. A sample says something about the part that it covers and nothing about the
 * rest, so it is reported with its coverage and never kept as a proof.
 *
 * @param lastOffsets compare this many offsets before the end of each partition; 0 = no sample, compare everything
 */
public record Sample(long lastOffsets) {
    public static final Sample ALL = new Sample(0);

    public Sample {
        if (lastOffsets < 0) {
            throw new IllegalArgumentException("a sample is 0 or more offsets");
        }
    }

    public boolean isAll() {
        return lastOffsets == 0;
    }
}
