package io.godwit.migration.cutover;

import io.godwit.core.journal.Journal;
import io.godwit.core.json.Json;
import io.godwit.core.status.MirrorSession;
import io.godwit.core.status.TopicStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the mirror left in the journal about itself: docs/reference/journal.md. */
record MirrorView(Optional<Boolean> running, SortedMap<String, TopicStatus> topics) {
    /** The topics of one stored document. */
    record Progress(List<TopicStatus> topics) {}

    static MirrorView read(Journal journal, Instant now) {
        Optional<Boolean> running = journal.get("mirror/session")
                .map(json -> Json.read(json, MirrorSession.class).isRunning(now));
        SortedMap<String, TopicStatus> topics = new TreeMap<>();
        journal.getAll("progress/").values().forEach(json -> Json.read(json, Progress.class)
                .topics()
                .forEach(topic -> topics.put(topic.topic(), topic)));
        return new MirrorView(running, topics);
    }
}
