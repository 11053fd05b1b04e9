package io.godwit.core.engine;

import java.util.OptionalLong;

/**
 * When a cluster deletes records of a topic.
 *
 * @param ms their age; empty = never by age
 * @param bytes how much a partition holds before the oldest go; empty = never by size
 */
public record Retention(OptionalLong ms, OptionalLong bytes) {
    public static final Retention FOREVER = new Retention(OptionalLong.empty(), OptionalLong.empty());
}
