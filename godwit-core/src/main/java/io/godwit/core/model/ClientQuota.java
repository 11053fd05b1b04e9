package io.godwit.core.model;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One client quota.
 *
 * @param entity {@code user}, {@code client-id}, {@code ip} → name; {@code <default>} for the default entity
 * @param limits quota key → value, such as {@code producer_byte_rate}
 */
public record ClientQuota(SortedMap<String, String> entity, SortedMap<String, Double> limits) {
    public ClientQuota {
        entity = Collections.unmodifiableSortedMap(new TreeMap<>(entity));
        limits = Collections.unmodifiableSortedMap(new TreeMap<>(limits));
    }
}
