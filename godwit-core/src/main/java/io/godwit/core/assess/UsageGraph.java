package io.godwit.core.assess;

import java.util.List;

/**
 * Who reads and writes what. Writers are known where they are idempotent, and by name where they have a transactional id.
 *
 * @param writes from writers to topics
 * @param reads from topics to groups
 */
public record UsageGraph(List<Edge> writes, List<Edge> reads) {
    public UsageGraph {
        writes = List.copyOf(writes);
        reads = List.copyOf(reads);
    }

    /** @param active whether something goes along it now: a member reads, or a producer is remembered */
    public record Edge(String from, String to, boolean active) {}
}
