package io.godwit.mirror.wire;

import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.requests.AbstractRequest;

/** Sends requests to brokers by their number, and lets the metadata know what their answers say about leaders. */
final class Requests {
    private final Exchange exchange;
    private final Links links;
    private final Directory directory;
    private final MetadataRefresh metadata;
    private final int connectionsPerBroker;

    Requests(Exchange exchange, Links links, Directory directory, MetadataRefresh metadata, int connectionsPerBroker) {
        this.exchange = exchange;
        this.links = links;
        this.directory = directory;
        this.metadata = metadata;
        this.connectionsPerBroker = connectionsPerBroker;
    }

    boolean canSend(int brokerId, int connection) {
        checkConnection(connection);
        return directory
                .broker(brokerId)
                .map(broker -> exchange.isReady(links.data(broker, connection), exchange.now()))
                .orElse(false);
    }

    void checkConnection(int connection) {
        if (connection < 0 || connection >= connectionsPerBroker) {
            throw new IllegalArgumentException(
                    "connection " + connection + " of " + connectionsPerBroker + " for each broker");
        }
    }

    <R> void ask(int brokerId, int connection, PartitionRequest<R> request, Consumer<Map<TopicPartition, R>> handler) {
        send(brokerId, connection, request.build(), answer -> handler.accept(read(request, answer)));
    }

    void send(int brokerId, int connection, AbstractRequest.Builder<?> request, Consumer<Answer> handler) {
        checkConnection(connection);
        BrokerAddress broker = directory
                .broker(brokerId)
                .orElseThrow(() -> new IllegalStateException("the cluster has no broker " + brokerId));
        exchange.send(links.data(broker, connection), request, answer -> {
            if (answer.failure().error().refreshesMetadata()) {
                // The broker may be gone, and all that it led.
                metadata.all();
            }
            handler.accept(answer);
        });
    }

    void heard(TopicPartition partition, WireError error) {
        metadata.heard(partition, error);
    }

    private <R> Map<TopicPartition, R> read(PartitionRequest<R> request, Answer answer) {
        Results<R> results = new Results<>(request.partitions(), request::failed, metadata::heard);
        if (answer.response().isEmpty()) {
            return results.allFailed(answer.failure());
        }
        request.read(answer.response().get(), results);
        return results.complete();
    }
}
