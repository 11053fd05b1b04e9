package io.godwit.core.status;

import io.godwit.core.journal.Journal;
import io.godwit.core.json.Json;
import java.util.List;
import java.util.Optional;

/** The watches of the source among the values of the journal; written by the mirror alone. */
public final class WatchStore {
    /** Then follows the wave. */
    public static final String PREFIX = "watch/";

    private final Journal journal;

    public WatchStore(Journal journal) {
        this.journal = journal;
    }

    public Optional<WatchStatus> get(String wave) {
        return journal.get(PREFIX + wave).map(json -> Json.read(json, WatchStatus.class));
    }

    /** By wave. */
    public List<WatchStatus> all() {
        return journal.getAll(PREFIX).values().stream()
                .map(json -> Json.read(json, WatchStatus.class))
                .toList();
    }

    public void put(WatchStatus watch) {
        journal.put(PREFIX + watch.wave(), Json.line(watch));
    }

    /** Forgets a watch whose wave went back. */
    public void remove(String wave) {
        journal.remove(PREFIX + wave);
    }
}
