package io.godwit.kafka.records;

import io.godwit.kafka.connection.ClusterConnection;
import io.godwit.kafka.connection.ClusterRequest;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.ListTopicsOptions;

/** Reads how many partitions topics have. */
public final class TopicPartitions {
    private static final int BATCH = 500;

    private final ClusterConnection connection;

    public TopicPartitions(ClusterConnection connection) {
        this.connection = connection;
    }

    /** The partition count of each topic with such a name. */
    public SortedMap<String, Integer> count(Predicate<String> name) {
        List<String> names = connection
                .await(
                        connection
                                .admin()
                                .listTopics(new ListTopicsOptions().listInternal(true))
                                .names(),
                        new ClusterRequest("listing topics", "describe on topics"))
                .stream()
                .filter(name)
                .sorted()
                .toList();
        SortedMap<String, Integer> counts = new TreeMap<>();
        for (int from = 0; from < names.size(); from += BATCH) {
            List<String> batch = names.subList(from, Math.min(names.size(), from + BATCH));
            connection
                    .await(
                            connection.admin().describeTopics(batch).allTopicNames(),
                            new ClusterRequest("describing " + batch.size() + " topics", "describe on topics"))
                    .forEach((topic, description) ->
                            counts.put(topic, description.partitions().size()));
        }
        return counts;
    }
}
