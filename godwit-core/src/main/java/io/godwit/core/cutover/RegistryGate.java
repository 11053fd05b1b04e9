package io.godwit.core.cutover;

import io.godwit.core.registry.RegistryComparison;
import io.godwit.core.registry.RegistryDifference;

/** Whether the applications will find every schema on the target. */
public final class RegistryGate {
    private static final String NAME = "registry";
    private static final String THRESHOLD = "all versions equal";
    private static final String UNKNOWN = "-";

    private RegistryGate() {}

    /** By what both registries hold. */
    public static Gate of(RegistryComparison registries) {
        String value = registries.equal() + " of " + registries.versions() + " equal";
        if (registries.agrees()) {
            return Gate.met(NAME, value, THRESHOLD, "every id means the same on both registries");
        }
        return Gate.unmet(
                NAME,
                value,
                THRESHOLD,
                Gate.few(registries.differences().stream()
                        .filter(difference -> !difference.explained())
                        .map(RegistryDifference::resource)
                        .toList()),
                registries.isPending() ? "godwit registry apply" : "godwit registry verify shows each difference");
    }

    /** Where one of them did not answer. */
    public static Gate unanswered(String reason, String next) {
        return Gate.unmet(NAME, UNKNOWN, THRESHOLD, reason, next);
    }

    /** Where the registry moves with its topic, so that one of the two is down. */
    public static Gate withTopic(String reason, String next) {
        return Gate.note(NAME, UNKNOWN, THRESHOLD, reason, next);
    }
}
