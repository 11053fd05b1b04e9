package io.godwit.core.cutover;

import io.godwit.core.model.ClusterSide;
import java.util.Objects;

/**
 * Where connectors ran last. Their offsets are taken from there, so it is stored when those are carried to the other side and
 * before anything is started there.
 */
record LastRun(ClusterSide side) {
    LastRun {
        Objects.requireNonNull(side);
    }
}
