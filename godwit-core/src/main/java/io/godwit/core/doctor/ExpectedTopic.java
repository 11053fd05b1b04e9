package io.godwit.core.doctor;

import java.util.Collections;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A topic on the target as it will be when the plan has been applied.
 *
 * @param exists whether it is there already
 * @param configs what will hold, as far as it can be told: for a new topic what the plan sets and the brokers' defaults
 */
record ExpectedTopic(
        String name, boolean exists, int partitions, int replicationFactor, SortedMap<String, String> configs) {
    ExpectedTopic {
        configs = Collections.unmodifiableSortedMap(new TreeMap<>(configs));
    }

    Optional<String> config(String key) {
        return Optional.ofNullable(configs.get(key));
    }

    OptionalLong number(String key) {
        return Numbers.parse(configs.get(key));
    }
}
