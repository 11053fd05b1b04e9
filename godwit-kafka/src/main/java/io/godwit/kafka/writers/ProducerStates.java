package io.godwit.kafka.writers;

import io.godwit.core.cutover.PartitionLogs.Writer;
import io.godwit.core.error.GodwitException;
import io.godwit.core.model.OpenTransaction;
import io.godwit.core.model.PartitionId;
import io.godwit.kafka.connection.ClusterConnection;
import io.godwit.kafka.connection.ClusterRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.DescribeProducersResult;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The producers that partition leaders remember (DescribeProducers, KIP-664, brokers from 2.8 on) and the transactions in
 * progress (ListTransactions, from 3.0 on). An answer that is refused means that nothing is known, never a failure: it only
 * serves to name somebody.
 */
final class ProducerStates {
    private static final Set<TransactionState> OPEN =
            Set.of(TransactionState.ONGOING, TransactionState.PREPARE_COMMIT, TransactionState.PREPARE_ABORT);

    private static final Logger LOG = LoggerFactory.getLogger(ProducerStates.class);

    private final ClusterConnection connection;

    ProducerStates(ClusterConnection connection) {
        this.connection = connection;
    }

    List<Writer> writers(Collection<PartitionId> partitions) {
        List<TopicPartition> asked =
                partitions.stream().map(KafkaPartitionLogs::topicPartition).toList();
        DescribeProducersResult answer = connection.admin().describeProducers(asked);
        Map<Long, String> ids = transactionalIds();
        List<Writer> writers = new ArrayList<>();
        for (TopicPartition partition : asked) {
            try {
                connection
                        .await(
                                answer.partitionResult(partition),
                                new ClusterRequest("asking for the producers of " + partition, "READ on the topic"))
                        .activeProducers()
                        .forEach(state -> writers.add(writer(partition, state, ids)));
            } catch (GodwitException e) {
                LOG.debug("the producers of {} are not told: {}", partition, e.getMessage());
            }
        }
        writers.sort(Comparator.comparing(Writer::lastAt).reversed());
        return writers;
    }

    private static Writer writer(TopicPartition partition, ProducerState state, Map<Long, String> ids) {
        return new Writer(
                new PartitionId(partition.topic(), partition.partition()),
                state.producerId(),
                state.lastSequence(),
                Instant.ofEpochMilli(state.lastTimestamp()),
                Optional.ofNullable(ids.get(state.producerId())));
    }

    private Map<Long, String> transactionalIds() {
        Map<Long, String> ids = new HashMap<>();
        try {
            list(new ListTransactionsOptions())
                    .forEach(listing -> ids.put(listing.producerId(), listing.transactionalId()));
        } catch (GodwitException e) {
            // A broker before 3.0, or missing permission: producers are named by their numbers then.
            return Map.of();
        }
        return ids;
    }

    Optional<List<OpenTransaction>> openTransactions(SortedSet<String> topics) {
        try {
            List<String> ids = list(new ListTransactionsOptions().filterStates(OPEN)).stream()
                    .map(TransactionListing::transactionalId)
                    .toList();
            List<OpenTransaction> open = new ArrayList<>();
            for (String id : ids) {
                describe(id)
                        .filter(transaction -> transaction.partitions().stream()
                                .anyMatch(partition -> topics.contains(partition.topic())))
                        .ifPresent(open::add);
            }
            return Optional.of(open);
        } catch (GodwitException e) {
            if (isUnsupported(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private Collection<TransactionListing> list(ListTransactionsOptions options) {
        return connection.await(
                connection.admin().listTransactions(options).all(),
                new ClusterRequest("listing transactions", "DESCRIBE on TRANSACTIONAL_ID"));
    }

    private Optional<OpenTransaction> describe(String id) {
        KafkaFuture<TransactionDescription> answer =
                connection.admin().describeTransactions(List.of(id)).description(id);
        TransactionDescription transaction = connection.await(
                answer, new ClusterRequest("describing transaction " + id, "DESCRIBE on TRANSACTIONAL_ID " + id));
        if (!OPEN.contains(transaction.state())) {
            return Optional.empty();
        }
        SortedSet<PartitionId> partitions = new TreeSet<>();
        transaction
                .topicPartitions()
                .forEach(partition -> partitions.add(new PartitionId(partition.topic(), partition.partition())));
        Optional<Instant> startedAt = transaction.transactionStartTimeMs().isPresent()
                ? Optional.of(Instant.ofEpochMilli(
                        transaction.transactionStartTimeMs().getAsLong()))
                : Optional.empty();
        return Optional.of(new OpenTransaction(
                id, transaction.producerId(), transaction.state().toString(), startedAt, partitions));
    }

    private static boolean isUnsupported(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnsupportedVersionException) {
                return true;
            }
        }
        return false;
    }
}
