package io.godwit.core.cutover;

import java.util.Collections;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How fast somebody may write.
 *
 * @param entity {@code user} or {@code client-id} → name, as in {@link io.godwit.core.model.ClientQuota}
 * @param bytesPerSecond for each broker; empty = the entity has no such quota
 */
public record ProducerLimit(SortedMap<String, String> entity, OptionalDouble bytesPerSecond) {
    /** The quota's key. */
    public static final String KEY = "producer_byte_rate";

    public ProducerLimit {
        entity = Collections.unmodifiableSortedMap(new TreeMap<>(entity));
    }

    /** {@code client-id app, user crm}. */
    public String words() {
        return entity.entrySet().stream()
                .map(part -> part.getKey() + " " + part.getValue())
                .collect(Collectors.joining(", "));
    }
}
