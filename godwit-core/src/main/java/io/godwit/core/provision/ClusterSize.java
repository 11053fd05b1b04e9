package io.godwit.core.provision;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How many brokers of which kind. Whether MSK has them says {@link MskLimits}.
 *
 * @param instanceType as MSK names it, such as {@code kafka.m7g.large}
 * @param brokers in all, a multiple of the three zones
 * @param storageGib GiB of each broker's volume; only and always with Standard brokers
 */
public record ClusterSize(BrokerFamily family, String instanceType, int brokers, Optional<Integer> storageGib) {
    /** The zones of a cluster; a third of its brokers is in each. */
    public static final int ZONES = 3;

    static final Pattern INSTANCE_TYPE = Pattern.compile("(kafka|express)\\.[a-z][a-z0-9]*\\.[a-z0-9]+");

    public ClusterSize {
        Objects.requireNonNull(family);
        if (!isInstanceType(family, instanceType)) {
            throw new IllegalArgumentException(instanceType + " is no instance type of the family " + family.word());
        }
        if (!isBrokers(brokers)) {
            throw new IllegalArgumentException(brokers + " brokers");
        }
        if (storageGib.isPresent() != (family == BrokerFamily.STANDARD)
                || !storageGib.map(ClusterSize::isStorage).orElse(true)) {
            throw new IllegalArgumentException("storage of " + storageGib + " GiB");
        }
    }

    static boolean isInstanceType(BrokerFamily family, String instanceType) {
        return INSTANCE_TYPE.matcher(instanceType).matches() && instanceType.startsWith(family.instancePrefix());
    }

    static boolean isBrokers(int brokers) {
        return brokers >= ZONES && brokers % ZONES == 0;
    }

    static boolean isStorage(int gib) {
        return gib >= 1;
    }
}
