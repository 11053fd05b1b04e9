package io.godwit.core.size;

/**
 * What a cluster carries in one of its states, bytes a second. Divided by the number of all brokers, also of those that are away, it
 * is what each broker that is there carries.
 *
 * @param ingress from producers
 * @param egress to consumers
 * @param disk through the links to the volumes
 * @param network through the busier direction of the network
 */
record ClusterFlow(double ingress, double egress, double disk, double network) {
    /**
     * How bytes are multiplied on their way.
     *
     * @param replicationFactor copies of each record
     * @param lagging share of the ingress that is read again from disk
     * @param tiered whether segments are read once more for tiered storage
     */
    record Copies(int replicationFactor, double lagging, boolean tiered) {
        private double extra() {
            return lagging + (tiered ? 1 : 0);
        }
    }

    /** With all brokers there. */
    static ClusterFlow normal(double ingress, double egress, Copies copies) {
        return of(ingress, egress, copies, 1, 0);
    }

    /** With one zone lost: its leaders are elsewhere, its replicas are away. */
    static ClusterFlow zoneLost(double ingress, double egress, Copies copies, double zoneFactor) {
        return of(ingress, egress, copies, zoneFactor, 0);
    }

    /** With all brokers there, of which some write again all that comes in, to catch up with what they missed. */
    static ClusterFlow rebuilding(double ingress, double egress, Copies copies) {
        return of(ingress, egress, copies, 1, copies.replicationFactor() * ingress);
    }

    private static ClusterFlow of(double ingress, double egress, Copies copies, double factor, double rebuild) {
        double replicas = copies.replicationFactor() / factor;
        double disk = factor * ingress * (replicas + copies.extra()) + rebuild;
        double received = factor * ingress * replicas + rebuild;
        double sent = factor * (egress + ingress * (Math.max(0, replicas - 1) + copies.extra())) + rebuild;
        return new ClusterFlow(factor * ingress, factor * egress, disk, Math.max(received, sent));
    }
}
