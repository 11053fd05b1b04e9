package io.godwit.core.assess;

import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The cluster as a whole.
 *
 * @param replicas leaders and followers
 * @param replicationFactors how many topics have which
 * @param highestReplicationFactor 0 without topics
 * @param defaultRetentionMs of topics that set none: log.retention.ms wins over minutes, and those over hours; -1 = for ever, empty
 *     where the brokers' configs are unknown
 * @param compactedTopics topics with {@code compact} among their policies
 * @param transactionalIds seen writing
 * @param streamsApplications by their internal topics
 * @param connectClusters by their topics
 * @param schemaRegistries by their topics
 * @param connections open ones as the brokers tell; empty where unknown
 * @param clientLibraries open connections by library and version, as the brokers tell
 * @param known the parts that were read completely
 */
public record ClusterAssessment(
        String clusterId,
        String release,
        String controller,
        int brokers,
        List<String> racks,
        int topics,
        int partitions,
        int replicas,
        int groups,
        SortedMap<Integer, Integer> replicationFactors,
        int highestReplicationFactor,
        OptionalLong defaultRetentionMs,
        int compactedTopics,
        List<String> transactionalIds,
        List<String> streamsApplications,
        List<String> connectClusters,
        List<String> schemaRegistries,
        int acls,
        int scramUsers,
        int quotas,
        OptionalLong connections,
        SortedMap<String, Integer> clientLibraries,
        List<String> known) {
    public ClusterAssessment {
        racks = List.copyOf(racks);
        replicationFactors = Collections.unmodifiableSortedMap(new TreeMap<>(replicationFactors));
        transactionalIds = List.copyOf(transactionalIds);
        streamsApplications = List.copyOf(streamsApplications);
        connectClusters = List.copyOf(connectClusters);
        schemaRegistries = List.copyOf(schemaRegistries);
        clientLibraries = Collections.unmodifiableSortedMap(new TreeMap<>(clientLibraries));
        known = List.copyOf(known);
    }
}
