package io.godwit.core.size;

/**
 * The migration itself on an option, at the peak of its load.
 *
 * @param backlogBytes what lies on the source when the copy starts
 * @param copyRate bytes a second that the copy adds to the target's ingress
 * @param copyHours how long the backlog takes at that rate
 * @param safeCopyRate bytes a second at which the target stays within the rules; a throttle for the mirror
 * @param safeCopyHours how long the backlog takes at that rate
 */
public record MigrationLoad(
        double backlogBytes, double copyRate, double copyHours, double safeCopyRate, double safeCopyHours) {
    /** Highest rate that anybody copies at; a bound for the search. */
    private static final double MAXIMUM_RATE = 1L << 44;

    private static final int HALVINGS = 80;

    static MigrationLoad of(
            LoadFigures load, Capacity capacity, double retentionHours, SizeTarget target, double limit) {
        double backlog = load.ingressAverage() * retentionHours * Units.SECONDS_PER_HOUR;
        double rate = target.copyRate(load);
        double safe = safeRate(load, capacity, limit);
        return new MigrationLoad(backlog, rate, hours(backlog, rate), safe, hours(backlog, safe));
    }

    /** The utilization grows with the rate, so halving finds where it passes the limit. */
    private static double safeRate(LoadFigures load, Capacity capacity, double limit) {
        double low = 0;
        double high = MAXIMUM_RATE;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (capacity.utilization(load.ingressPeak() + middle, load.egressPeak(), false) <= limit) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static double hours(double bytes, double rate) {
        return bytes / rate / Units.SECONDS_PER_HOUR;
    }
}
