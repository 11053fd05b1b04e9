package io.godwit.kafka.registry;

import io.godwit.core.model.ClusterInventory;
import io.godwit.core.model.InventoryPart;
import io.godwit.core.registry.RegistryTopic.Shape;
import io.godwit.kafka.connection.ClusterConnection;
import io.godwit.kafka.connection.ClusterRequest;
import io.godwit.kafka.inventory.InventoryReader;
import io.godwit.kafka.inventory.InventoryScope;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.ClassicGroupDescription;
import org.apache.kafka.clients.admin.GroupListing;

/** Looks at a registry's topic on one cluster, and at the registries that run on that cluster. */
public final class RegistryTopicReader {
    /** The protocol by which instances of Confluent's registry and of Karapace elect their leader. */
    private static final String ELECTION = "sr";
    /** What names of the groups begin with in which instances of Apicurio read their journal. */
    private static final String APICURIO_GROUPS = "apicurio-";

    private final ClusterConnection connection;

    public RegistryTopicReader(ClusterConnection connection) {
        this.connection = connection;
    }

    /** The topic; empty if there is none. */
    public Optional<Shape> shape(String topic) {
        ClusterInventory inventory = new InventoryReader(connection)
                .read(InventoryScope.of(Set.of(InventoryPart.TOPICS, InventoryPart.TOPIC_CONFIGS))
                        .ofTopics(topic::equals));
        return inventory.topic(topic).map(found -> new Shape(found.partitions().size(), found.configs()));
    }

    /** Who runs a registry on this cluster, as far as groups tell: {@code group: client (host)}. */
    public List<String> instances() {
        List<String> groups = connection
                .await(
                        connection.admin().listGroups().all(),
                        new ClusterRequest("listing groups", "describe on groups"))
                .stream()
                .filter(RegistryTopicReader::isOfRegistry)
                .map(GroupListing::groupId)
                .sorted()
                .toList();
        if (groups.isEmpty()) {
            return List.of();
        }
        TreeSet<String> members = new TreeSet<>();
        connection
                .await(
                        connection.admin().describeClassicGroups(groups).all(),
                        new ClusterRequest("describing the registries' groups", "describe on groups"))
                .values()
                .forEach(group -> members.addAll(members(group)));
        return List.copyOf(members);
    }

    private static boolean isOfRegistry(GroupListing group) {
        return group.protocol().equals(ELECTION) || group.groupId().startsWith(APICURIO_GROUPS);
    }

    private static List<String> members(ClassicGroupDescription group) {
        return group.members().stream()
                .map(member -> group.groupId() + ": " + member.clientId() + " (" + member.host() + ")")
                .toList();
    }
}
