package io.godwit.kafka.inventory;

import io.godwit.core.model.InventoryPart;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;

/**
 * How much of a cluster to read.
 *
 * @param parts what to read; the cluster's id, its version and its brokers are always read
 * @param topics which topics, by name
 * @param groups which groups, by name
 */
public record InventoryScope(Set<InventoryPart> parts, Predicate<String> topics, Predicate<String> groups) {
    public InventoryScope {
        parts = parts.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(parts));
    }

    /** Everything. */
    public static InventoryScope all() {
        return of(InventoryPart.all());
    }

    /** These parts of all topics and groups. */
    public static InventoryScope of(Set<InventoryPart> parts) {
        return new InventoryScope(parts, name -> true, name -> true);
    }

    /** The same parts of these topics only. */
    public InventoryScope ofTopics(Predicate<String> topics) {
        return new InventoryScope(parts, topics, groups);
    }

    /** The same parts of these groups only. */
    public InventoryScope ofGroups(Predicate<String> groups) {
        return new InventoryScope(parts, topics, groups);
    }

    /** Whether this part is to be read. */
    public boolean includes(InventoryPart part) {
        return parts.contains(part);
    }
}
