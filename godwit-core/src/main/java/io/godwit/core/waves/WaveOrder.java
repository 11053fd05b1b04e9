package io.godwit.core.waves;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The smallest waves that the edges allow, in an order that they allow. What is bound in a circle is one wave. Those that only read
 * join the first wave of a writer of what they read, or the first of all, where they move first; a wave of their own would only be
 * one more command.
 * The same applications and edges always give the same waves.
 */
final class WaveOrder {
    private final SortedMap<String, UsedApplication> applications = new TreeMap<>();
    private final SortedMap<String, SortedSet<String>> successors = new TreeMap<>();
    private final List<WaveEdge> edges;
    private final Map<String, Integer> componentOf = new HashMap<>();

    private WaveOrder(List<UsedApplication> applications, List<WaveEdge> edges) {
        this.edges = edges;
        applications.forEach(application -> {
            this.applications.put(application.name(), application);
            successors.put(application.name(), new TreeSet<>());
        });
        edges.forEach(edge -> {
            next(edge.from()).add(edge.to());
            if (edge.isTogether()) {
                next(edge.to()).add(edge.from());
            }
        });
    }

    static List<ProposedWave> of(List<UsedApplication> applications, List<WaveEdge> edges) {
        return new WaveOrder(applications, edges).waves();
    }

    private SortedSet<String> next(String application) {
        return Objects.requireNonNull(successors.get(application));
    }

    private List<ProposedWave> waves() {
        List<SortedSet<String>> components = new ArrayList<>(StrongComponents.of(successors));
        components.sort(Comparator.comparing((SortedSet<String> component) -> component.first()));
        for (int index = 0; index < components.size(); index++) {
            for (String member : components.get(index)) {
                componentOf.put(member, index);
            }
        }
        List<SortedSet<String>> waves = new ArrayList<>();
        Map<Integer, SortedSet<String>> waveOf = new HashMap<>();
        for (int component : sorted(components)) {
            SortedSet<String> wave = new TreeSet<>(components.get(component));
            waves.add(wave);
            waveOf.put(component, wave);
        }
        components.stream().filter(this::onlyReads).forEach(readers -> following(readers)
                .map(waveOf::get)
                .filter(Objects::nonNull)
                .min(Comparator.comparingInt(waves::indexOf))
                .orElseGet(() -> first(waves))
                .addAll(readers));
        return waves.stream().map(this::wave).toList();
    }

    /** Those that read what nobody is known to write may move at any time; a wave of its own would have no topic to switch. */
    private static SortedSet<String> first(List<SortedSet<String>> waves) {
        if (waves.isEmpty()) {
            waves.add(new TreeSet<>());
        }
        return waves.get(0);
    }

    private boolean onlyReads(SortedSet<String> component) {
        return component.stream().allMatch(name -> application(name).onlyReads());
    }

    private UsedApplication application(String name) {
        return Objects.requireNonNull(applications.get(name));
    }

    /** The other components that must not move before this one. */
    private Stream<Integer> following(SortedSet<String> component) {
        return component.stream()
                .flatMap(member -> next(member).stream())
                .filter(other -> !component.contains(other))
                .map(componentOf::get)
                .distinct();
    }

    /** Those that write, so that each comes after all that must not move later. Where there is a choice, by name. */
    private List<Integer> sorted(List<SortedSet<String>> components) {
        Map<Integer, Integer> waitingFor = new HashMap<>();
        PriorityQueue<Integer> ready = new PriorityQueue<>();
        for (int index = 0; index < components.size(); index++) {
            if (!onlyReads(components.get(index))) {
                waitingFor.putIfAbsent(index, 0);
                following(components.get(index)).forEach(later -> waitingFor.merge(later, 1, Integer::sum));
            }
        }
        waitingFor.forEach((component, count) -> {
            if (count == 0) {
                ready.add(component);
            }
        });
        List<Integer> sorted = new ArrayList<>();
        while (!ready.isEmpty()) {
            int component = ready.remove();
            sorted.add(component);
            following(components.get(component)).forEach(later -> {
                if (waitingFor.merge(later, -1, Integer::sum) == 0) {
                    ready.add(later);
                }
            });
        }
        return sorted;
    }

    private ProposedWave wave(SortedSet<String> members) {
        List<String> names = members.stream()
                .sorted(Comparator.comparing((String name) -> !application(name).onlyReads())
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        SortedSet<String> topics = new TreeSet<>();
        members.forEach(name -> topics.addAll(application(name).writes().keySet()));
        return new ProposedWave(
                names.stream()
                        .filter(name -> !application(name).onlyReads())
                        .findFirst()
                        .orElse(names.get(0)),
                names,
                topics,
                edges.stream()
                        .filter(edge ->
                                members.contains(edge.to()) || (edge.isTogether() && members.contains(edge.from())))
                        .toList());
    }
}
