package io.godwit.core.waves;

import java.util.Comparator;
import java.util.Optional;

/**
 * Why two applications can't move as they like.
 *
 * @param from with {@link Kind#BEFORE} the one that must not move later than the other
 * @param topic what it is about; empty if it is not about one topic
 * @param reason a sentence without a full stop
 */
public record WaveEdge(String from, String to, Kind kind, Optional<String> topic, String reason)
        implements Comparable<WaveEdge> {
    private static final Comparator<WaveEdge> ORDER = Comparator.comparing(WaveEdge::kind)
            .thenComparing(WaveEdge::from)
            .thenComparing(WaveEdge::to)
            .thenComparing(edge -> edge.topic().orElse(""))
            .thenComparing(WaveEdge::reason);

    /** What an edge demands. */
    public enum Kind {
        /** The reader of a topic moves before its writer, or with it. */
        BEFORE,
        /** The writers of a topic move together. */
        SAME_TOPIC,
        /** Those that share a group move together. */
        SAME_GROUP,
        /** Those that a transaction, or a producer, spans move together. */
        TRANSACTION,
        /** The links of a read-process-write chain move together. */
        CHAIN
    }

    /** Whether both have to be in the same wave. */
    public boolean isTogether() {
        return kind != Kind.BEFORE;
    }

    @Override
    public int compareTo(WaveEdge other) {
        return ORDER.compare(this, other);
    }
}
