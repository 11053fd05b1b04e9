package io.godwit.migration.cutover;

/** Ends a run in its middle, as {@code kill -9} does: no handler of exceptions gets a word in. */
final class Fuse {
    private int left = Integer.MAX_VALUE;
    private int ticks;

    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** Kills at the given action, counted from 0. */
    void burnAt(int action) {
        left = action;
    }

    void putOut() {
        left = Integer.MAX_VALUE;
    }

    int ticks() {
        return ticks;
    }

    /** Stands before and after each thing that is done to the world. */
    void tick() {
        ticks++;
        if (left-- == 0) {
            throw new Killed();
        }
    }
}
