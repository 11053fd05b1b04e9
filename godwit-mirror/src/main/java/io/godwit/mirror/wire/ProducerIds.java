package io.godwit.mirror.wire;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.common.message.InitProducerIdRequestData;
import org.apache.kafka.common.message.InitProducerIdResponseData;
import org.apache.kafka.common.requests.InitProducerIdRequest;
import org.apache.kafka.common.requests.InitProducerIdResponse;

/** Asks any broker for fresh producer ids; requests wait until one can be reached. */
final class ProducerIds {
    private final Exchange exchange;
    private final MetadataConnection connection;
    private final Deque<Consumer<ProducerIdResult>> waiting = new ArrayDeque<>();

    ProducerIds(Exchange exchange, MetadataConnection connection) {
        this.exchange = exchange;
        this.connection = connection;
    }

    void request(Consumer<ProducerIdResult> handler) {
        waiting.add(handler);
    }

    void proceed(long now) {
        while (!waiting.isEmpty()) {
            Optional<Link> link = connection.ready(now);
            if (link.isEmpty()) {
                return;
            }
            send(link.get(), waiting.remove());
        }
    }

    private void send(Link link, Consumer<ProducerIdResult> handler) {
        InitProducerIdRequestData data = new InitProducerIdRequestData()
                .setTransactionalId(null)
                // Means nothing without a transactional id, but has to be positive.
                .setTransactionTimeoutMs(Integer.MAX_VALUE);
        exchange.send(link, new InitProducerIdRequest.Builder(data), answer -> handler.accept(read(answer)));
    }

    private static ProducerIdResult read(Answer answer) {
        if (answer.response().isEmpty()) {
            return failed(answer.failure());
        }
        InitProducerIdResponseData data =
                ((InitProducerIdResponse) answer.response().get()).data();
        Verdict verdict = Verdict.of(data.errorCode());
        return verdict.isFine()
                ? new ProducerIdResult(WireError.NONE, data.producerId(), data.producerEpoch(), "")
                : failed(verdict);
    }

    private static ProducerIdResult failed(Verdict verdict) {
        return new ProducerIdResult(verdict.error(), -1, (short) -1, verdict.message());
    }
}
