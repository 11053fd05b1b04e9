package io.godwit.core.model;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One group.
 *
 * @param type in Kafka's words: {@code Classic}, {@code Consumer}, {@code Share}, {@code Streams}
 * @param protocolType what a classic group is used for, {@code consumer} or {@code connect}; may be empty
 * @param state in Kafka's words: {@code Stable}, {@code Empty}, {@code Dead}, …
 * @param offsets committed offsets, and how far they are behind
 */
public record GroupInventory(
        String name,
        String type,
        String protocolType,
        String state,
        List<Member> members,
        SortedMap<PartitionId, CommittedOffset> offsets) {
    public GroupInventory {
        members = List.copyOf(members);
        offsets = Collections.unmodifiableSortedMap(new TreeMap<>(offsets));
    }

    /** Whether somebody is a member now. */
    public boolean isActive() {
        return !members.isEmpty();
    }

    /** One member of a group. */
    public record Member(String memberId, String clientId, String host, List<PartitionId> assignment) {
        public Member {
            assignment = List.copyOf(assignment);
        }
    }

    /**
     * @param offset the next offset that the group would read
     * @param metadata what the client stored with it
     * @param lag records behind the end of the partition, -1 where unknown
     */
    public record CommittedOffset(long offset, String metadata, long lag) {}
}
