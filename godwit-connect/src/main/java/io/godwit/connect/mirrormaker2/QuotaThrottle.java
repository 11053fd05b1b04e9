package io.godwit.connect.mirrormaker2;

import io.godwit.core.error.GodwitException;
import io.godwit.core.error.MirrorError;
import io.godwit.kafka.connection.ClusterConnection;
import io.godwit.kafka.connection.ClusterRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.common.quota.ClientQuotaAlteration;
import org.apache.kafka.common.quota.ClientQuotaEntity;
import org.jspecify.annotations.Nullable;

/**
 * Slows a copy that runs elsewhere with Kafka's own quotas: {@code consumer_byte_rate} on the source for the client ids of
 * the tasks. Brokers count each for itself, so each task gets its share of each broker. Nothing is touched on the source
 * before somebody asks for a limit; the quotas are removed in the end.
 */
final class QuotaThrottle implements AutoCloseable {
    private static final String BYTE_RATE = "consumer_byte_rate";

    private final MirrorMaker2Settings settings;
    private @Nullable ClusterConnection source;

    QuotaThrottle(MirrorMaker2Settings settings) {
        this.settings = settings;
    }

    void limit(OptionalLong bytesPerSecond) {
        if (source == null && bytesPerSecond.isEmpty()) {
            return;
        }
        ClusterConnection connection = source == null ? ClusterConnection.open(settings.source()) : source;
        source = connection;
        try {
            int brokers = connection
                    .await(
                            connection.admin().describeCluster().nodes(),
                            new ClusterRequest("counting the brokers", "access to the cluster"))
                    .size();
            Double share = bytesPerSecond.isPresent()
                    ? Math.max(1.0, (double) bytesPerSecond.getAsLong() / (settings.tasks() * Math.max(1, brokers)))
                    : null;
            connection.await(
                    connection.admin().alterClientQuotas(alterations(share)).all(),
                    new ClusterRequest("setting the mirror's quota", "ALTER_CONFIGS on CLUSTER"));
        } catch (GodwitException e) {
            throw new GodwitException(
                    MirrorError.THROTTLE_REFUSED,
                    connection.config().toString(),
                    "a mirror on a Connect cluster is slowed down by a quota of the source, which refused it: "
                            + e.reason(),
                    "allow ALTER_CONFIGS on the source cluster, or godwit throttle off",
                    e);
        }
    }

    private List<ClientQuotaAlteration> alterations(@Nullable Double share) {
        List<ClientQuotaAlteration> alterations = new ArrayList<>();
        for (int task = 0; task < settings.tasks(); task++) {
            ClientQuotaEntity client = new ClientQuotaEntity(Map.of(ClientQuotaEntity.CLIENT_ID, clientId(task)));
            alterations.add(new ClientQuotaAlteration(client, List.of(new ClientQuotaAlteration.Op(BYTE_RATE, share))));
        }
        return alterations;
    }

    /** As MirrorMaker makes it of its aliases, its connector's name, the task and the consumer's role. */
    private String clientId(int task) {
        return settings.sourceAlias() + "->" + settings.targetAlias() + "|" + settings.sourceConnector() + "-" + task
                + "|replication-consumer";
    }

    @Override
    public void close() {
        ClusterConnection connection = source;
        if (connection != null) {
            limit(OptionalLong.empty());
            connection.close();
            source = null;
        }
    }
}
