package io.godwit.kafka.inventory;

import io.godwit.core.model.PartitionInventory;
import io.godwit.core.model.TopicInventory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.Uuid;

/** One topic while its parts come in. Belongs to the thread that reads the inventory. */
final class TopicDraft {
    private final TopicDescription description;
    private final Optional<SortedSet<String>> allowed;
    private final long[] starts;
    private final long[] ends;
    private final long[] sizes;
    private SortedMap<String, String> configs = new TreeMap<>();
    private SortedMap<String, String> explicitConfigs = new TreeMap<>();

    TopicDraft(TopicDescription description) {
        this.description = description;
        this.allowed = AllowedOperationsDraft.words(description.authorizedOperations());
        int highest = description.partitions().stream()
                .mapToInt(TopicPartitionInfo::partition)
                .max()
                .orElse(-1);
        this.starts = unknown(highest + 1);
        this.ends = unknown(highest + 1);
        this.sizes = unknown(highest + 1);
    }

    private static long[] unknown(int length) {
        long[] values = new long[length];
        Arrays.fill(values, -1);
        return values;
    }

    String name() {
        return description.name();
    }

    Optional<SortedSet<String>> allowed() {
        return allowed;
    }

    /** Those with a leader: only a leader tells offsets. */
    List<TopicPartition> partitionsWithLeader() {
        return partitions(true);
    }

    List<TopicPartition> partitionsWithoutLeader() {
        return partitions(false);
    }

    private List<TopicPartition> partitions(boolean withLeader) {
        return description.partitions().stream()
                .filter(partition -> hasLeader(partition) == withLeader)
                .map(partition -> new TopicPartition(name(), partition.partition()))
                .toList();
    }

    private static boolean hasLeader(TopicPartitionInfo partition) {
        return partition.leader() != null && !partition.leader().isEmpty();
    }

    void setConfigs(SortedMap<String, String> configs, SortedMap<String, String> explicitConfigs) {
        this.configs = configs;
        this.explicitConfigs = explicitConfigs;
    }

    void setStart(int partition, long offset) {
        starts[partition] = offset;
    }

    void setEnd(int partition, long offset) {
        ends[partition] = offset;
    }

    /** Keeps the largest replica. A partition that came after the description has no place and is left out. */
    void addReplicaSize(int partition, long bytes) {
        if (partition < sizes.length) {
            sizes[partition] = Math.max(sizes[partition], bytes);
        }
    }

    TopicInventory toInventory() {
        boolean hasId = description.topicId() != null && !description.topicId().equals(Uuid.ZERO_UUID);
        return new TopicInventory(
                name(),
                hasId ? Optional.of(description.topicId().toString()) : Optional.empty(),
                description.isInternal(),
                partitionInventories(),
                configs,
                explicitConfigs);
    }

    private List<PartitionInventory> partitionInventories() {
        List<PartitionInventory> inventories = new ArrayList<>();
        for (TopicPartitionInfo partition : description.partitions()) {
            int number = partition.partition();
            inventories.add(new PartitionInventory(
                    number,
                    hasLeader(partition) ? partition.leader().id() : -1,
                    ids(partition.replicas()),
                    ids(partition.isr()),
                    starts[number],
                    ends[number],
                    sizes[number]));
        }
        return inventories;
    }

    private static List<Integer> ids(List<Node> nodes) {
        return nodes.stream().map(Node::id).toList();
    }
}
