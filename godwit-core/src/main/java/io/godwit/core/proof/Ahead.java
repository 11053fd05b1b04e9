package io.godwit.core.proof;

import io.godwit.core.proof.Fingerprint.Content;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The records ahead on both sides, from where they differ on, and how they fit together. */
final class Ahead {
    private final List<Fingerprint> source;
    private final List<Fingerprint> target;
    private final boolean sourceEnded;
    private final boolean targetEnded;
    private final CommonSubsequence common;

    /** How many records of each side got a name and are done with. */
    record Named(int sourceRecords, int targetRecords) {}

    Ahead(List<Fingerprint> source, List<Fingerprint> target, boolean sourceEnded, boolean targetEnded) {
        this.source = source;
        this.target = target;
        this.sourceEnded = sourceEnded;
        this.targetEnded = targetEnded;
        this.common = CommonSubsequence.of(source, target);
    }

    List<Fingerprint> source() {
        return source;
    }

    List<Fingerprint> target() {
        return target;
    }

    boolean bothEnded() {
        return sourceEnded && targetEnded;
    }

    /** Whether enough is equal that a wider look would hardly tell another story. */
    boolean isClear() {
        return common.size() > Math.min(source.size(), target.size()) / 4;
    }

    /** Whether nothing is equal though both sides go on. */
    boolean isLost() {
        return common.size() == 0 && !sourceEnded && !targetEnded;
    }

    /** Names the records up to the last pair that is certain; without any pair, and at the ends, all that can be named. */
    Named name(ComparedSoFar compared) {
        Set<Fingerprint> moved = moved();
        int pairs = bothEnded() ? common.size() : certainPairs();
        int atSource = 0;
        int atTarget = 0;
        for (int k = 0; k < pairs; k++) {
            int s = common.source()[k];
            int t = common.target()[k];
            compared.gap(source.subList(atSource, s), target.subList(atTarget, t), moved);
            compared.pair(source.get(s), target.get(t));
            atSource = s + 1;
            atTarget = t + 1;
        }
        if (pairs > 0 && !bothEnded()) {
            return new Named(atSource, atTarget);
        }
        Named rest = nameRest(
                compared, source.subList(atSource, source.size()), target.subList(atTarget, target.size()), moved);
        return new Named(atSource + rest.sourceRecords(), atTarget + rest.targetRecords());
    }

    /**
     * What lies behind the last pair. When the target ended, the source's records behind its last counterpart are not
     * copied yet: they keep their place ahead.
     */
    private Named nameRest(
            ComparedSoFar compared,
            List<Fingerprint> sourceRest,
            List<Fingerprint> targetRest,
            Set<Fingerprint> moved) {
        Named rest;
        if (targetEnded) {
            rest = new Named(lastNameable(compared, sourceRest, targetRest, moved), targetRest.size());
        } else if (sourceEnded) {
            rest = new Named(
                    sourceRest.size(),
                    compared.changedExtent(sourceRest, targetRest, moved).targetRecords());
        } else {
            // Most is changed, place by place. The last quarter waits for what follows it.
            int places = Math.max(1, Math.min(sourceRest.size(), targetRest.size()) * 3 / 4);
            rest = new Named(places, places);
        }
        compared.gap(sourceRest.subList(0, rest.sourceRecords()), targetRest.subList(0, rest.targetRecords()), moved);
        return rest;
    }

    private static int lastNameable(
            ComparedSoFar compared,
            List<Fingerprint> sourceRest,
            List<Fingerprint> targetRest,
            Set<Fingerprint> moved) {
        int changed = compared.changedExtent(sourceRest, targetRest, moved).sourceRecords();
        int nameable = sourceRest.size();
        while (nameable > changed) {
            Fingerprint record = sourceRest.get(nameable - 1);
            if (moved.contains(record) || compared.ledger.hasOnTarget(record)) {
                break;
            }
            nameable--;
        }
        return nameable;
    }

    /** How many of the pairs are far enough from the edge of the look-ahead that more records would not change them. */
    private int certainPairs() {
        int certain = 0;
        while (certain < common.size()
                && common.source()[certain] < source.size() * 3 / 4
                && common.target()[certain] < target.size() * 3 / 4) {
            certain++;
        }
        return Math.max(certain, Math.min(1, common.size()));
    }

    /** The records, of either side, that the other side has too, at another place. */
    private Set<Fingerprint> moved() {
        List<Fingerprint> sourceOnly = unmatched(source, common.source());
        Map<Content, List<Fingerprint>> targetOnly =
                unmatched(target, common.target()).stream().collect(Collectors.groupingBy(Fingerprint::content));
        Set<Fingerprint> moved = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Fingerprint record : sourceOnly) {
            for (Fingerprint other : targetOnly.getOrDefault(record.content(), List.of())) {
                if (record.equalTo(other)) {
                    moved.add(record);
                    moved.add(other);
                }
            }
        }
        return moved;
    }

    private static List<Fingerprint> unmatched(List<Fingerprint> records, int[] matched) {
        List<Fingerprint> unmatched = new ArrayList<>();
        int k = 0;
        for (int i = 0; i < records.size(); i++) {
            if (k < matched.length && matched[k] == i) {
                k++;
            } else {
                unmatched.add(records.get(i));
            }
        }
        return unmatched;
    }
}
