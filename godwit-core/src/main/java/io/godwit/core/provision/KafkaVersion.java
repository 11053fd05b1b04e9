package io.godwit.core.provision;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version as MSK names it: {@code 3.6.0}, {@code 3.9.x}, {@code 3.9.x.kraft}.
 *
 * @param text as it is sent to MSK
 */
public record KafkaVersion(String text) {
    private static final Pattern FORM = Pattern.compile("(\\d)\\.(\\d{1,2})\\.(\\d{1,2}|x)(\\.kraft|\\.tiered)?");
    private static final int FIRST_WITHOUT_ZOOKEEPER = 4;

    public KafkaVersion {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException(text + " is no version of MSK");
        }
    }

    public static Optional<KafkaVersion> of(String text) {
        String version = text.strip();
        return FORM.matcher(version).matches() ? Optional.of(new KafkaVersion(version)) : Optional.empty();
    }

    private Matcher matcher() {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalStateException(text);
        }
        return matcher;
    }

    int major() {
        return Integer.parseInt(matcher().group(1));
    }

    int minor() {
        return Integer.parseInt(matcher().group(2));
    }

    /** Whether brokers of this version can have tiered storage, which came with 3.6. */
    boolean hasTieredStorage() {
        return major() > 3 || minor() >= 6;
    }

    /** Whether the cluster's metadata lies in ZooKeeper. */
    boolean hasZooKeeper(BrokerFamily family) {
        boolean expressWithKRaft = family == BrokerFamily.EXPRESS && minor() >= 9;
        return major() < FIRST_WITHOUT_ZOOKEEPER && !text.endsWith(".kraft") && !expressWithKRaft;
    }
}
