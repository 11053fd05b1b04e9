package io.godwit.core.waves;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Things that belong together because each belongs to the next: disjoint sets that grow. */
final class Kinship<T extends Comparable<T>> {
    private final Map<T, T> parents = new TreeMap<>();

    void add(T member) {
        parents.putIfAbsent(member, member);
    }

    void join(T one, T other) {
        add(one);
        add(other);
        T first = head(one);
        T second = head(other);
        if (first.compareTo(second) < 0) {
            parents.put(second, first);
        } else {
            parents.put(first, second);
        }
    }

    private T head(T member) {
        T head = member;
        for (T parent = parent(head); !parent.equals(head); parent = parent(head)) {
            head = parent;
        }
        parents.put(member, head);
        return head;
    }

    private T parent(T member) {
        return Objects.requireNonNull(parents.get(member));
    }

    /** All sets, ordered by their smallest members. */
    Collection<SortedSet<T>> families() {
        Map<T, SortedSet<T>> families = new TreeMap<>();
        new TreeSet<>(parents.keySet())
                .forEach(member -> families.computeIfAbsent(head(member), head -> new TreeSet<>())
                        .add(member));
        return families.values();
    }
}
