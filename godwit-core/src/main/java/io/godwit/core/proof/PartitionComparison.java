package io.godwit.core.proof;

import java.util.List;
import java.util.Map;

/**
 * Compares the records of one partition, source against target, in one pass over both.
 *
 * <pre>
 *   both batches equal ──▶ all their records are pairs (none is unpacked)
 *        │ differ, or are cut at other places
 *        ▼
 *   both heads equal ──▶ next pair (no copy, no hash, no state)
 *        │ differ
 *        ▼
 *   look ahead on both sides (32 records, then 4 times as many, up to the limit), as fingerprints
 *        │ enough equal ones in the same order        │ none up to the limit
 *        ▼                                            ▼
 *   what lies between them is named, go on after it   LOST_SYNC, stop
 * </pre>
 *
 * <p>Invariants: everything below {@link #sourceNext} and {@link #targetNext} was compared and is counted, as a pair, as
 * a difference or as an explained one; {@link #takeRuns} maps each pair exactly once. When the target's range ends
 * first, the source's records after the last pair are not missing but not copied yet, and stay outside.
 *
 * <p>One thread uses it.
 */
public final class PartitionComparison {
    private static final int FIRST_LOOK_AHEAD = 32;

    /** What a step ended with. */
    public enum Progress {
        /** There is more to compare. */
        RUNNING,
        /** At least one side came to the end of its range and nothing is left that both have. */
        AT_END,
        /** See {@link DifferenceKind#LOST_SYNC}. */
        LOST_SYNC
    }

    /**
     * Where a comparison begins.
     *
     * @param sourceHeadExpired whether retention may have removed records from the source that the target still has
     * @param targetHeadExpired likewise the other way round
     */
    public record Start(long sourceOffset, long targetOffset, boolean sourceHeadExpired, boolean targetHeadExpired) {}

    private final RecordCursor sourceCursor;
    private final RecordCursor targetCursor;
    private final Fingerprinter fingerprinter = new Fingerprinter();
    private final EqualBatches batches;
    private final LookAhead source;
    private final LookAhead target;
    private final DifferenceLedger ledger;
    private final ComparedSoFar compared;
    private final int lookAheadRecords;
    private boolean lost;

    public PartitionComparison(
            RecordCursor source, RecordCursor target, TopicRules rules, ComparisonLimits limits, Start start) {
        this.sourceCursor = source;
        this.targetCursor = target;
        this.batches = new EqualBatches(source, target);
        this.source = new LookAhead(source, fingerprinter);
        this.target = new LookAhead(target, fingerprinter);
        this.lookAheadRecords = limits.lookAheadRecords();
        this.ledger = new DifferenceLedger(rules, limits, new RecentRecords(lookAheadRecords, source::again));
        boolean compacted = rules.source().compacts() || rules.target().compacts();
        this.compared = new ComparedSoFar(ledger, compacted, start);
    }

    /** Compares about this many pairs. */
    public Progress step(int pairs) {
        for (long left = pairs; left > 0 && !lost; left--) {
            boolean atHeads = source.isEmpty() && target.isEmpty();
            int inBatch = atHeads ? compareBatches() : 0;
            if (inBatch > 0) {
                left -= inBatch - 1;
                continue;
            }
            boolean more = atHeads ? compareHeads() : compareAhead();
            if (!more) {
                return lost ? Progress.LOST_SYNC : tail();
            }
        }
        return lost ? Progress.LOST_SYNC : Progress.RUNNING;
    }

    /** Names whatever is still open; call it when no more records will be compared. */
    public void settle() {
        ledger.settleAll();
    }

    /** Whether all below {@link #sourceNext} is decided, so that a later comparison may begin there. */
    public boolean isSettled() {
        if (ledger.hasOpen()) {
            ledger.settleCertain();
        }
        return source.isEmpty() && target.isEmpty() && !ledger.hasOpen();
    }

    /** Whether records wait for a later one with their key, which would show that compaction removed them. */
    public boolean waitsForKeys() {
        return ledger.waitsForKeys();
    }

    /** Tells of a record on the target behind the compared range: compaction may have used it. */
    public void laterOnTarget(LogRecord record) {
        if (record.key() != null) {
            ledger.laterKeyOnTarget(fingerprinter.keyHash(record));
        }
    }

    /** Likewise of one on the source. */
    public void laterOnSource(LogRecord record) {
        if (record.key() != null) {
            ledger.laterKeyOnSource(fingerprinter.keyHash(record));
        }
    }

    /** Pairs of equal records so far. */
    public long records() {
        return compared.records();
    }

    /** Those of them, in this comparison, that were proven by equal batches. */
    public BatchShare byBatches() {
        return batches.share();
    }

    /** Whether each pair so far has the same offset on both sides. */
    public boolean offsetsIdentical() {
        return compared.offsetsIdentical();
    }

    public long sourceNext() {
        return compared.sourceNext();
    }

    public long targetNext() {
        return compared.targetNext();
    }

    public Map<DifferenceKind, Long> differences() {
        return Map.copyOf(ledger.differences());
    }

    public Map<ExplainedKind, Long> explained() {
        return Map.copyOf(ledger.explained());
    }

    public List<Mismatch> mismatches() {
        return List.copyOf(ledger.mismatches());
    }

    /** Records of a compacted topic that could be neither explained nor called missing; more than 0 = no proof. */
    public long undecided() {
        return ledger.undecided();
    }

    /** The map of the pairs since the last call. */
    public OffsetMap takeRuns() {
        return compared.takeRuns();
    }

    /** How many pairs; 0 where records have to be looked at, as when a later key explains what compaction removed. */
    private int compareBatches() {
        return ledger.waitsForKeys() ? 0 : batches.pairNext(compared);
    }

    private boolean compareHeads() {
        LogRecord s = source.nextRecord();
        LogRecord t = target.nextRecord();
        if (s != null && t != null && RecordEquality.equal(s, t)) {
            compared.pair(s.offset(), t.offset(), RecordTrace.of(s), s.timestamp() != t.timestamp());
            if (ledger.waitsForKeys() && s.key() != null) {
                ledger.laterKey(fingerprinter.keyHash(s));
            }
            return true;
        }
        if (s != null) {
            source.buffer(s);
        }
        if (t != null) {
            target.buffer(t);
        }
        return s != null && t != null && resynchronize();
    }

    private boolean compareAhead() {
        if (!source.fill(1) || !target.fill(1)) {
            return false;
        }
        if (!source.first().equalTo(target.first())) {
            return resynchronize();
        }
        compared.pair(source.first(), target.first());
        source.drop(1);
        target.drop(1);
        return true;
    }

    /** One side is at its end. What the target still has is extra; what the source still has is not copied yet. */
    private Progress tail() {
        compared.noticeExpiry(sourceCursor.expiredBelow(), targetCursor.expiredBelow());
        while (source.isEmpty() && target.fill(1)) {
            compared.targetOnly(target.first());
            target.drop(1);
        }
        ledger.settleCertain();
        compared.advanceTo(
                source.isEmpty() ? sourceCursor.position() : source.first().offset(),
                target.isEmpty() ? targetCursor.position() : target.first().offset());
        return Progress.AT_END;
    }

    /** Looks ahead until both sides agree again; false when they don't, or when a side is at its end. */
    private boolean resynchronize() {
        compared.noticeExpiry(sourceCursor.expiredBelow(), targetCursor.expiredBelow());
        if ((compared.sourceHeadExpired() || compared.targetHeadExpired()) && !skipExpired()) {
            return false;
        }
        int size = FIRST_LOOK_AHEAD;
        while (true) {
            boolean sourceEnded = !source.fill(size);
            boolean targetEnded = !target.fill(size);
            Ahead ahead = new Ahead(source.view(size), target.view(size), sourceEnded, targetEnded);
            boolean last = ahead.bothEnded() || size >= lookAheadRecords;
            if (last || ahead.isClear()) {
                return commit(ahead);
            }
            size = Math.min(size * 4, lookAheadRecords);
        }
    }

    /** Drops what only one side has because retention removed it on the other; false at the end of a side. */
    private boolean skipExpired() {
        while (true) {
            source.fill(FIRST_LOOK_AHEAD);
            target.fill(FIRST_LOOK_AHEAD);
            if (source.isEmpty() || target.isEmpty()) {
                return false;
            }
            List<Fingerprint> s = source.view(FIRST_LOOK_AHEAD);
            List<Fingerprint> t = target.view(FIRST_LOOK_AHEAD);
            if (CommonSubsequence.of(s, t).size() > 0) {
                return true;
            }
            boolean targetIsOlder = t.get(0).timestamp() <= s.get(0).timestamp();
            if (compared.sourceHeadExpired() && (targetIsOlder || !compared.targetHeadExpired())) {
                t.forEach(compared::targetOnly);
                target.drop(t.size());
            } else {
                s.forEach(compared::sourceOnly);
                source.drop(s.size());
            }
        }
    }

    /** Names what lies before and between the pairs ahead, and what can be named of the rest. */
    private boolean commit(Ahead ahead) {
        if (ahead.isLost()) {
            lost = !ChangedPairs.mostly(ahead.source(), ahead.target());
            if (lost) {
                ledger.lostSync(ahead.source().get(0), ahead.target().get(0));
                return false;
            }
        }
        Ahead.Named named = ahead.name(compared);
        source.drop(named.sourceRecords());
        target.drop(named.targetRecords());
        ledger.settleCertain();
        return true;
    }
}
