package io.godwit.migration.mirror;

import io.godwit.core.journal.Journal;
import io.godwit.core.json.Json;
import io.godwit.core.status.MirrorSession;
import io.godwit.core.status.TopicStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The documents in which a mirror leaves its status for others. Topics share a fixed number of documents, so that 5,000 of
 * them are not 5,000 writes; only what changed is written, and no more at once than the target takes easily.
 */
final class StatusStore {
    static final String SESSION_KEY = "mirror/session";
    static final String PROGRESS_PREFIX = "progress/";
    static final String BLOCKS_KEY = "mirror/blocks";
    static final String IDS_KEY = "mirror/topic-ids";

    private static final int DOCUMENTS = 32;
    private static final int MOST_BYTES_AT_ONCE = 512 * 1024;

    private final Journal journal;
    private final Map<String, String> written = new TreeMap<>();
    private final Map<String, Long> writtenAt = new TreeMap<>();
    private long writes;

    /** The topics of one document. */
    record Chunk(List<TopicStatus> topics) {
        Chunk {
            topics = List.copyOf(topics);
        }
    }

    /** Topic ids by name, as they were when each topic was first assigned. */
    record TopicIds(SortedMap<String, String> ids) {}

    /** What keeps topics from being copied until an operator accepts it, by name. */
    record Blocks(SortedMap<String, Block> topics) {}

    StatusStore(Journal journal) {
        this.journal = journal;
    }

    /** What the last run left of each topic. */
    SortedMap<String, TopicStatus> topics() {
        SortedMap<String, TopicStatus> topics = new TreeMap<>();
        for (String document : journal.getAll(PROGRESS_PREFIX).values()) {
            Json.read(document, Chunk.class).topics().forEach(topic -> topics.put(topic.topic(), topic));
        }
        return topics;
    }

    Optional<MirrorSession> session() {
        return journal.get(SESSION_KEY).map(document -> Json.read(document, MirrorSession.class));
    }

    void write(MirrorSession session) {
        journal.put(SESSION_KEY, Json.line(session));
    }

    SortedMap<String, Block> blocks() {
        return journal.get(BLOCKS_KEY)
                .map(document -> new TreeMap<>(Json.read(document, Blocks.class).topics()))
                .orElseGet(TreeMap::new);
    }

    void writeBlocks(SortedMap<String, Block> blocks) {
        journal.put(BLOCKS_KEY, Json.line(new Blocks(blocks)));
    }

    SortedMap<String, String> topicIds() {
        return journal.get(IDS_KEY)
                .map(document ->
                        new TreeMap<>(Json.read(document, TopicIds.class).ids()))
                .orElseGet(TreeMap::new);
    }

    void writeTopicIds(SortedMap<String, String> ids) {
        journal.put(IDS_KEY, Json.line(new TopicIds(ids)));
    }

    /** Writes the documents that changed, those first that were not written for longest. */
    void write(List<TopicStatus> topics) {
        Map<String, List<TopicStatus>> byDocument = new TreeMap<>();
        for (TopicStatus topic : topics) {
            byDocument
                    .computeIfAbsent(key(topic.topic()), unused -> new ArrayList<>())
                    .add(topic);
        }
        List<String> keys = new ArrayList<>(byDocument.keySet());
        written.keySet().stream().filter(key -> !byDocument.containsKey(key)).forEach(keys::add);
        keys.sort(Comparator.comparing(key -> writtenAt.getOrDefault(key, -1L)));
        int bytes = 0;
        for (String key : keys) {
            String document = Json.line(new Chunk(byDocument.getOrDefault(key, List.of())));
            if (!document.equals(written.get(key)) && bytes < MOST_BYTES_AT_ONCE) {
                journal.put(key, document);
                written.put(key, document);
                writtenAt.put(key, writes++);
                bytes += document.length();
            }
        }
    }

    private static String key(String topic) {
        return PROGRESS_PREFIX
                + String.format(java.util.Locale.ROOT, "%02d", Math.floorMod(topic.hashCode(), DOCUMENTS));
    }
}
