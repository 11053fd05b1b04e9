package io.godwit.core.proof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The longest common subsequence of two windows of records (Hunt and Szymanski, 1977): the largest set of pairs of equal
 * records that keeps the order of both sides. Near-linear where records are distinct.
 */
final class CommonSubsequence {
    /** Where many records are equal to each other, only so many candidates of each are tried: still true, maybe not longest. */
    private static final int CANDIDATES = 16;

    private final int[] source;
    private final int[] target;

    private CommonSubsequence(int[] source, int[] target) {
        this.source = source;
        this.target = target;
    }

    private record Link(int source, int target, @Nullable Link before) {}

    static CommonSubsequence of(List<Fingerprint> source, List<Fingerprint> target) {
        Map<Fingerprint.Content, List<Integer>> positions = positions(target);
        int[] lowestEnd = new int[Math.min(source.size(), target.size()) + 1];
        List<Link> chains = new ArrayList<>();
        for (int s = 0; s < source.size(); s++) {
            Fingerprint record = source.get(s);
            List<Integer> candidates = positions.getOrDefault(record.content(), List.of());
            for (int t : nearest(candidates, s)) {
                if (record.equalTo(target.get(t))) {
                    extend(chains, lowestEnd, s, t);
                }
            }
        }
        return chains.isEmpty()
                ? new CommonSubsequence(new int[0], new int[0])
                : unwind(chains.get(chains.size() - 1), chains.size());
    }

    /** How many pairs. */
    int size() {
        return source.length;
    }

    /** Positions in the source's window, ascending. */
    int[] source() {
        return source;
    }

    /** The position in the target's window that each of them is equal to, ascending. */
    int[] target() {
        return target;
    }

    private static Map<Fingerprint.Content, List<Integer>> positions(List<Fingerprint> target) {
        Map<Fingerprint.Content, List<Integer>> positions = new HashMap<>();
        for (int t = 0; t < target.size(); t++) {
            positions
                    .computeIfAbsent(target.get(t).content(), any -> new ArrayList<>(1))
                    .add(t);
        }
        return positions;
    }

    /** Descending, as the algorithm needs it, so that one source record never extends a chain through itself. */
    private static int[] nearest(List<Integer> candidates, int position) {
        int from = 0;
        int to = candidates.size();
        if (to > CANDIDATES) {
            int at = java.util.Collections.binarySearch(candidates, position);
            int middle = at < 0 ? -at - 1 : at;
            from = Math.max(0, Math.min(middle - CANDIDATES / 2, to - CANDIDATES));
            to = from + CANDIDATES;
        }
        int[] descending = new int[to - from];
        for (int i = 0; i < descending.length; i++) {
            descending[i] = candidates.get(to - 1 - i);
        }
        return descending;
    }

    /** {@code lowestEnd[k]} is the lowest target position in which a chain of k + 1 pairs ends. */
    private static void extend(List<Link> chains, int[] lowestEnd, int s, int t) {
        int found = Arrays.binarySearch(lowestEnd, 0, chains.size(), t);
        if (found >= 0) {
            return;
        }
        int length = -found - 1;
        Link link = new Link(s, t, length == 0 ? null : chains.get(length - 1));
        lowestEnd[length] = t;
        if (length == chains.size()) {
            chains.add(link);
        } else {
            chains.set(length, link);
        }
    }

    private static CommonSubsequence unwind(Link last, int size) {
        int[] source = new int[size];
        int[] target = new int[size];
        Link link = last;
        for (int i = size - 1; i >= 0 && link != null; i--) {
            source[i] = link.source();
            target[i] = link.target();
            link = link.before();
        }
        return new CommonSubsequence(source, target);
    }
}
