package io.godwit.migration.cutover;

import java.util.SortedSet;

/** The topic configs that are held back on the target while records are copied. */
public interface SwitchConfigs {
    /** Gives the target's topics their own configs. Idempotent. Returns what was changed, one line each. */
    java.util.List<String> restore(SortedSet<String> topics);

    /** Holds them back again, because the copy goes on. Idempotent. */
    void defer(SortedSet<String> topics);

    /** Where nothing is held back. */
    static SwitchConfigs none() {
        return new SwitchConfigs() {
            @Override
            public java.util.List<String> restore(SortedSet<String> topics) {
                return java.util.List.of();
            }

            @Override
            public void defer(SortedSet<String> topics) {}
        };
    }
}
