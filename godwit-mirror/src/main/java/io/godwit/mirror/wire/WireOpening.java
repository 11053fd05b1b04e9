package io.godwit.mirror.wire;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.ApiVersions;
import org.apache.kafka.clients.ClientUtils;
import org.apache.kafka.clients.DefaultHostResolver;
import org.apache.kafka.clients.NetworkClient;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.utils.LogContext;
import org.apache.kafka.common.utils.Time;

/** Puts a wire together from client properties; channels, security and back-off are Kafka's own. */
final class WireOpening {
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
        int requestTimeoutMs = Math.toIntExact(settings.requestTimeout().toMillis());
        Metrics metrics = new Metrics();
        try {
            NetworkClient client = ClientUtils.createNetworkClient(
                    configuration,
                    configuration.clientId(),
                    metrics,
                    "godwit-wire",
                    new LogContext("[" + name + "] "),
                    new ApiVersions(),
                    Time.SYSTEM,
                    settings.maxInFlightPerConnection(),
                    requestTimeoutMs,
                    null,
                    links,
                    new DefaultHostResolver(),
                    null,
                    null);
            return new Exchange(client, metrics, Time.SYSTEM, requestTimeoutMs);
        } catch (KafkaException e) {
            metrics.close();
            throw e;
        }
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
