package io.godwit.core.groups;

import io.godwit.core.journal.Journal;
import io.godwit.core.json.Json;
import java.time.Instant;
import java.util.Optional;

/**
 * Stands in the journal while the mirror sets offsets of groups on the target.
 *
 * <p>The mirror raises it, then asks which groups are a cutover's ({@link CutoverHold}), then sets the others. A cutover
 * takes its groups, then waits until it doesn't stand, then sets theirs. As both sides write first and look afterwards, one
 * of them sees the other: no offset of the mirror's lands on top of one that the cutover set.
 */
public final class CarryMark {
    /** Where it stands. */
    public static final String KEY = "mirror/groups-mark";

    private final Journal journal;

    /** @param since when the mirror raised it, by its clock */
    public record Standing(Instant since) {}

    public CarryMark(Journal journal) {
        this.journal = journal;
    }

    public void raise(Instant now) {
        journal.put(KEY, Json.line(new Standing(now)));
    }

    public void lower() {
        journal.remove(KEY);
    }

    /** Empty if the mirror sets nothing now. One that a killed mirror left stands until the next one carries. */
    public Optional<Standing> standing() {
        return journal.get(KEY).map(json -> Json.read(json, Standing.class));
    }
}
