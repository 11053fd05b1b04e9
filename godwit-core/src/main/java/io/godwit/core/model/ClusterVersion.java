package io.godwit.core.model;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a cluster runs. No API tells the release itself, so it is derived: exactly where the cluster reports a
 * {@code metadata.version} feature, else from the newest request versions that its brokers accept.
 *
 * @param release such as {@code 4.3}, a range such as {@code 3.3 – 3.4} where the API versions leave it open, or {@code -}
 *     where it cannot be told
 * @param controller {@code KRaft}, {@code ZooKeeper} or {@code -} where it cannot be told
 * @param features finalized feature levels by name; empty before 2.7
 */
public record ClusterVersion(String release, String controller, SortedMap<String, Integer> features) {
    private static final Pattern RELEASE = Pattern.compile("([0-9]{1,4})\\.([0-9]{1,3})");

    public ClusterVersion {
        features = Collections.unmodifiableSortedMap(new TreeMap<>(features));
    }

    public ClusterVersion(String release, String controller, Map<String, Integer> features) {
        this(release, controller, new TreeMap<>(features));
    }

    /** Whether a release, or at least its oldest possibility, is known. */
    public boolean isKnown() {
        return RELEASE.matcher(release).lookingAt();
    }

    /** Whether it is surely older; an unknown release is not. */
    public boolean isOlderThan(int major, int minor) {
        return isKnown() && number() < major * 1_000 + minor;
    }

    /** Whether it is surely this release or a newer one; an unknown release is not. */
    public boolean isAtLeast(int major, int minor) {
        return isKnown() && number() >= major * 1_000 + minor;
    }

    /** Whether it is surely older than another cluster's. */
    public boolean isOlderThan(ClusterVersion other) {
        return isKnown() && other.isKnown() && number() < other.number();
    }

    private int number() {
        Matcher matcher = RELEASE.matcher(release);
        if (!matcher.lookingAt()) {
            throw new IllegalStateException("unknown release");
        }
        return Integer.parseInt(matcher.group(1)) * 1_000 + Integer.parseInt(matcher.group(2));
    }
}
