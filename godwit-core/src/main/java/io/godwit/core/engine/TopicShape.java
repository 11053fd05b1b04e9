package io.godwit.core.engine;

import java.util.Optional;

/**
 * What the mirror must know of a topic.
 *
 * @param id tells a topic from another one that was made later under the same name; empty where the cluster has none
 * @param partitions 0 for a topic that exists but could not be described just now
 */
public record TopicShape(String name, Optional<String> id, int partitions) {}
