package io.godwit.kafka.inventory;

import io.godwit.core.error.ClusterError;
import io.godwit.core.error.GodwitException;
import io.godwit.core.model.InventoryPart;
import io.godwit.core.model.TopicInventory;
import io.godwit.kafka.connection.ClusterConnection;
import io.godwit.kafka.connection.ClusterRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicCollection;

/** Reads topics with their partitions and replicas. */
final class TopicReader {
    private final ClusterConnection connection;
    private final Unread unread;
    private final SortedMap<String, TopicDraft> drafts = new TreeMap<>();
    private boolean askWhatIsAllowed;

    TopicReader(ClusterConnection connection, Unread unread) {
        this.connection = connection;
        this.unread = unread;
    }

    record Topics(Collection<TopicDraft> drafts) {
        SortedMap<String, TopicInventory> inventories() {
            SortedMap<String, TopicInventory> inventories = new TreeMap<>();
            drafts.forEach(draft -> inventories.put(draft.name(), draft.toInventory()));
            return inventories;
        }
    }

    Topics read(InventoryScope scope) {
        if (!isNeeded(scope)) {
            return new Topics(List.of());
        }
        askWhatIsAllowed = scope.includes(InventoryPart.ALLOWED_OPERATIONS);
        describe(names(scope));
        return new Topics(drafts.values());
    }

    private static boolean isNeeded(InventoryScope scope) {
        return scope.includes(InventoryPart.TOPICS)
                || scope.includes(InventoryPart.TOPIC_CONFIGS)
                || scope.includes(InventoryPart.OFFSETS)
                || scope.includes(InventoryPart.GROUP_OFFSETS);
    }

    private List<String> names(InventoryScope scope) {
        return connection
                .await(
                        connection
                                .admin()
                                .listTopics(new ListTopicsOptions().listInternal(true))
                                .names(),
                        new ClusterRequest("listing the topics", "DESCRIBE on TOPIC"))
                .stream()
                .filter(scope.topics())
                .sorted()
                .toList();
    }

    private void describe(List<String> names) {
        List<String> again = new ArrayList<>();
        Batches.forEach(names, Batches.SIZE, this::request, (batch, answer) -> again.addAll(receive(batch, answer)));
        if (!again.isEmpty()) {
            askWhatIsAllowed = false;
            Batches.forEach(again, Batches.SIZE, this::request, this::receive);
        }
    }

    private Map<String, KafkaFuture<TopicDescription>> request(List<String> batch) {
        return connection
                .admin()
                .describeTopics(
                        TopicCollection.ofTopicNames(batch),
                        new DescribeTopicsOptions().includeAuthorizedOperations(askWhatIsAllowed))
                .topicNameValues();
    }

    /** Returns the topics that must be asked for again, without the question that brokers before 2.3 do not know. */
    private List<String> receive(List<String> batch, Map<String, KafkaFuture<TopicDescription>> answer) {
        ClusterRequest request = new ClusterRequest("describing topics", "DESCRIBE on TOPIC");
        List<String> again = new ArrayList<>();
        answer.forEach((name, description) -> {
            try {
                drafts.put(name, new TopicDraft(connection.await(description, request)));
            } catch (GodwitException e) {
                if (e.code() == ClusterError.UNSUPPORTED_VERSION && askWhatIsAllowed) {
                    again.add(name);
                } else if (e.code() != ClusterError.UNKNOWN_TOPIC) {
                    // A topic that was deleted since it was listed is simply not there any more.
                    unread.note(InventoryPart.TOPICS, name, e);
                }
            }
        });
        return again;
    }
}
