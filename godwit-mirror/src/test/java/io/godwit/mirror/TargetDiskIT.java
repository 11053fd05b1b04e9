package io.godwit.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.godwit.lab.Broker;
import io.godwit.lab.ClusterSpec;
import io.godwit.lab.KafkaCluster;
import io.godwit.lab.Lab;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A disk of the target that takes no more: only the partitions on it wait, and they go on when there is room again.
 *
 * <p>The disk is made full for one broker by a limit on the size of its files, so that the test needs neither a disk of its own
 * nor the right to mount one. To the broker it is the same: a write fails, and it takes the folder offline.
 */
class TargetDiskIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** More than anything but partition 0 needs. */
    private static final int FILE_LIMIT_BYTES = 6_000_000;

    private static Lab lab;
    private static TestCluster source;
    private static TestCluster target;
    private static List<Path> disks;

    @BeforeAll
    static void startClusters() {
        lab = Lab.inTemporaryFolder();
        disks = List.of(lab.folder().resolve("disk-1"), lab.folder().resolve("disk-2"));
        CompletableFuture<KafkaCluster> starting =
                CompletableFuture.supplyAsync(() -> lab.start(ClusterSpec.kafka39()));
        target = new TestCluster(lab.start(ClusterSpec.kafka43()
                .config("log.dirs", disks.get(0) + "," + disks.get(1))
                .config(
                        "metadata.log.dir",
                        lab.folder().resolve("disk-of-metadata").toString())));
        source = new TestCluster(starting.join());
    }

    @AfterAll
    static void stopClusters() {
        source.close();
        target.close();
        lab.close();
    }

    @Test
    void shouldWaitAloneAndGoOnWhenTheDiskHasRoomAgain() throws Exception {
        // given
        source.create("disks", 2, Map.of());
        target.create("disks", 2, Map.of());
        Broker broker = target.cluster().broker(1);
        source.write("disks", 0, 2, 1_000_000);
        source.write("disks", 1, 20);
        try (TestMirror mirror = TestMirror.of(source, target, "disks", 2)) {
            mirror.awaitCaughtUp();
            assertThat(disksOf("disks-0")).hasSize(1).doesNotContainAnyElementsOf(disksOf("disks-1"));

            // when
            limitFiles(broker);
            source.write("disks", 0, 8, 1_000_000);

            // then
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(mirror.report(0).trouble())
                            .get()
                            .asString()
                            .contains("full or broken", "restart", "goes on by itself"));
            source.write("disks", 1, 20);
            mirror.awaitCaughtUp(1);
            assertThat(mirror.report(1).trouble()).isEmpty();
            assertThat(mirror.report(0).nextSourceOffset()).isLessThan(10);

            // when: a new process has no limit
            broker.stop();
            broker.start();

            // then
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(mirror.report(0).stop()).isEmpty();
                assertThat(mirror.report(0).nextSourceOffset()).isEqualTo(10);
            });
            mirror.awaitCaughtUp();
        }
        LogComparison comparison = new LogComparison(source, target);
        comparison.compare(new TopicPartition("disks", 0));
        comparison.compare(new TopicPartition("disks", 1));
        assertThat(comparison.differences()).isEmpty();
        assertThat(comparison.records()).isEqualTo(50);
    }

    private static List<Path> disksOf(String partition) {
        return disks.stream()
                .filter(disk -> Files.isDirectory(disk.resolve(partition)))
                .toList();
    }

    private static void limitFiles(Broker broker) throws Exception {
        List<String> command =
                List.of("prlimit", "--pid", Long.toString(broker.processId()), "--fsize=" + FILE_LIMIT_BYTES);
        Process process = new ProcessBuilder(command).inheritIO().start();
        assertThat(process.waitFor()).as("%s", command).isZero();
    }
}
