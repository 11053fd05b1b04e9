package io.godwit.core.model;

import io.godwit.core.finding.Finding;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that the Admin API tells about one cluster at about one moment.
 *
 * @param clusterId the id that the cluster gave itself
 * @param version what it runs
 * @param brokers by id
 * @param topics by name, internal ones included
 * @param groups by name, of every type
 * @param acls in a stable order
 * @param quotas in a stable order
 * @param scramUsers names only
 * @param openTransactions transactions that were neither committed nor aborted yet
 * @param allowed what our own credentials may do
 * @param unread what could not be read, each a finding with the reason
 * @param known the parts that were read completely; a part that is missing here is unknown, however empty it looks
 */
public record ClusterInventory(
        String clusterId,
        ClusterVersion version,
        List<BrokerInventory> brokers,
        SortedMap<String, TopicInventory> topics,
        SortedMap<String, GroupInventory> groups,
        List<AclRule> acls,
        List<ClientQuota> quotas,
        List<String> scramUsers,
        List<OpenTransaction> openTransactions,
        AllowedOperations allowed,
        List<Finding> unread,
        Set<InventoryPart> known) {
    public ClusterInventory {
        brokers = List.copyOf(brokers);
        topics = Collections.unmodifiableSortedMap(new TreeMap<>(topics));
        groups = Collections.unmodifiableSortedMap(new TreeMap<>(groups));
        acls = List.copyOf(acls);
        quotas = List.copyOf(quotas);
        scramUsers = List.copyOf(scramUsers);
        openTransactions = List.copyOf(openTransactions);
        unread = List.copyOf(unread);
        known = known.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(known));
    }

    /** An inventory of which every part is known, except what our own credentials may do. */
    public ClusterInventory(
            String clusterId,
            ClusterVersion version,
            List<BrokerInventory> brokers,
            SortedMap<String, TopicInventory> topics,
            SortedMap<String, GroupInventory> groups,
            List<AclRule> acls,
            List<ClientQuota> quotas,
            List<String> scramUsers,
            List<OpenTransaction> openTransactions,
            List<Finding> unread) {
        this(
                clusterId,
                version,
                brokers,
                topics,
                groups,
                acls,
                quotas,
                scramUsers,
                openTransactions,
                AllowedOperations.unknown(),
                unread,
                EnumSet.complementOf(EnumSet.of(InventoryPart.ALLOWED_OPERATIONS)));
    }

    /** Whether this part was read completely, so that what it does not hold does not exist. */
    public boolean knows(InventoryPart part) {
        return known.contains(part);
    }

    /** The topic of this name. */
    public Optional<TopicInventory> topic(String name) {
        return Optional.ofNullable(topics.get(name));
    }

    /** The group of this name. */
    public Optional<GroupInventory> group(String name) {
        return Optional.ofNullable(groups.get(name));
    }

    /** The most replicas that a topic of this cluster can have. */
    public int maxReplicationFactor() {
        return brokers.size();
    }
}
