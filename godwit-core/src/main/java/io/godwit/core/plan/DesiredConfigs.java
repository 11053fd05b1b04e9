package io.godwit.core.plan;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The configs that a topic should have on the target.
 *
 * @param configs the values to set now, held ones with their value while copying
 * @param held those that change at the cutover
 * @param skipped configs of the source that are not carried over
 * @param notices what got another value, and why
 */
record DesiredConfigs(
        SortedMap<String, String> configs,
        SortedMap<String, HeldConfig> held,
        List<Skipped> skipped,
        List<PlanNotice> notices) {
    DesiredConfigs {
        configs = Collections.unmodifiableSortedMap(new TreeMap<>(configs));
        held = Collections.unmodifiableSortedMap(new TreeMap<>(held));
        skipped = List.copyOf(skipped);
        notices = List.copyOf(notices);
    }
}
