package io.godwit.mirror.wire;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.ApiVersions;
import org.apache.kafka.clients.ClientUtils;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.MetadataRecoveryStrategy;
import org.apache.kafka.clients.NetworkClient;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.network.Selector;
import org.apache.kafka.common.utils.LogContext;
import org.apache.kafka.common.utils.Time;

/** Puts a wire together from client properties; channels, security and back-off are Kafka's own. */
final class WireOpening {
    static final String METRICS = "godwit-wire";

    private final String name;
    private final WireSettings settings;

    WireOpening(String name, WireSettings settings) {
        this.name = name;
        this.settings = settings;
    }

    ClusterWire open(Map<String, ?> clientProperties) {
        try {
            WireConfiguration configuration = new WireConfiguration(name, clientProperties);
            List<InetSocketAddress> bootstrap = ClientUtils.parseAndValidateAddresses(configuration);
            Links links = new Links(bootstrap);
            return assemble(exchange(configuration, links), links);
        } catch (KafkaException e) {
            throw new IllegalArgumentException(
                    "cluster " + name + ": the client properties can't be used: " + reason(e), e);
        }
    }

    private ClusterWire assemble(Exchange exchange, Links links) {
        Directory directory = new Directory();
        MetadataConnection connection = new MetadataConnection(exchange, links, directory);
        MetadataRefresh metadata = new MetadataRefresh(exchange, connection, links, directory, settings);
        Requests requests = new Requests(exchange, links, directory, metadata, settings.connectionsPerBroker());
        ProducerIds producerIds = new ProducerIds(exchange, connection);
        return new ClusterWire(exchange, links, directory, metadata, requests, producerIds);
    }

    private Exchange exchange(WireConfiguration configuration, Links links) {
        Metrics metrics = new Metrics();
        try {
            Pulse pulse = new Pulse(settings.maxStandstill(), System::nanoTime);
            NetworkClient client = client(configuration, links, selector(configuration, metrics, pulse));
            return new Exchange(client, metrics, Time.SYSTEM, requestTimeoutMs(), pulse);
        } catch (KafkaException e) {
            metrics.close();
            throw e;
        }
    }

    private Selector selector(WireConfiguration configuration, Metrics metrics, Pulse pulse) {
        return new PulsedSelector(
                configuration.getLong(CommonClientConfigs.CONNECTIONS_MAX_IDLE_MS_CONFIG),
                metrics,
                ClientUtils.createChannelBuilder(configuration, Time.SYSTEM, logContext()),
                logContext(),
                pulse);
    }

    private NetworkClient client(WireConfiguration configuration, Links links, Selector selector) {
        return new NetworkClient(
                selector,
                links,
                configuration.clientId(),
                settings.maxInFlightPerConnection(),
                configuration.getLong(CommonClientConfigs.RECONNECT_BACKOFF_MS_CONFIG),
                configuration.getLong(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG),
                configuration.getInt(CommonClientConfigs.SEND_BUFFER_CONFIG),
                configuration.getInt(CommonClientConfigs.RECEIVE_BUFFER_CONFIG),
                requestTimeoutMs(),
                configuration.getLong(CommonClientConfigs.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG),
                configuration.getLong(CommonClientConfigs.SOCKET_CONNECTION_SETUP_TIMEOUT_MAX_MS_CONFIG),
                Time.SYSTEM,
                true,
                new ApiVersions(),
                logContext(),
                MetadataRecoveryStrategy.forName(
                        configuration.getString(CommonClientConfigs.METADATA_RECOVERY_STRATEGY_CONFIG)));
    }

    private int requestTimeoutMs() {
        return Math.toIntExact(settings.requestTimeout().toMillis());
    }

    private LogContext logContext() {
        return new LogContext("[" + name + "] ");
    }

    /** Kafka wraps what is wrong in what it was doing. */
    private static String reason(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }
}
