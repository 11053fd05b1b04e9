package io.godwit.core.size;

/** How much of its scarcest resource a cluster of a given size uses. */
@FunctionalInterface
interface Capacity {
    /**
     * @param ingress bytes a second
     * @param egress bytes a second
     * @param zoneLost whether one zone is away
     * @return share of the hard limit; grows with ingress and egress
     */
    double utilization(double ingress, double egress, boolean zoneLost);

    default Headroom headroom(LoadFigures load, double copyRate) {
        return new Headroom(
                left(utilization(load.ingressPeak(), load.egressPeak(), false)),
                left(utilization(load.ingressPeak(), load.egressPeak(), true)),
                left(utilization(load.ingressPeak() + copyRate, load.egressPeak(), false)));
    }

    private static double left(double utilization) {
        return 100 * (1 - utilization);
    }
}
