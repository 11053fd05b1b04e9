package io.godwit.core.proof;

import io.godwit.core.proof.OffsetMap.Run;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** How far a comparison has come on both sides, the map of the pairs, and the names of what lay between them. */
final class ComparedSoFar {
    final DifferenceLedger ledger;
    private final boolean compacted;
    private OffsetMap.Builder runs = new OffsetMap.Builder();
    private long runSource;
    private long runTarget;
    private long runLength;
    private long records;
    private boolean offsetsIdentical = true;
    private long sourceNext;
    private long targetNext;
    private boolean sourceHeadExpired;
    private boolean targetHeadExpired;

    ComparedSoFar(DifferenceLedger ledger, boolean compacted, PartitionComparison.Start start) {
        this.ledger = ledger;
        this.compacted = compacted;
        this.sourceNext = start.sourceOffset();
        this.targetNext = start.targetOffset();
        this.sourceHeadExpired = start.sourceHeadExpired();
        this.targetHeadExpired = start.targetHeadExpired();
    }

    long records() {
        return records;
    }

    boolean offsetsIdentical() {
        return offsetsIdentical;
    }

    long sourceNext() {
        return sourceNext;
    }

    long targetNext() {
        return targetNext;
    }

    boolean sourceHeadExpired() {
        return sourceHeadExpired;
    }

    boolean targetHeadExpired() {
        return targetHeadExpired;
    }

    /** Retention may overtake the comparison while it reads. */
    void noticeExpiry(long sourceExpiredBelow, long targetExpiredBelow) {
        sourceHeadExpired |= sourceExpiredBelow > sourceNext;
        targetHeadExpired |= targetExpiredBelow > targetNext;
    }

    /** At the end of a range there may be holes behind the last record. */
    void advanceTo(long sourceOffset, long targetOffset) {
        sourceNext = Math.max(sourceNext, sourceOffset);
        targetNext = Math.max(targetNext, targetOffset);
    }

    void pair(Fingerprint source, Fingerprint target) {
        pair(source.offset(), target.offset(), source.trace(), source.timestamp() != target.timestamp());
        if (source.hasKey() && ledger.waitsForKeys()) {
            ledger.laterKey(source.keyHash());
        }
    }

    void pair(long sourceOffset, long targetOffset, long trace, boolean restamped) {
        addToRun(sourceOffset, targetOffset, 1);
        ledger.matched(trace);
        if (restamped) {
            ledger.explain(ExplainedKind.RESTAMPED);
        }
    }

    /** Pairs of consecutive records that were never unpacked. */
    void pairs(long sourceOffset, long targetOffset, int count) {
        addToRun(sourceOffset, targetOffset, count);
        ledger.matchedUnread(sourceOffset, count);
    }

    private void addToRun(long sourceOffset, long targetOffset, int count) {
        if (sourceOffset != runSource + runLength || targetOffset != runTarget + runLength) {
            closeRun();
            runSource = sourceOffset;
            runTarget = targetOffset;
            offsetsIdentical &= sourceOffset == targetOffset;
        }
        runLength += count;
        records += count;
        sourceNext = sourceOffset + count;
        targetNext = targetOffset + count;
        sourceHeadExpired = false;
        targetHeadExpired = false;
    }

    OffsetMap takeRuns() {
        closeRun();
        OffsetMap map = runs.build();
        runs = new OffsetMap.Builder();
        return map;
    }

    private void closeRun() {
        if (runLength > 0) {
            runs.add(new Run(runSource, runTarget, runLength));
            runSource += runLength;
            runTarget += runLength;
            runLength = 0;
        }
    }

    /**
     * Names the records between two pairs.
     *
     * @param moved what is on both sides, elsewhere: never taken for a changed record
     */
    void gap(List<Fingerprint> source, List<Fingerprint> target, Set<Fingerprint> moved) {
        List<Fingerprint> changeable = without(source, moved);
        List<Fingerprint> candidates = without(target, moved);
        int[] pairs = changed(changeable, candidates);
        Set<Fingerprint> named = Collections.newSetFromMap(new IdentityHashMap<>());
        for (int i = 0; i < pairs.length; i++) {
            if (pairs[i] >= 0) {
                named.add(changeable.get(i));
                named.add(candidates.get(pairs[i]));
                changed(changeable.get(i), candidates.get(pairs[i]));
            }
        }
        source.stream().filter(record -> !named.contains(record)).forEach(this::sourceOnly);
        target.stream().filter(record -> !named.contains(record)).forEach(this::targetOnly);
    }

    /** How many records of each side it takes to hold the last changed one. */
    Ahead.Named changedExtent(List<Fingerprint> source, List<Fingerprint> target, Set<Fingerprint> moved) {
        List<Fingerprint> changeable = without(source, moved);
        List<Fingerprint> candidates = without(target, moved);
        int[] pairs = changed(changeable, candidates);
        for (int i = pairs.length - 1; i >= 0; i--) {
            if (pairs[i] >= 0) {
                return new Ahead.Named(
                        source.indexOf(changeable.get(i)) + 1, target.indexOf(candidates.get(pairs[i])) + 1);
            }
        }
        return new Ahead.Named(0, 0);
    }

    /** Which of the records came out changed; never in a stretch that retention removed on one side. */
    private int[] changed(List<Fingerprint> source, List<Fingerprint> target) {
        return sourceHeadExpired || targetHeadExpired
                ? ChangedPairs.of(source, List.of(), compacted)
                : ChangedPairs.of(source, target, compacted);
    }

    void changed(Fingerprint source, Fingerprint target) {
        ledger.changed(source, target);
        advanceTo(source.offset() + 1, target.offset() + 1);
    }

    void sourceOnly(Fingerprint record) {
        if (targetHeadExpired) {
            ledger.expiredOnTarget(record, targetNext);
        } else {
            ledger.sourceOnly(record, targetNext);
        }
        advanceTo(record.offset() + 1, targetNext);
    }

    void targetOnly(Fingerprint record) {
        if (sourceHeadExpired) {
            ledger.explain(ExplainedKind.EXPIRED_ON_SOURCE);
        } else {
            ledger.targetOnly(record, sourceNext);
        }
        advanceTo(sourceNext, record.offset() + 1);
    }

    private static List<Fingerprint> without(List<Fingerprint> records, Set<Fingerprint> moved) {
        if (moved.isEmpty()) {
            return records;
        }
        List<Fingerprint> rest = new ArrayList<>(records);
        rest.removeIf(moved::contains);
        return rest;
    }
}
