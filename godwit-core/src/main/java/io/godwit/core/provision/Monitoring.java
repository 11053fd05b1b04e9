package io.godwit.core.provision;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the brokers tell about themselves.
 *
 * @param level how fine the metrics in CloudWatch are
 * @param open whether Prometheus may read the JMX and the node exporter of each broker, ports 11001 and 11002
 */
public record Monitoring(Level level, boolean open) {
    /** MSK's levels of enhanced monitoring; all but the first are paid for. */
    public enum Level {
        DEFAULT,
        PER_BROKER,
        PER_TOPIC_PER_BROKER,
        PER_TOPIC_PER_PARTITION;

        /** The level of this name, with {@code -} for {@code _} and in any case. */
        public static Optional<Level> of(String name) {
            String wanted = name.strip().toUpperCase(Locale.ROOT).replace('-', '_');
            return Stream.of(values())
                    .filter(level -> level.name().equals(wanted))
                    .findFirst();
        }
    }

    public Monitoring {
        Objects.requireNonNull(level);
    }
}
