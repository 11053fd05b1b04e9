package io.godwit.core.engine;

import io.godwit.core.model.PartitionId;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;

/**
 * Copies the records of the assigned topics from the source to the target, partition by partition, in order, exactly
 * once. Driven by desired state: the supervisor states what should be copied and how fast, the engine brings itself
 * there and reports where it stands.
 *
 * <p>An engine keeps its position where a later process finds it: after {@code kill -9} and a new start on any machine it
 * goes on without losing or doubling a record. One thread calls it.
 */
public interface MirrorEngine extends AutoCloseable {
    /** The name in the configuration, such as {@code mirrormaker2}. */
    String name();

    /** Why this engine can never copy a topic of that name; empty if it can. */
    Optional<String> refusal(String topic);

    /** Whether it holds limits of single topics; else they are passed over. */
    boolean limitsTopics();

    /**
     * States what should run from now on. The first call starts the engine; each further call changes it. Returns when
     * the change is accepted, not when it is complete.
     */
    void assign(MirrorAssignment assignment);

    /** Where the engine stands now; cheap enough to be asked each second. */
    EngineSnapshot snapshot();

    /** How long the target's slowest broker took for the last appends, in ms; empty where the engine does not measure it. */
    default OptionalLong produceLatencyMs() {
        return OptionalLong.empty();
    }

    /**
     * Restarts whatever copies these partitions, because they do not move although the source has more. Only those: the
     * engine itself restarts what it knows to have failed.
     */
    void restart(SortedSet<PartitionId> stuck);

    /**
     * An operator accepts that the source deleted records of this topic before they were copied: the copy goes on behind
     * them.
     */
    void acceptLoss(String topic);

    /** Stops copying, commits positions, releases everything. Idempotent. */
    @Override
    void close();
}
