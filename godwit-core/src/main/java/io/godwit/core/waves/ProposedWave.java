package io.godwit.core.waves;

import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Applications that are proposed to move together.
 *
 * @param name that of its first application that writes, or of its first
 * @param applications those that only read first, for they move first
 * @param topics what they write, so what is switched in this wave
 * @param edges why they are in this wave and not in an earlier one, and why together
 */
public record ProposedWave(String name, List<String> applications, SortedSet<String> topics, List<WaveEdge> edges) {
    public ProposedWave {
        applications = List.copyOf(applications);
        topics = Collections.unmodifiableSortedSet(new TreeSet<>(topics));
        edges = List.copyOf(edges);
    }
}
