package io.godwit.kafka.security;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.quota.ClientQuotaEntity;

/** Kafka's name of the default entity is null; ours is a word. */
final class QuotaEntities {
    private static final String DEFAULT = "<default>";

    private QuotaEntities() {}

    static SortedMap<String, String> names(ClientQuotaEntity entity) {
        SortedMap<String, String> names = new TreeMap<>();
        entity.entries().forEach((type, name) -> names.put(type, name == null ? DEFAULT : name));
        return names;
    }

    @SuppressWarnings("NullAway") // Kafka wants a null value for the default entity
    static ClientQuotaEntity entity(SortedMap<String, String> names) {
        Map<String, String> entries = new HashMap<>();
        names.forEach((type, name) -> entries.put(type, name.equals(DEFAULT) ? null : name));
        return new ClientQuotaEntity(entries);
    }
}
