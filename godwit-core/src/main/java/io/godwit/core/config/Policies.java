package io.godwit.core.config;

import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * How topics are made on the target.
 *
 * @param replicationFactor for all topics; empty = the source's, unless the mapping says otherwise
 * @param replicationFactorMapping source factor → target factor, used where {@code replicationFactor} is empty
 * @param excludedConfigs topic configs that are never carried over
 */
public record Policies(
        OptionalInt replicationFactor, Map<Integer, Integer> replicationFactorMapping, Set<String> excludedConfigs) {
    public Policies {
        replicationFactorMapping = Map.copyOf(replicationFactorMapping);
        excludedConfigs = Set.copyOf(excludedConfigs);
    }

    /** The target's replication factor for a topic that has {@code sourceFactor} replicas on the source. */
    public int targetReplicationFactor(int sourceFactor) {
        return replicationFactor.orElseGet(() -> replicationFactorMapping.getOrDefault(sourceFactor, sourceFactor));
    }
}
