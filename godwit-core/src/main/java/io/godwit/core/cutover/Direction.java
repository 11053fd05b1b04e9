package io.godwit.core.cutover;

import io.godwit.core.model.ClusterSide;

/** Which way something moves: the cutover goes to the target, an abort or a rollback back to the source. */
public enum Direction {
    TO_TARGET(ClusterSide.SOURCE, ClusterSide.TARGET),
    TO_SOURCE(ClusterSide.TARGET, ClusterSide.SOURCE);

    private final ClusterSide from;
    private final ClusterSide to;

    Direction(ClusterSide from, ClusterSide to) {
        this.from = from;
        this.to = to;
    }

    public ClusterSide from() {
        return from;
    }

    public ClusterSide to() {
        return to;
    }

    public Direction reverse() {
        return this == TO_TARGET ? TO_SOURCE : TO_TARGET;
    }
}
