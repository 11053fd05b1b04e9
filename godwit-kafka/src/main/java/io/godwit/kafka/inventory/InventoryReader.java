package io.godwit.kafka.inventory;

import io.godwit.core.model.AclRule;
import io.godwit.core.model.BrokerInventory;
import io.godwit.core.model.ClientQuota;
import io.godwit.core.model.ClusterInventory;
import io.godwit.core.model.ClusterVersion;
import io.godwit.core.model.GroupInventory;
import io.godwit.core.model.InventoryPart;
import io.godwit.core.model.OpenTransaction;
import io.godwit.core.model.TopicInventory;
import io.godwit.kafka.connection.ClusterConnection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;

/**
 * Reads a cluster's inventory. What the credentials may not read, or the cluster cannot tell, becomes a finding and is
 * left out of {@link ClusterInventory#known()}; only a cluster that does not answer at all, or refuses to list its topics,
 * ends it. Groups' offsets are read before the ends of the partitions, so that a lag is never below the truth.
 */
public final class InventoryReader {
    private final ClusterConnection connection;

    public InventoryReader(ClusterConnection connection) {
        this.connection = connection;
    }

    public ClusterInventory read(InventoryScope scope) {
        Unread unread = new Unread(connection.config().side());
        ClusterVersion version = new VersionReader(connection).read();
        BrokerReader brokerReader = new BrokerReader(connection, unread);
        BrokerReader.Brokers brokers = brokerReader.read(scope);
        TopicReader.Topics topics = new TopicReader(connection, unread).read(scope);
        if (scope.includes(InventoryPart.TOPIC_CONFIGS)) {
            new TopicConfigReader(connection, unread).readInto(topics.drafts());
        }
        List<BrokerInventory> inventories = brokers.inventories();
        if (scope.includes(InventoryPart.SIZES)) {
            inventories = new LogDirReader(connection, unread).readInto(topics.drafts(), inventories);
        }
        GroupReader.Groups groups = new GroupReader(connection, unread).read(scope);
        if (scope.includes(InventoryPart.OFFSETS) || scope.includes(InventoryPart.GROUP_OFFSETS)) {
            new OffsetReader(connection, unread).readInto(topics.drafts());
        }
        SecurityReader security = new SecurityReader(connection, unread);
        List<AclRule> acls = scope.includes(InventoryPart.ACLS) ? security.acls() : List.of();
        List<String> scramUsers = scope.includes(InventoryPart.SCRAM_USERS) ? security.scramUsers() : List.of();
        List<ClientQuota> quotas =
                scope.includes(InventoryPart.QUOTAS) ? new QuotaReader(connection, unread).read() : List.of();
        List<OpenTransaction> transactions = scope.includes(InventoryPart.OPEN_TRANSACTIONS)
                ? new TransactionReader(connection, unread).read()
                : List.of();
        SortedMap<String, TopicInventory> topicInventories = topics.inventories();
        SortedMap<String, GroupInventory> groupInventories = groups.inventories(topicInventories);
        return new ClusterInventory(
                connection.clusterId(),
                version,
                inventories,
                topicInventories,
                groupInventories,
                acls,
                quotas,
                scramUsers,
                transactions,
                new AllowedOperationsDraft(brokers.allowed(), topics.drafts(), groups.allowed()).toAllowedOperations(),
                unread.findings(),
                known(scope, unread));
    }

    private static Set<InventoryPart> known(InventoryScope scope, Unread unread) {
        EnumSet<InventoryPart> known = EnumSet.noneOf(InventoryPart.class);
        known.addAll(scope.parts());
        known.removeAll(unread.parts());
        return known;
    }
}
