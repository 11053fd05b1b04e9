package io.godwit.core.config.parser;

import io.godwit.core.config.Policies;
import io.godwit.core.config.schema.FactorMappingType;
import io.godwit.core.config.schema.Key;
import io.godwit.core.config.schema.ListType;
import io.godwit.core.config.schema.Section;
import io.godwit.core.config.schema.Types;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** {@code policies}: how topics are made on the target. */
final class PoliciesSection {
    static final Key<Integer> REPLICATION_FACTOR = Key.optional(
            "replicationFactor",
            Types.integer(1, 32),
            "3",
            "Replicas of each topic on the target. Left out, each topic keeps the source's number, or what replicationFactorMapping says.");
    static final Key<Map<Integer, Integer>> MAPPING = Key.withDefault(
            "replicationFactorMapping",
            new FactorMappingType(),
            "{}",
            "The source's replication factor with the target's, such as {1: 3, 2: 3}; used where replicationFactor is left out.");
    static final Key<List<String>> EXCLUDED_CONFIGS = Key.withDefault(
            "excludedConfigs",
            new ListType<>(Types.text()),
            "[leader.replication.throttled.replicas, follower.replication.throttled.replicas]",
            "Topic configs that are never carried over. The two throttles name brokers of the source.");

    static final Section<Policies> SECTION = new Section<>(
            "policies",
            List.of(REPLICATION_FACTOR, MAPPING, EXCLUDED_CONFIGS),
            (values, place) -> Optional.of(new Policies(
                    values.optional(REPLICATION_FACTOR).map(OptionalInt::of).orElseGet(OptionalInt::empty),
                    values.get(MAPPING),
                    Set.copyOf(values.get(EXCLUDED_CONFIGS)))));

    private PoliciesSection() {}
}
