package io.godwit.kafka.inventory;

import io.godwit.core.error.GodwitException;
import io.godwit.core.model.ClientQuota;
import io.godwit.core.model.InventoryPart;
import io.godwit.kafka.connection.ClusterConnection;
import io.godwit.kafka.connection.ClusterRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.quota.ClientQuotaEntity;
import org.apache.kafka.common.quota.ClientQuotaFilter;

/** Reads client quotas. */
final class QuotaReader {
    private final ClusterConnection connection;
    private final Unread unread;

    QuotaReader(ClusterConnection connection, Unread unread) {
        this.connection = connection;
        this.unread = unread;
    }

    List<ClientQuota> read() {
        List<ClientQuota> quotas = new ArrayList<>();
        try {
            connection
                    .await(
                            connection
                                    .admin()
                                    .describeClientQuotas(ClientQuotaFilter.all())
                                    .entities(),
                            new ClusterRequest("reading the client quotas", "DESCRIBE_CONFIGS on CLUSTER"))
                    .forEach((entity, limits) -> quotas.add(new ClientQuota(names(entity), new TreeMap<>(limits))));
        } catch (GodwitException e) {
            unread.note(InventoryPart.QUOTAS, "", e);
        }
        quotas.sort(Comparator.comparing(quota -> quota.entity().toString()));
        return quotas;
    }

    /** Kafka's name of the default entity is null. */
    private static SortedMap<String, String> names(ClientQuotaEntity entity) {
        SortedMap<String, String> names = new TreeMap<>();
        entity.entries().forEach((type, name) -> names.put(type, name == null ? "<default>" : name));
        return names;
    }
}
