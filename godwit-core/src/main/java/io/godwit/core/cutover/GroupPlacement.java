package io.godwit.core.cutover;

import io.godwit.core.cutover.Placement.Kind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** Where one group goes on. */
public record GroupPlacement(String group, List<Placement> partitions) {
    public GroupPlacement {
        Objects.requireNonNull(group);
        partitions = List.copyOf(partitions);
    }

    /** How many partitions were placed in each way. */
    public Map<Kind, Integer> counts() {
        Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
        partitions.forEach(placement -> counts.merge(placement.kind(), 1, Integer::sum));
        return counts;
    }

    /** One line: {@code billing: 12 partitions translated exactly, 1 never committed …}. */
    public String line() {
        SortedMap<Kind, Integer> counts = new TreeMap<>(counts());
        if (counts.isEmpty()) {
            return group + ": no committed offsets to carry";
        }
        StringBuilder line = new StringBuilder(group).append(": ");
        counts.forEach((kind, count) -> line.append(count)
                .append(count == 1 ? " partition " : " partitions ")
                .append(kind.words())
                .append("; "));
        return line.substring(0, line.length() - 2);
    }
}
