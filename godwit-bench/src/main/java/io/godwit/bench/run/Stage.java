package io.godwit.bench.run;

import io.godwit.lab.ClusterSpec;
import io.godwit.lab.KafkaCluster;
import io.godwit.lab.Lab;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The two clusters. The source has a second broker, which holds nothing until it follows the first. */
record Stage(BenchCluster source, BenchCluster target, Path folder) implements AutoCloseable {
    private static final int HEAP_MEGABYTES = 512;
    private static final int HEAP_MEGABYTES_FOR_10000_PARTITIONS = 1_024;

    static Stage start(Lab lab, boolean manyPartitions) {
        ClusterSpec spec = ClusterSpec.kafka43()
                .optimizingCompiler()
                .heapMegabytes(manyPartitions ? HEAP_MEGABYTES_FOR_10000_PARTITIONS : HEAP_MEGABYTES)
                .config("auto.create.topics.enable", "false")
                // Each run leaves a copy behind, which must not fill the disk.
                .config("log.segment.delete.delay.ms", "1000");
        CompletableFuture<KafkaCluster> target = CompletableFuture.supplyAsync(() -> lab.start(spec));
        KafkaCluster source = lab.start(spec.brokers(2));
        try {
            return new Stage(new BenchCluster(source), new BenchCluster(target.join()), lab.folder());
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    @Override
    public void close() {
        source.close();
        target.close();
    }
}
