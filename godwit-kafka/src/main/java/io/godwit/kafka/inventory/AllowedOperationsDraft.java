package io.godwit.kafka.inventory;

import io.godwit.core.model.AllowedOperations;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.acl.AclOperation;
import org.jspecify.annotations.Nullable;

/** What the answers of several requests told about our own permissions. */
record AllowedOperationsDraft(
        Optional<SortedSet<String>> cluster, Collection<TopicDraft> topics, Map<String, SortedSet<String>> groups) {

    /** Kafka's answer in words; empty where the broker did not tell. */
    static Optional<SortedSet<String>> words(@Nullable Set<AclOperation> operations) {
        if (operations == null) {
            return Optional.empty();
        }
        SortedSet<String> words = new TreeSet<>();
        operations.forEach(operation -> words.add(operation.name()));
        return Optional.of(words);
    }

    AllowedOperations toAllowedOperations() {
        SortedMap<String, SortedSet<String>> told = new TreeMap<>();
        topics.forEach(topic -> topic.allowed().ifPresent(operations -> told.put(topic.name(), operations)));
        return new AllowedOperations(cluster, told, new TreeMap<>(groups));
    }
}
