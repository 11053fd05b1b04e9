package io.godwit.core.config;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How records are copied.
 *
 * @param engine name of the engine
 * @param tasks how many tasks copy side by side
 * @param throttleBytesPerSecond the limit that holds until {@code godwit throttle} sets another; empty = none
 * @param refreshInterval how often topics, partitions and groups are looked at again
 * @param connectUrl REST address of a distributed Connect cluster that runs the connectors; empty = this process
 * @param offsets how far the batch engine goes to keep the source's offsets
 */
public record MirrorConfig(
        String engine,
        int tasks,
        OptionalLong throttleBytesPerSecond,
        Duration refreshInterval,
        Optional<URI> connectUrl,
        OffsetsConfig offsets) {
    /** Godwit's own engine: batches as they are, each record at its offset. */
    public static final String BATCH = "batch";

    /** Apache's three connectors. */
    public static final String MIRROR_MAKER_2 = "mirrormaker2";
}
