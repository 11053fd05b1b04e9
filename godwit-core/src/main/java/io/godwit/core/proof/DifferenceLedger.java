package io.godwit.core.proof;

import io.godwit.core.proof.Mismatch.RecordSketch;
import io.godwit.core.proof.OpenRecords.Open;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Gives each difference its name and counts it. Holds a bounded number of records whose name is not certain yet. */
final class DifferenceLedger {
    private final TopicRules rules;
    private final ComparisonLimits limits;
    private final RecentRecords recent;
    private final OpenRecords sourceOnly;
    private final OpenRecords targetOnly;
    private final EnumMap<DifferenceKind, Long> differences = new EnumMap<>(DifferenceKind.class);
    private final EnumMap<ExplainedKind, Long> explained = new EnumMap<>(ExplainedKind.class);
    private final List<Mismatch> mismatches = new ArrayList<>();
    private long matched;
    private long undecided;

    DifferenceLedger(TopicRules rules, ComparisonLimits limits, RecentRecords recent) {
        this.rules = rules;
        this.limits = limits;
        this.recent = recent;
        this.sourceOnly = new OpenRecords(rules.target().compacts());
        this.targetOnly = new OpenRecords(rules.source().compacts());
    }

    /** A pair of equal records. */
    void matched(long trace) {
        matched++;
        recent.add(trace);
    }

    /** Pairs of equal records with consecutive offsets, which nobody has looked at. */
    void matchedUnread(long sourceOffset, int records) {
        matched += records;
        recent.addUnread(sourceOffset, records);
    }

    /** Whether {@link #laterKey} must be told the keys of matched records. */
    boolean waitsForKeys() {
        return sourceOnly.waitForKeys() || targetOnly.waitForKeys();
    }

    /** A later record with this key is on both sides: compaction explains the open ones before it. */
    void laterKey(long keyHash) {
        laterKeyOnTarget(keyHash);
        laterKeyOnSource(keyHash);
    }

    /** What the target lacks is explained by a later record on the target. */
    void laterKeyOnTarget(long keyHash) {
        laterKey(sourceOnly, keyHash);
    }

    /** What the source lacks is explained by a later record on the source. */
    void laterKeyOnSource(long keyHash) {
        laterKey(targetOnly, keyHash);
    }

    private void laterKey(OpenRecords side, long keyHash) {
        side.takeKey(keyHash).ifPresent(open -> explain(ExplainedKind.COMPACTED_AWAY));
    }

    void sourceOnly(Fingerprint record, long targetOffset) {
        if (record.hasKey()) {
            laterKey(sourceOnly, record.keyHash());
        }
        Optional<Open> moved = targetOnly.takeEqual(record);
        if (moved.isPresent()) {
            outOfOrder(record, moved.get().record());
        } else {
            open(sourceOnly, new Open(record, targetOffset, matched));
        }
    }

    void targetOnly(Fingerprint record, long sourceOffset) {
        if (record.hasKey()) {
            laterKey(targetOnly, record.keyHash());
        }
        Optional<Open> moved = sourceOnly.takeEqual(record);
        if (moved.isPresent()) {
            outOfOrder(moved.get().record(), record);
        } else {
            open(targetOnly, new Open(record, sourceOffset, matched));
        }
    }

    /** Whether the target had a record equal to this one earlier, at another place. */
    boolean hasOnTarget(Fingerprint sourceRecord) {
        return targetOnly.hasEqual(sourceRecord);
    }

    void changed(Fingerprint source, Fingerprint target) {
        Set<RecordField> fields = RecordEquality.differences(source, target);
        add(new Mismatch(
                DifferenceKind.CHANGED,
                source.offset(),
                target.offset(),
                List.copyOf(fields),
                Optional.of(source.sketch()),
                Optional.of(target.sketch())));
    }

    void lostSync(Fingerprint source, Fingerprint target) {
        add(new Mismatch(
                DifferenceKind.LOST_SYNC,
                source.offset(),
                target.offset(),
                List.of(),
                Optional.of(source.sketch()),
                Optional.of(target.sketch())));
    }

    void expiredOnTarget(Fingerprint record, long targetOffset) {
        if (rules.mayExpireOnTarget(record.timestamp())) {
            explain(ExplainedKind.EXPIRED_ON_TARGET);
        } else {
            add(missing(DifferenceKind.EXPIRED_EARLY, new Open(record, targetOffset, matched)));
        }
    }

    void explain(ExplainedKind kind) {
        explained.merge(kind, 1L, Long::sum);
    }

    /** Names what is certain: records that came again, and those for which too much has passed since. */
    void settleCertain() {
        for (Open open : targetOnly.all()) {
            if (recent.contains(open.record().trace())) {
                targetOnly.remove(open);
                add(extra(DifferenceKind.DUPLICATE, open));
            }
        }
        settleOld(sourceOnly);
        settleOld(targetOnly);
    }

    private void settleOld(OpenRecords side) {
        for (Open open : side.all()) {
            if (!side.waitsForKey(open) && matched - open.openedAt() > limits.lookAheadRecords()) {
                settle(side, open);
            }
        }
    }

    /** Names all that is open. */
    void settleAll() {
        sourceOnly.all().forEach(open -> settle(sourceOnly, open));
        targetOnly.all().forEach(open -> settle(targetOnly, open));
    }

    boolean hasOpen() {
        return sourceOnly.size() + targetOnly.size() > 0;
    }

    /** Records that compaction may explain, but more of them were open at once than the limit allows. */
    long undecided() {
        return undecided;
    }

    Map<DifferenceKind, Long> differences() {
        return differences;
    }

    Map<ExplainedKind, Long> explained() {
        return explained;
    }

    List<Mismatch> mismatches() {
        return mismatches;
    }

    private void open(OpenRecords side, Open open) {
        side.add(open);
        Open oldest = side.size() > limits.openRecords() ? side.oldest() : null;
        if (oldest != null && side.waitsForKey(oldest)) {
            side.remove(oldest);
            undecided++;
        } else if (oldest != null) {
            settle(side, oldest);
        }
    }

    private void settle(OpenRecords side, Open open) {
        side.remove(open);
        Fingerprint record = open.record();
        boolean onSource = side == sourceOnly;
        if (rules.tombstoneMayBeGone(onSource ? rules.target() : rules.source(), record)) {
            explain(ExplainedKind.TOMBSTONE_EXPIRED);
        } else if (onSource) {
            add(missing(record.isTombstone() ? DifferenceKind.LOST_TOMBSTONE : DifferenceKind.MISSING, open));
        } else {
            add(extra(recent.contains(record.trace()) ? DifferenceKind.DUPLICATE : DifferenceKind.EXTRA, open));
        }
    }

    private void outOfOrder(Fingerprint source, Fingerprint target) {
        add(new Mismatch(
                DifferenceKind.OUT_OF_ORDER,
                source.offset(),
                target.offset(),
                List.of(),
                Optional.of(source.sketch()),
                Optional.of(target.sketch())));
    }

    private static Mismatch missing(DifferenceKind kind, Open open) {
        Optional<RecordSketch> sketch = Optional.of(open.record().sketch());
        return new Mismatch(kind, open.record().offset(), open.otherOffset(), List.of(), sketch, Optional.empty());
    }

    private static Mismatch extra(DifferenceKind kind, Open open) {
        Optional<RecordSketch> sketch = Optional.of(open.record().sketch());
        return new Mismatch(kind, open.otherOffset(), open.record().offset(), List.of(), Optional.empty(), sketch);
    }

    private void add(Mismatch mismatch) {
        differences.merge(mismatch.kind(), 1L, Long::sum);
        if (mismatches.size() < limits.listedMismatches()) {
            mismatches.add(mismatch);
        }
    }
}
