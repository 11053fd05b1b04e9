package io.godwit.core.waves;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/** Tarjan's strongly connected components of a directed graph. */
final class StrongComponents {
    private final SortedMap<String, SortedSet<String>> successors;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, Integer> lowest = new HashMap<>();
    private final Deque<String> open = new ArrayDeque<>();
    private final List<SortedSet<String>> components = new ArrayList<>();

    private StrongComponents(SortedMap<String, SortedSet<String>> successors) {
        this.successors = successors;
    }

    /** @param successors of each node; every node is a key */
    static List<SortedSet<String>> of(SortedMap<String, SortedSet<String>> successors) {
        StrongComponents search = new StrongComponents(successors);
        for (String node : successors.keySet()) {
            if (!search.numbers.containsKey(node)) {
                search.visit(node);
            }
        }
        return search.components;
    }

    private void visit(String node) {
        int number = numbers.size();
        numbers.put(node, number);
        lowest.put(node, number);
        open.push(node);
        for (String next : Objects.requireNonNull(successors.get(node))) {
            if (!numbers.containsKey(next)) {
                visit(next);
                lowest.merge(node, Objects.requireNonNull(lowest.get(next)), Math::min);
            } else if (open.contains(next)) {
                lowest.merge(node, Objects.requireNonNull(numbers.get(next)), Math::min);
            }
        }
        if (Objects.requireNonNull(lowest.get(node)) == number) {
            SortedSet<String> component = new TreeSet<>();
            String member;
            do {
                member = open.pop();
                component.add(member);
            } while (!member.equals(node));
            components.add(component);
        }
    }
}
