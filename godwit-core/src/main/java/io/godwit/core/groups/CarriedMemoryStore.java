package io.godwit.core.groups;

import io.godwit.core.journal.Journal;
import io.godwit.core.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Keeps what was carried among the journal's values. Groups share a fixed number of documents, so that thousands of them are
 * not thousands of writes, and no more than a few megabytes are written at once. Mutable, for one thread.
 */
public final class CarriedMemoryStore {
    /** Keys begin with this; then follows the number of the document. */
    public static final String PREFIX = "mirror/groups/";

    private static final int DOCUMENTS = 64;

    private final Journal journal;
    private final int mostBytesAtOnce;
    private final SortedMap<String, CarriedMemory> groups = new TreeMap<>();
    private final Map<String, Long> writtenAt = new HashMap<>();
    private long writes;

    /** One document. */
    record Document(SortedMap<String, CarriedMemory> groups) {}

    public CarriedMemoryStore(Journal journal, int mostBytesAtOnce) {
        this.journal = journal;
        this.mostBytesAtOnce = mostBytesAtOnce;
        journal.getAll(PREFIX)
                .values()
                .forEach(json -> groups.putAll(Json.read(json, Document.class).groups()));
    }

    public CarriedMemory of(String group) {
        return groups.getOrDefault(group, CarriedMemory.NOTHING);
    }

    /** Whether anything was ever carried for that group, as far as this is remembered. */
    public boolean isKnown(String group) {
        return groups.containsKey(group);
    }

    /**
     * Remembers what will be written for these groups; those documents first that were not written for longest.
     *
     * @return the groups for which that is durable now; the others have to wait
     */
    public SortedSet<String> remember(SortedMap<String, CarriedMemory> changed) {
        Map<String, SortedMap<String, CarriedMemory>> byDocument = new HashMap<>();
        changed.forEach((group, memory) -> byDocument
                .computeIfAbsent(key(group), unused -> new TreeMap<>())
                .put(group, memory));
        List<String> keys = new ArrayList<>(byDocument.keySet());
        keys.sort(Comparator.<String>comparingLong(key -> writtenAt.getOrDefault(key, -1L))
                .thenComparing(Comparator.naturalOrder()));
        SortedMap<String, String> written = new TreeMap<>();
        SortedMap<String, CarriedMemory> durable = new TreeMap<>();
        int bytes = 0;
        for (String key : keys) {
            if (bytes < mostBytesAtOnce) {
                SortedMap<String, CarriedMemory> its = byDocument.getOrDefault(key, new TreeMap<>());
                String json = document(key, its);
                written.put(key, json);
                durable.putAll(its);
                bytes += json.getBytes(StandardCharsets.UTF_8).length;
            }
        }
        if (!written.isEmpty()) {
            journal.putAll(written);
            written.keySet().forEach(key -> writtenAt.put(key, writes++));
            groups.putAll(durable);
        }
        return new TreeSet<>(durable.keySet());
    }

    /** Forgets the groups that exist nowhere any more; their documents shrink with the next write. */
    public void keepOnly(Set<String> existing) {
        Set<String> gone = new HashSet<>(groups.keySet());
        gone.removeAll(existing);
        groups.keySet().removeAll(gone);
    }

    private String document(String key, SortedMap<String, CarriedMemory> changed) {
        SortedMap<String, CarriedMemory> all = new TreeMap<>();
        groups.forEach((group, memory) -> {
            if (key(group).equals(key)) {
                all.put(group, memory);
            }
        });
        all.putAll(changed);
        return Json.line(new Document(all));
    }

    private static String key(String group) {
        return PREFIX + String.format(Locale.ROOT, "%02d", Math.floorMod(group.hashCode(), DOCUMENTS));
    }
}
