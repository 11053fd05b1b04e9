package io.godwit.core.cutover;

import io.godwit.core.model.PartitionId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Judges by repeated looks whether logs stand still. Not thread-safe. */
public final class QuietWatch {
    private final Duration window;
    private final SortedSet<PartitionId> movedLately = new TreeSet<>();
    private Map<PartitionId, Long> ends = Map.of();
    private Instant since;

    /** @param begin of the first look */
    public QuietWatch(Duration window, Instant begin) {
        this.window = window;
        this.since = begin;
    }

    /** Takes a look; a log that moved starts the window anew. */
    public void look(Map<PartitionId, Long> current, Instant at) {
        if (ends.isEmpty()) {
            since = at;
        } else if (!current.equals(ends)) {
            since = at;
            movedLately.clear();
            current.forEach((partition, end) -> {
                if (!end.equals(ends.get(partition))) {
                    movedLately.add(partition);
                }
            });
        }
        ends = new TreeMap<>(current);
    }

    /** Whether nothing moved for the whole window. */
    public boolean isQuiet(Instant now) {
        return Duration.between(since, now).compareTo(window) >= 0;
    }

    /** The partitions that moved at the last movement that was seen. */
    public SortedSet<PartitionId> movedLately() {
        return new TreeSet<>(movedLately);
    }
}
