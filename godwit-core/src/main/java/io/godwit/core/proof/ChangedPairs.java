package io.godwit.core.proof;

import java.util.Arrays;
import java.util.List;

/**
 * Decides, between two places where both sides agree, which records of the source came out changed on the target, and
 * which are missing or extra: the pairing in order with the most in common.
 */
final class ChangedPairs {
    private static final int NONE = -1;
    private static final int SAME_VALUE = 8;
    private static final int SAME_TIMESTAMP = 4;
    private static final int SAME_KEY = 2;
    private static final int SAME_HEADERS = 1;
    /** Above this many comparisons only records at the same place are paired. */
    private static final int MOST_COMPARISONS = 1_000_000;

    private ChangedPairs() {}

    /**
     * For each source record the index of its changed counterpart, -1 for none.
     *
     * @param strict a shared key alone proves nothing: in a compacted topic neighbours with one key are two records
     */
    static int[] of(List<Fingerprint> source, List<Fingerprint> target, boolean strict) {
        int[] pairs = new int[source.size()];
        Arrays.fill(pairs, NONE);
        if ((long) source.size() * target.size() > MOST_COMPARISONS) {
            pairByPlace(source, target, pairs);
        } else if (!source.isEmpty() && !target.isEmpty()) {
            trace(scores(source, target, strict), source, target, strict, pairs);
        }
        return pairs;
    }

    /** How much two different records have in common; 0 = they are not one record that was changed. */
    static int likeness(Fingerprint source, Fingerprint target, boolean strict) {
        int value = source.valueBytes() > 0 && source.valueHash() == target.valueHash() ? SAME_VALUE : 0;
        int timestamp = source.timestamp() == target.timestamp() ? SAME_TIMESTAMP : 0;
        int key = source.keyBytes() > 0 && source.keyHash() == target.keyHash() ? SAME_KEY : 0;
        int headers = source.headers() > 0 && source.headersHash() == target.headersHash() ? SAME_HEADERS : 0;
        boolean enough = value + timestamp > 0 || (key > 0 && !strict);
        return enough ? value + timestamp + key + headers : 0;
    }

    private static void pairByPlace(List<Fingerprint> source, List<Fingerprint> target, int[] pairs) {
        for (int i = 0; source.size() == target.size() && i < pairs.length; i++) {
            pairs[i] = likeness(source.get(i), target.get(i), true) > 0 ? i : NONE;
        }
    }

    /** Whether most records at the same place are one record that was changed, as when a field differs everywhere. */
    static boolean mostly(List<Fingerprint> source, List<Fingerprint> target) {
        int places = Math.min(source.size(), target.size());
        long alike = java.util.stream.IntStream.range(0, places)
                .filter(i -> likeness(source.get(i), target.get(i), true) > 0)
                .count();
        return alike * 4 > places * 3L;
    }

    /** {@code scores[i][j]}: the best sum for the records from i and from j on. */
    private static int[][] scores(List<Fingerprint> source, List<Fingerprint> target, boolean strict) {
        int[][] scores = new int[source.size() + 1][target.size() + 1];
        for (int i = source.size() - 1; i >= 0; i--) {
            for (int j = target.size() - 1; j >= 0; j--) {
                int likeness = likeness(source.get(i), target.get(j), strict);
                int paired = likeness == 0 ? 0 : likeness + scores[i + 1][j + 1];
                scores[i][j] = Math.max(paired, Math.max(scores[i + 1][j], scores[i][j + 1]));
            }
        }
        return scores;
    }

    private static void trace(
            int[][] scores, List<Fingerprint> source, List<Fingerprint> target, boolean strict, int[] pairs) {
        int i = 0;
        int j = 0;
        while (i < source.size() && j < target.size()) {
            int likeness = likeness(source.get(i), target.get(j), strict);
            if (likeness > 0 && scores[i][j] == likeness + scores[i + 1][j + 1]) {
                pairs[i++] = j++;
            } else if (scores[i][j] == scores[i + 1][j]) {
                i++;
            } else {
                j++;
            }
        }
    }
}
