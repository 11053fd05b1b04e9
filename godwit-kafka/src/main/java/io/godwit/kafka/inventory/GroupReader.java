package io.godwit.kafka.inventory;

import io.godwit.core.error.GodwitException;
import io.godwit.core.model.GroupInventory;
import io.godwit.core.model.InventoryPart;
import io.godwit.core.model.TopicInventory;
import io.godwit.kafka.connection.ClusterConnection;
import io.godwit.kafka.connection.ClusterRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.common.GroupType;

/** Reads the groups of every type: those that can be listed, their state and members, and their committed offsets. */
final class GroupReader {
    private final ClusterConnection connection;
    private final Unread unread;

    GroupReader(ClusterConnection connection, Unread unread) {
        this.connection = connection;
        this.unread = unread;
    }

    record Groups(Collection<GroupDraft> drafts, Map<String, SortedSet<String>> allowed) {
        SortedMap<String, GroupInventory> inventories(Map<String, TopicInventory> topics) {
            SortedMap<String, GroupInventory> inventories = new TreeMap<>();
            drafts.forEach(draft -> inventories.put(draft.name(), draft.toInventory(topics)));
            return inventories;
        }
    }

    Groups read(InventoryScope scope) {
        boolean offsets = scope.includes(InventoryPart.GROUP_OFFSETS);
        if (!offsets && !scope.includes(InventoryPart.GROUPS)) {
            return new Groups(List.of(), Map.of());
        }
        List<GroupDraft> drafts = list(scope);
        Map<String, SortedSet<String>> allowed = new TreeMap<>();
        for (GroupKind kind : GroupKind.values()) {
            List<GroupDraft> ofKind = drafts.stream()
                    .filter(draft -> kind.type().equals(draft.type()))
                    .toList();
            new GroupDescriber(connection, unread, kind, scope.includes(InventoryPart.ALLOWED_OPERATIONS), allowed)
                    .describe(ofKind);
            if (offsets) {
                new GroupOffsetReader(connection, unread, kind).readInto(ofKind);
            }
        }
        return new Groups(drafts, allowed);
    }

    private List<GroupDraft> list(InventoryScope scope) {
        List<GroupDraft> drafts = new ArrayList<>();
        try {
            connection
                    .await(
                            connection.admin().listGroups().all(),
                            new ClusterRequest("listing the groups", "DESCRIBE on GROUP"))
                    .stream()
                    .filter(listing -> scope.groups().test(listing.groupId()))
                    .map(GroupReader::draft)
                    .forEach(drafts::add);
        } catch (GodwitException e) {
            unread.note(InventoryPart.GROUPS, "", e);
        }
        return drafts;
    }

    /** Brokers before 3.8 tell no type, for they know one only. */
    private static GroupDraft draft(GroupListing listing) {
        return new GroupDraft(
                listing.groupId(),
                listing.type()
                        .filter(type -> type != GroupType.UNKNOWN)
                        .orElse(GroupType.CLASSIC)
                        .toString(),
                listing.protocol(),
                listing.groupState().map(Object::toString).orElse("-"));
    }
}
