package io.godwit.core.offsets;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * Which offsets the records of one topic get on the target. How many markers its holes need is only known once it is copied,
 * so that is not told.
 *
 * @param compacted whether holes are to be expected
 */
public record TopicOutlook(String topic, boolean compacted, List<PartitionOutlook> partitions) {
    public TopicOutlook {
        Objects.requireNonNull(topic);
        partitions = List.copyOf(partitions);
    }

    /** Of all partitions together; empty where that of one is unknown. */
    @JsonIgnore
    public OptionalLong paddingOffsets() {
        return partitions.stream()
                        .anyMatch(partition -> partition.paddingOffsets().isEmpty())
                ? OptionalLong.empty()
                : OptionalLong.of(partitions.stream()
                        .mapToLong(partition -> partition.paddingOffsets().orElse(0))
                        .sum());
    }
}
