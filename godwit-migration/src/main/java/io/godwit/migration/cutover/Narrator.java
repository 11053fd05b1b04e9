package io.godwit.migration.cutover;

/** Hears what happens and what is waited for, one line at a time. */
@FunctionalInterface
public interface Narrator {
    void say(String line);
}
