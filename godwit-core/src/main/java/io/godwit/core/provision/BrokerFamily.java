package io.godwit.core.provision;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The two kinds of brokers that a provisioned MSK cluster can have. */
public enum BrokerFamily {
    /** Brokers with a volume of a given size each. */
    STANDARD("kafka."),
    /** Brokers whose storage grows by itself, with three replicas of everything. */
    EXPRESS("express.");

    private final String instancePrefix;

    BrokerFamily(String instancePrefix) {
        this.instancePrefix = instancePrefix;
    }

    /** What the instance types of this family begin with, {@code kafka.} or {@code express.}. */
    public String instancePrefix() {
        return instancePrefix;
    }

    /** The word for it on the command line and in documents. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The family of this name, compared without regard to case, or of a part of it such as {@code standard-m7g}; empty for any
     * other, such as {@code serverless}.
     */
    public static Optional<BrokerFamily> of(String name) {
        return Stream.of(values())
                .filter(family -> name.strip().toLowerCase(Locale.ROOT).matches(family.word() + "(-[a-z0-9]+)?"))
                .findFirst();
    }

    /** The instance type as MSK names it: {@code m7g.large} of a Standard broker is {@code kafka.m7g.large}. */
    public String qualified(String instanceType) {
        String type = instanceType.strip();
        return type.chars().filter(character -> character == '.').count() == 1 ? instancePrefix + type : type;
    }
}
