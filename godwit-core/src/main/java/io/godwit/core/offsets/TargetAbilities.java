package io.godwit.core.offsets;

import io.godwit.core.journal.Journal;
import io.godwit.core.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the target lets us do to keep the source's offsets, tried out on a scratch topic.
 *
 * @param at when it was tried
 * @param append appending a batch under a sequence of our own
 * @param producers asking a partition for the last sequence of its producers
 * @param deleteRecords deleting the beginning of a log
 * @param markers writing transaction markers
 */
public record TargetAbilities(Instant at, Ability append, Ability producers, Ability deleteRecords, Ability markers) {
    /** Under this key of the journal's values. */
    public static final String KEY = "mirror/target-abilities";

    private static final Duration FRESH = Duration.ofDays(1);

    public TargetAbilities {
        Objects.requireNonNull(at);
    }

    /**
     * @param reason why not, in one line; empty if it works
     */
    public record Ability(boolean works, String reason) {
        /** It works. */
        public static final Ability WORKS = new Ability(true, "");

        public static Ability refused(String reason) {
            return new Ability(false, reason);
        }
    }

    /** The last result; empty if nobody tried yet. */
    public static Optional<TargetAbilities> read(Journal journal) {
        return journal.get(KEY).map(json -> Json.read(json, TargetAbilities.class));
    }

    public void write(Journal journal) {
        journal.put(KEY, Json.line(this));
    }

    /** Whether it is too young to be tried again. */
    public boolean isFresh(Instant now) {
        return Duration.between(at, now).compareTo(FRESH) < 0;
    }

    /** What does not work, one line each, in Kafka's words. */
    public List<String> refusals() {
        List<String> refusals = new ArrayList<>();
        add(refusals, "idempotent produce", append);
        add(refusals, "DescribeProducers", producers);
        add(refusals, "DeleteRecords", deleteRecords);
        add(refusals, "WriteTxnMarkers", markers);
        return refusals;
    }

    private static void add(List<String> refusals, String what, Ability ability) {
        if (!ability.works()) {
            refusals.add(what + ": " + ability.reason());
        }
    }
}
