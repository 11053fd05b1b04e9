package io.godwit.migration.mirror.groups;

import io.godwit.core.error.MirrorError;
import io.godwit.core.status.GroupsStatus;
import io.godwit.core.status.GroupsStatus.LeftAlone;
import io.godwit.core.status.GroupsStatus.Why;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What one look at the groups came to. Mutable, for one thread. */
final class RoundResult {
    private static final int MOST_WARNINGS = 5;

    private final Set<String> found = new HashSet<>();
    private final SortedMap<String, Instant> carried = new TreeMap<>();
    private final SortedMap<String, LeftAlone> leftAlone = new TreeMap<>();
    private int waiting;
    private int notProven;

    /** The group committed offsets in copied topics. */
    void found(String group, boolean waits, boolean lacksProof) {
        found.add(group);
        waiting += waits ? 1 : 0;
        notProven += lacksProof ? 1 : 0;
    }

    void leaveAlone(String group, Why why, String reason) {
        found.add(group);
        carried.remove(group);
        leftAlone.put(group, new LeftAlone(group, why, reason));
    }

    /** @param askedAt when the source told the oldest of the offsets that the target has now */
    void carried(String group, Instant askedAt) {
        if (!leftAlone.containsKey(group)) {
            carried.put(group, askedAt);
        }
    }

    GroupsStatus status(Instant at) {
        return new GroupsStatus(
                at,
                found.size(),
                carried.size(),
                carried.values().stream().min(Comparator.naturalOrder()),
                waiting,
                notProven,
                leftAlone.size(),
                worstFirst().stream().limit(GroupsStatus.MOST_REASONS).toList());
    }

    private List<LeftAlone> worstFirst() {
        return leftAlone.values().stream()
                .sorted(Comparator.comparing(LeftAlone::why))
                .toList();
    }

    List<String> warnings() {
        List<String> all = worstFirst().stream()
                .filter(group -> group.why() == Why.MOVED_ON_TARGET || group.why() == Why.FAILED)
                .map(RoundResult::warning)
                .toList();
        if (all.size() <= MOST_WARNINGS) {
            return all;
        }
        List<String> few = new java.util.ArrayList<>(all.subList(0, MOST_WARNINGS));
        few.add((all.size() - MOST_WARNINGS) + " more groups are not carried; godwit status -o json names them");
        return few;
    }

    private static String warning(LeftAlone group) {
        MirrorError code =
                group.why() == Why.MOVED_ON_TARGET ? MirrorError.GROUP_MOVED_ON_TARGET : MirrorError.GROUP_NOT_CARRIED;
        return code.id() + " group " + group.group() + ": " + group.reason();
    }
}
