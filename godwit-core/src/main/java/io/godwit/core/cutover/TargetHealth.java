package io.godwit.core.cutover;

import io.godwit.core.model.PartitionId;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How the target's brokers are, as far as it matters to a wave.
 *
 * @param offline partitions of the wave without a leader
 * @param underReplicated partitions of the wave with fewer replicas in sync than they have
 * @param volumes of brokers that tell how large they are (Kafka 3.3 and later)
 * @param untold why the volumes are not known; empty where all are
 */
public record TargetHealth(
        SortedSet<PartitionId> offline,
        SortedSet<PartitionId> underReplicated,
        List<Volume> volumes,
        Optional<String> untold) {
    public TargetHealth {
        offline = Collections.unmodifiableSortedSet(new TreeSet<>(offline));
        underReplicated = Collections.unmodifiableSortedSet(new TreeSet<>(underReplicated));
        volumes = List.copyOf(volumes);
    }

    /**
     * @param path of the data folder
     * @param totalBytes of the volume that it is on, above 0
     * @param freeBytes of it
     */
    public record Volume(int broker, String path, long totalBytes, long freeBytes) {
        public Volume {
            if (totalBytes <= 0 || freeBytes < 0) {
                throw new IllegalArgumentException("a volume of " + totalBytes + " bytes with " + freeBytes + " free");
            }
        }

        /** From 0 to 100. */
        public double freePercent() {
            return Math.min(100, 100.0 * freeBytes / totalBytes);
        }
    }
}
