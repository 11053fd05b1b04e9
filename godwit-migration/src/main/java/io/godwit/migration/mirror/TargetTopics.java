package io.godwit.migration.mirror;

import java.util.SortedMap;
import java.util.SortedSet;

/** Makes topics, or partitions, that appeared on the source while the mirror runs, by the rules of the plan. */
@FunctionalInterface
interface TargetTopics {
    /**
     * Makes what is missing of these topics on the target.
     *
     * @return for each topic that could not be made, why
     */
    SortedMap<String, String> make(SortedSet<String> topics);
}
