package io.godwit.core.repoint;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Queue;

/**
 * Tells whether bytes hold one of some words, as they are or in base64: the cheap look at a file before it is read as text.
 * An Aho–Corasick automaton, so the time does not depend on how many words there are. ASCII letters are compared without
 * regard to case, which for base64 lets a few files too many pass.
 */
public final class Needles {
    private static final int BYTES = 256;
    /** Three bytes become four characters, so a word has three forms by where it starts. */
    private static final int ALIGNMENTS = 3;

    private final List<int[]> next = new ArrayList<>();
    private final List<Boolean> ends = new ArrayList<>();
    private final int[][] rows;
    private final boolean[] finals;

    public Needles(Collection<String> words) {
        next.add(new int[BYTES]);
        ends.add(false);
        for (String word : words) {
            byte[] bytes = word.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
            add(bytes);
            for (int alignment = 0; alignment < ALIGNMENTS; alignment++) {
                add(base64(word.getBytes(StandardCharsets.UTF_8), alignment));
            }
        }
        close();
        rows = next.toArray(new int[0][]);
        finals = new boolean[rows.length];
        for (int state = 0; state < finals.length; state++) {
            finals[state] = ends.get(state);
        }
    }

    /** What of the base64 does not depend on the bytes around the word, in lower case. */
    private static byte[] base64(byte[] word, int alignment) {
        byte[] padded = new byte[word.length + alignment];
        System.arraycopy(word, 0, padded, alignment, word.length);
        String encoded = Base64.getEncoder().withoutPadding().encodeToString(padded);
        int first = (alignment * 8 + 5) / 6;
        int last = padded.length * 8 / 6;
        return encoded.substring(Math.min(first, last), last)
                .toLowerCase(Locale.ROOT)
                .getBytes(StandardCharsets.US_ASCII);
    }

    private void add(byte[] word) {
        if (word.length < 2) {
            return;
        }
        int state = 0;
        for (byte character : word) {
            int at = character & 0xff;
            if (next.get(state)[at] == 0) {
                next.get(state)[at] = next.size();
                next.add(new int[BYTES]);
                ends.add(false);
            }
            state = next.get(state)[at];
        }
        ends.set(state, true);
    }

    /** Fills the transitions that fall back, so that the search takes one step a byte. */
    private void close() {
        int[] fallBack = new int[next.size()];
        Queue<Integer> states = new ArrayDeque<>();
        for (int child : next.get(0)) {
            if (child != 0) {
                states.add(child);
            }
        }
        while (!states.isEmpty()) {
            int state = states.remove();
            int[] row = next.get(state);
            ends.set(state, ends.get(state) || ends.get(fallBack[state]));
            for (int character = 0; character < BYTES; character++) {
                int onFall = next.get(fallBack[state])[character];
                if (row[character] == 0) {
                    row[character] = onFall;
                } else {
                    fallBack[row[character]] = onFall;
                    states.add(row[character]);
                }
            }
        }
        for (int[] row : next) {
            for (int upper = 'A'; upper <= 'Z'; upper++) {
                row[upper] = row[upper + 'a' - 'A'];
            }
        }
    }

    /** A search through bytes that come in pieces. */
    public final class Search {
        private int state;

        /** Whether a word ends in this piece. */
        public boolean in(byte[] bytes, int length) {
            for (int index = 0; index < length; index++) {
                state = rows[state][bytes[index] & 0xff];
                if (finals[state]) {
                    return true;
                }
            }
            return false;
        }
    }

    public Search search() {
        return new Search();
    }

    public boolean in(byte[] bytes) {
        return search().in(bytes, bytes.length);
    }
}
