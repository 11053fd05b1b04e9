package io.godwit.core.groups;

import io.godwit.core.cutover.GroupPositions.Position;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The committed offsets of one cluster's groups, many groups at a time. What one group refuses does not spoil the answer for
 * the others.
 */
public interface GroupOffsets {
    /** The groups whose names are wanted. */
    Listing list(Predicate<String> wanted);

    /** What each of these groups committed; nothing for one that does not exist. */
    Committed committed(Collection<String> groups);

    /**
     * Commits offsets without a leader epoch. A group with members refuses that.
     *
     * @return why, for each group that refused
     */
    SortedMap<String, Refusal> commit(SortedMap<String, List<Position>> offsets);

    /** What a group keeps. */
    enum Kind {
        /** Committed offsets of records: classic, consumer and streams groups, and groups that only ever committed. */
        COMMITS,
        /** A state of its own, which only brokers keep: share groups. */
        SHARE,
        /** No offsets of records: groups of Connect workers or of a schema registry. */
        OTHER
    }

    /**
     * @param active whether it has members, as far as the cluster tells with its list
     */
    record Group(String name, Kind kind, boolean active) {
        public Group {
            Objects.requireNonNull(name);
            Objects.requireNonNull(kind);
        }
    }

    /**
     * @param failures why some brokers did not tell their groups; empty when the list is whole
     */
    record Listing(SortedMap<String, Group> groups, List<String> failures) {
        public Listing {
            groups = Collections.unmodifiableSortedMap(new TreeMap<>(groups));
            failures = List.copyOf(failures);
        }

        public boolean isWhole() {
            return failures.isEmpty();
        }
    }

    /** @param failures why some groups could not be read */
    record Committed(SortedMap<String, List<Position>> positions, SortedMap<String, String> failures) {
        public Committed {
            positions = Collections.unmodifiableSortedMap(new TreeMap<>(positions));
            failures = Collections.unmodifiableSortedMap(new TreeMap<>(failures));
        }
    }

    /**
     * @param active whether it refused because it has members
     */
    record Refusal(boolean active, String reason) {}
}
