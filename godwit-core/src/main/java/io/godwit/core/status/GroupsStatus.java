package io.godwit.core.status;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How far the committed offsets of the groups are carried to the target.
 *
 * @param at when they were last looked at
 * @param groups that are selected, and committed offsets in copied topics or are left alone
 * @param carried of these: whose offsets on the target are those that the source told last, or the last that were copied
 * @param oldestAt when the source told that carried offset that is oldest; empty when none is carried
 * @param waiting groups with offsets beyond what is copied, or in partitions that are not copied now
 * @param notProven groups with offsets in partitions whose offsets differ, beyond what the proof has compared
 * @param leftAlone groups whose offsets on the target are not touched
 * @param reasons of the first of those that are left alone or failed, by name
 */
public record GroupsStatus(
        Instant at,
        int groups,
        int carried,
        Optional<Instant> oldestAt,
        int waiting,
        int notProven,
        int leftAlone,
        List<LeftAlone> reasons) {
    /** More are only counted. */
    public static final int MOST_REASONS = 20;

    public GroupsStatus {
        reasons = List.copyOf(reasons);
    }

    /**
     * @param reason in one line
     */
    public record LeftAlone(String group, Why why, String reason) {}

    /** Why a group is left alone; what needs an operator comes first. */
    public enum Why {
        /** Its offsets on the target are neither the source's nor what Godwit wrote. */
        MOVED_ON_TARGET,
        /** A cluster refused. */
        FAILED,
        /** It has members on the target. */
        ACTIVE_ON_TARGET,
        /** A cutover has it in its hands, or has moved it. */
        CUT_OVER,
        /** Share groups have no committed offsets. */
        SHARE_GROUP
    }
}
