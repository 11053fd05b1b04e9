package io.godwit.migration.validate;

import java.util.List;

/**
 * What came back. A report is only made when every message came back once, in order and unchanged.
 *
 * @param messages sent and received
 * @param bytes of their values
 * @param produce from sending to the acknowledgement of all in-sync replicas
 * @param endToEnd from sending until the consumer had it
 * @param committedOffset what the group committed and read back
 * @param transactions whether a committed and an aborted transaction did what they should
 * @param steps how long each took
 */
public record CanaryReport(
        String cluster,
        String topic,
        int messages,
        long bytes,
        Latency produce,
        Latency endToEnd,
        long committedOffset,
        boolean transactions,
        List<Step> steps) {
    public CanaryReport {
        steps = List.copyOf(steps);
    }

    public record Step(String step, double ms) {}
}
