package io.godwit.core.straggler;

import io.godwit.core.journal.Journal;
import io.godwit.core.json.Json;
import io.godwit.core.model.PartitionId;
import java.util.Optional;

/** What was copied of stragglers' records, among the values of the journal. */
public final class StragglerStore {
    /** Then follows the partition. */
    public static final String PREFIX = "stragglers/";
    /** The event that tells what was copied. */
    public static final String COPIED = "cutover.stragglers-copied";
    /** The event that tells that somebody writes to the source after the switch. */
    public static final String SEEN = "cutover.straggler";

    private final Journal journal;

    public StragglerStore(Journal journal) {
        this.journal = journal;
    }

    public static String key(PartitionId partition) {
        return PREFIX + partition;
    }

    /** Since the switch at that source offset. */
    public Optional<CopiedRange> get(PartitionId partition, long switchedAt) {
        return journal.get(key(partition))
                .map(json -> Json.read(json, CopiedRange.class))
                .filter(range -> range.switchedAt() == switchedAt);
    }

    public void put(PartitionId partition, CopiedRange range) {
        journal.put(key(partition), Json.line(range));
    }

    /**
     * The name under which the mirror is told to leave topics of a wave alone: while their stragglers' records are copied,
     * and for good where both logs differ.
     */
    public static String order(String wave) {
        return wave + "/stragglers";
    }
}
