package io.godwit.lab.workload;

import java.util.Map;

/**
 * One run of the producers against one cluster.
 *
 * @param cluster the name that the start script was given, such as {@code source}
 * @param topics by topic name
 */
public record ProducerSession(
        String cluster, String clusterId, long startedAtMs, Map<String, Acknowledgements> topics) {
    public ProducerSession {
        topics = Map.copyOf(topics);
    }

    /** In one topic during one run; the times are those of the first and the last confirmation, 0 = none. */
    public record Acknowledgements(long count, long firstAtMs, long lastAtMs) {
        static final Acknowledgements NONE = new Acknowledgements(0, 0, 0);

        Acknowledgements plus(long more, long atMs) {
            return new Acknowledgements(count + more, firstAtMs == 0 ? atMs : firstAtMs, atMs);
        }
    }
}
