package io.godwit.core.repoint;

import java.util.ArrayList;
import java.util.List;

/** Where two lists of lines differ. */
final class LineDifference {
    /** How far ahead equal lines are looked for; what is farther counts as changed. */
    private static final int LOOK_AHEAD = 400;

    private LineDifference() {}

    /** Lines {@code oldStart} to before {@code oldEnd} became {@code newStart} to before {@code newEnd}. */
    record Block(int oldStart, int oldEnd, int newStart, int newEnd) {}

    static List<Block> between(List<String> old, List<String> now) {
        List<Block> blocks = new ArrayList<>();
        int left = 0;
        int right = 0;
        while (left < old.size() || right < now.size()) {
            if (left < old.size() && right < now.size() && old.get(left).equals(now.get(right))) {
                left++;
                right++;
                continue;
            }
            int[] meeting = meeting(old, now, left, right);
            blocks.add(new Block(left, meeting[0], right, meeting[1]));
            left = meeting[0];
            right = meeting[1];
        }
        return blocks;
    }

    /** The nearest lines behind those that are equal again. */
    private static int[] meeting(List<String> old, List<String> now, int left, int right) {
        for (int distance = 1; distance < LOOK_AHEAD; distance++) {
            for (int removed = 0; removed <= distance; removed++) {
                int oldAt = left + removed;
                int nowAt = right + distance - removed;
                boolean bothEnd = oldAt == old.size() && nowAt == now.size();
                boolean equal = oldAt < old.size()
                        && nowAt < now.size()
                        && old.get(oldAt).equals(now.get(nowAt));
                if (equal || bothEnd) {
                    return new int[] {oldAt, nowAt};
                }
            }
        }
        return new int[] {old.size(), now.size()};
    }
}
