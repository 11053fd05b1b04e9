package io.godwit.bench.run;

import io.godwit.lab.KafkaCluster;
import io.godwit.lab.LabException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.NewPartitionReassignment;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.ReplicaInfo;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** One cluster of the benchmark. Every topic lies on broker 1, so that one process has all that it costs. */
final class BenchCluster implements AutoCloseable {
    static final int LEADER = 1;
    static final int FOLLOWER = 2;

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final long POLL_MS = 50;
    private static final Set<TransactionState> UNFINISHED =
            Set.of(TransactionState.ONGOING, TransactionState.PREPARE_ABORT, TransactionState.PREPARE_COMMIT);

    private final KafkaCluster cluster;
    private final Admin admin;

    BenchCluster(KafkaCluster cluster) {
        this.cluster = cluster;
        this.admin = cluster.openAdmin();
    }

    /** {@code bootstrap.servers}. */
    String address() {
        return cluster.bootstrapServers();
    }

    Map<String, Object> clientProperties() {
        return new HashMap<>(cluster.clientProperties());
    }

    OptionalDouble cpuSeconds(int broker) {
        return ProcessFigures.cpuSeconds(cluster.broker(broker).processId());
    }

    void create(Collection<String> topics, int partitions, Map<String, String> configs) throws InterruptedException {
        Map<Integer, List<Integer>> onTheLeader = new HashMap<>();
        for (int partition = 0; partition < partitions; partition++) {
            onTheLeader.put(partition, List.of(LEADER));
        }
        // One by one: a request for more than 10,000 partitions is refused.
        for (String topic : topics) {
            answer(admin.createTopics(List.of(new NewTopic(topic, onTheLeader).configs(configs)))
                    .all());
        }
        awaitLogs(topics, (long) partitions * topics.size());
    }

    /** The controller answers before the broker has made the logs, which must not count as the work of a copy. */
    private void awaitLogs(Collection<String> topics, long wanted) throws InterruptedException {
        Set<String> names = Set.copyOf(topics);
        while (replicasOn(LEADER)
                        .filter(replica -> names.contains(replica.getKey().topic()))
                        .count()
                < wanted) {
            Thread.sleep(POLL_MS);
        }
    }

    /** Removes every topic but Kafka's own, and returns when none is left. */
    void clear() throws InterruptedException {
        endTransactions();
        Set<String> left = topics();
        while (!left.isEmpty()) {
            delete(left);
            Thread.sleep(POLL_MS);
            left = topics();
        }
    }

    /** What a killed engine left open: its markers would come later, into the next topic of the same name. */
    private void endTransactions() throws InterruptedException {
        Set<String> open = openTransactions();
        if (!open.isEmpty()) {
            answer(admin.fenceProducers(open).all());
        }
        while (!openTransactions().isEmpty()) {
            Thread.sleep(POLL_MS);
        }
    }

    private Set<String> openTransactions() throws InterruptedException {
        return answer(admin.listTransactions(new ListTransactionsOptions().filterStates(UNFINISHED))
                        .all())
                .stream()
                .map(TransactionListing::transactionalId)
                .collect(Collectors.toSet());
    }

    private void delete(Set<String> names) throws InterruptedException {
        for (KafkaFuture<Void> deletion :
                admin.deleteTopics(names).topicNameValues().values()) {
            try {
                answer(deletion);
            } catch (LabException e) {
                // The list that the names are from may be older than the last deletion.
                if (!(e.getCause() instanceof ExecutionException refusal)
                        || !(refusal.getCause() instanceof UnknownTopicOrPartitionException)) {
                    throw e;
                }
            }
        }
    }

    private Set<String> topics() throws InterruptedException {
        return answer(admin.listTopics().names()).stream()
                .filter(name -> !name.startsWith("__"))
                .collect(Collectors.toSet());
    }

    /** What the logs of a topic hold on one broker. */
    long bytesOn(int broker, String topic) throws InterruptedException {
        return replicasOn(broker)
                .filter(replica -> replica.getKey().topic().equals(topic))
                .mapToLong(replica -> replica.getValue().size())
                .sum();
    }

    private Stream<Map.Entry<TopicPartition, ReplicaInfo>> replicasOn(int broker) throws InterruptedException {
        return answer(admin.describeLogDirs(List.of(broker)).allDescriptions()).values().stream()
                .flatMap(folders -> folders.values().stream())
                .flatMap(folder -> folder.replicaInfos().entrySet().stream());
    }

    /** States on which brokers all partitions of a topic should lie. */
    void reassign(String topic, int partitions, List<Integer> brokers) throws InterruptedException {
        Map<TopicPartition, Optional<NewPartitionReassignment>> wanted = new HashMap<>();
        for (int partition = 0; partition < partitions; partition++) {
            wanted.put(new TopicPartition(topic, partition), Optional.of(new NewPartitionReassignment(brokers)));
        }
        answer(admin.alterPartitionReassignments(wanted).all());
    }

    void awaitReassigned() throws InterruptedException {
        while (!answer(admin.listPartitionReassignments().reassignments()).isEmpty()) {
            Thread.sleep(POLL_MS);
        }
    }

    private static <T> T answer(KafkaFuture<T> future) throws InterruptedException {
        try {
            return future.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new LabException("a cluster of the benchmark refused: " + e.getCause(), e);
        } catch (TimeoutException e) {
            throw new LabException("a cluster of the benchmark did not answer within " + LIMIT.toSeconds() + " s", e);
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(5));
    }
}
