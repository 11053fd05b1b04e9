package io.godwit.kafka.inventory;

import io.godwit.core.error.GodwitException;
import io.godwit.core.model.InventoryPart;
import io.godwit.core.model.OpenTransaction;
import io.godwit.core.model.PartitionId;
import io.godwit.kafka.connection.ClusterConnection;
import io.godwit.kafka.connection.ClusterRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.DescribeTransactionsResult;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;

/** Reads the transactions that are open now. Brokers before 3.0 cannot tell. */
final class TransactionReader {
    private static final Set<TransactionState> OPEN =
            Set.of(TransactionState.ONGOING, TransactionState.PREPARE_COMMIT, TransactionState.PREPARE_ABORT);

    private final ClusterConnection connection;
    private final Unread unread;

    TransactionReader(ClusterConnection connection, Unread unread) {
        this.connection = connection;
        this.unread = unread;
    }

    List<OpenTransaction> read() {
        List<OpenTransaction> open = new ArrayList<>();
        try {
            List<String> ids = connection
                    .await(
                            connection
                                    .admin()
                                    .listTransactions(new ListTransactionsOptions().filterStates(OPEN))
                                    .all(),
                            new ClusterRequest("listing the open transactions", "DESCRIBE on TRANSACTIONAL_ID"))
                    .stream()
                    .map(TransactionListing::transactionalId)
                    .sorted()
                    .toList();
            Batches.forEach(
                    ids,
                    Batches.SIZE,
                    connection.admin()::describeTransactions,
                    (batch, answer) -> batch.forEach(id -> describe(id, answer).ifPresent(open::add)));
        } catch (GodwitException e) {
            unread.note(InventoryPart.OPEN_TRANSACTIONS, "", e);
        }
        open.sort(Comparator.comparing(OpenTransaction::transactionalId));
        return open;
    }

    private Optional<OpenTransaction> describe(String id, DescribeTransactionsResult answer) {
        try {
            TransactionDescription transaction = connection.await(
                    answer.description(id),
                    new ClusterRequest("describing open transactions", "DESCRIBE on TRANSACTIONAL_ID " + id));
            return OPEN.contains(transaction.state()) ? Optional.of(open(id, transaction)) : Optional.empty();
        } catch (GodwitException e) {
            unread.note(InventoryPart.OPEN_TRANSACTIONS, id, e);
            return Optional.empty();
        }
    }

    private static OpenTransaction open(String id, TransactionDescription transaction) {
        SortedSet<PartitionId> partitions = new TreeSet<>();
        transaction
                .topicPartitions()
                .forEach(partition -> partitions.add(new PartitionId(partition.topic(), partition.partition())));
        Optional<Instant> startedAt = transaction.transactionStartTimeMs().isPresent()
                ? Optional.of(Instant.ofEpochMilli(
                        transaction.transactionStartTimeMs().getAsLong()))
                : Optional.empty();
        return new OpenTransaction(
                id, transaction.producerId(), transaction.state().toString(), startedAt, partitions);
    }
}
