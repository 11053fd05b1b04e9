package io.godwit.core.cutover;

import io.godwit.core.model.PartitionId;
import java.util.List;
import java.util.Objects;

/**
 * The committed offsets of one group on one cluster, taken while it had no member.
 *
 * @param committed sorted by partition
 */
public record GroupPositions(String group, List<Position> committed) {
    public GroupPositions {
        Objects.requireNonNull(group);
        committed = committed.stream()
                .sorted((a, b) -> a.partition().compareTo(b.partition()))
                .toList();
    }

    /**
     * @param offset the next offset that the group would read
     * @param metadata what the client stored with it; may be empty
     */
    public record Position(PartitionId partition, long offset, String metadata) {
        public Position {
            Objects.requireNonNull(partition);
            Objects.requireNonNull(metadata);
        }
    }
}
