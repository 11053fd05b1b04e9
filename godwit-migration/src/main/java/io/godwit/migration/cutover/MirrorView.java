package io.godwit.migration.cutover;

import io.godwit.core.error.MirrorError;
import io.godwit.core.journal.Journal;
import io.godwit.core.json.Json;
import io.godwit.core.status.MirrorSession;
import io.godwit.core.status.TopicStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the mirror left in the journal about itself: docs/reference/journal.md. */
record MirrorView(Optional<Boolean> running, SortedMap<String, TopicStatus> topics, OptionalLong produceLatencyMs) {
    /** The topics of one stored document. */
    record Progress(List<TopicStatus> topics) {}

    /** What keeps topics from being copied, as the mirror stores it at once. */
    record Blocks(SortedMap<String, Block> topics) {
        record Block(String code) {}
    }

    /** The topics that are blocked for this reason. */
    static SortedSet<String> blockedBy(Journal journal, MirrorError reason) {
        SortedSet<String> blocked = new TreeSet<>();
        journal.get("mirror/blocks")
                .ifPresent(json -> Json.read(json, Blocks.class).topics().forEach((topic, block) -> {
                    if (block.code().equals(reason.id())) {
                        blocked.add(topic);
                    }
                }));
        return blocked;
    }

    static MirrorView read(Journal journal, Instant now) {
        Optional<MirrorSession> session =
                journal.get("mirror/session").map(json -> Json.read(json, MirrorSession.class));
        Optional<Boolean> running = session.map(run -> run.isRunning(now));
        OptionalLong latency = session.filter(run -> run.isRunning(now))
                .map(MirrorSession::produceLatencyMs)
                .orElseGet(OptionalLong::empty);
        SortedMap<String, TopicStatus> topics = new TreeMap<>();
        journal.getAll("progress/").values().forEach(json -> Json.read(json, Progress.class)
                .topics()
                .forEach(topic -> topics.put(topic.topic(), topic)));
        return new MirrorView(running, topics, latency);
    }
}
