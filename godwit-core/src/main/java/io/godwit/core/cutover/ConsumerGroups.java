package io.godwit.core.cutover;

import io.godwit.core.cutover.GroupPositions.Position;
import java.util.List;
import java.util.SortedSet;

/** The consumer groups of one cluster. */
public interface ConsumerGroups {
    /** Every group that consumers use, by classic or by newer protocol. */
    SortedSet<String> names();

    /** A group that does not exist is empty. */
    GroupView describe(String group);

    /** What the group committed; empty for one that does not exist. */
    List<Position> committed(String group);

    /**
     * Commits offsets without a leader epoch, removes those of partitions that are placed nowhere, and changes nothing
     * else.
     *
     * @throws io.godwit.core.error.GodwitException if the group has members
     */
    void place(GroupPlacement placement);

    /**
     * One group at one moment.
     *
     * @param state in Kafka's words
     * @param members who they are, each in a few words: client id and host
     */
    record GroupView(String group, String state, List<String> members) {
        public GroupView {
            members = List.copyOf(members);
        }

        public boolean isEmpty() {
            return members.isEmpty() && !state.equals("PreparingRebalance") && !state.equals("CompletingRebalance");
        }

        public boolean isStable() {
            return state.equals("Stable") && !members.isEmpty();
        }
    }
}
