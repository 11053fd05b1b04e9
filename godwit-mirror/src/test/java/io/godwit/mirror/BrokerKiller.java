package io.godwit.mirror;

import io.godwit.lab.Broker;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.TopicDescription;

/**
 * Kills brokers and starts them again after a while, of one cluster after the other. Never a second one of a cluster that has
 * not recovered: it could not serve, and nothing would be learnt from waiting.
 */
final class BrokerKiller implements AutoCloseable {
    private static final long DOWN_SECONDS = 8;

    private final List<TestCluster> clusters;
    private final List<String> topics;
    private final Random random;
    private final ExecutorService restarts =
            Executors.newSingleThreadExecutor(work -> new Thread(work, "broker-restarts"));
    private Future<?> restart = CompletableFuture.completedFuture(null);
    private int kills;

    BrokerKiller(List<TestCluster> clusters, List<String> topics, Random random) {
        this.clusters = clusters;
        this.topics = topics;
        this.random = random;
    }

    /** Kills one of the cluster whose turn it is, if that is whole again; returns whether it did. */
    boolean killNext() throws Exception {
        TestCluster cluster = clusters.get(kills % clusters.size());
        if (!restart.isDone() || !isWhole(cluster)) {
            return false;
        }
        restart.get();
        List<Broker> brokers = cluster.cluster().brokers();
        Broker victim = brokers.get(random.nextInt(brokers.size()));
        victim.kill();
        kills++;
        restart = restarts.submit(() -> {
            TimeUnit.SECONDS.sleep(DOWN_SECONDS);
            victim.start();
            return null;
        });
        return true;
    }

    int kills() {
        return kills;
    }

    /** Returns when no broker is missing. */
    void awaitRestart() throws Exception {
        restart.get(2, TimeUnit.MINUTES);
    }

    private boolean isWhole(TestCluster cluster) throws Exception {
        return cluster.admin().describeTopics(topics).allTopicNames().get(30, TimeUnit.SECONDS).values().stream()
                .map(TopicDescription::partitions)
                .flatMap(List::stream)
                .allMatch(partition ->
                        partition.isr().size() == partition.replicas().size());
    }

    @Override
    public void close() {
        restarts.shutdownNow();
    }
}
