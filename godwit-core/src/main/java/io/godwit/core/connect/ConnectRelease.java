package io.godwit.core.connect;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a Connect worker is, and with that what its REST API can do.
 *
 * @param version as it tells itself, such as {@code 3.9.2} or {@code 7.5.0-ccs}
 * @param kafkaClusterId of the Kafka cluster where it keeps its state; empty if it is not told
 */
public record ConnectRelease(String version, String kafkaClusterId) {
    private static final Pattern NUMBERS = Pattern.compile("(\\d+)\\.(\\d+).*");

    public ConnectRelease {
        Objects.requireNonNull(version);
        Objects.requireNonNull(kafkaClusterId);
    }

    /** {@code PUT …/stop} and {@code GET …/offsets}: Kafka 3.5 and later (KIP-875). */
    public boolean canStop() {
        return isAtLeast(3, 5);
    }

    /** {@code PATCH …/offsets}: Kafka 3.6 and later (KIP-875). */
    public boolean canAlterOffsets() {
        return isAtLeast(3, 6);
    }

    /** {@code initial_state} of a new connector: Kafka 3.7 and later (KIP-980). */
    public boolean canCreateStopped() {
        return isAtLeast(3, 7);
    }

    /** Whether it lists converters and transformations too: Kafka 3.2 and later (KIP-769). */
    public boolean listsAllPlugins() {
        return isAtLeast(3, 2);
    }

    private boolean isAtLeast(int major, int minor) {
        Matcher numbers = NUMBERS.matcher(version);
        if (!numbers.matches()) {
            return false;
        }
        int ownMajor = Integer.parseInt(numbers.group(1));
        int ownMinor = Integer.parseInt(numbers.group(2));
        if (version.endsWith("-ccs") || version.endsWith("-ce")) {
            // Confluent's releases are Kafka's of four majors earlier: 7.5 is 3.5, 8.0 is 4.0.
            ownMajor -= 4;
        }
        return ownMajor > major || (ownMajor == major && ownMinor >= minor);
    }
}
