package io.godwit.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LabIT {
    static List<ClusterSpec> eachKind() {
        return List.of(
                ClusterSpec.kafka28WithZooKeeper(),
                ClusterSpec.kafka39WithZooKeeper(),
                ClusterSpec.kafka39(),
                ClusterSpec.kafka43().brokers(3));
    }

    @ParameterizedTest
    @MethodSource("eachKind")
    void shouldProduceAndConsumeWithEachKindOfCluster(ClusterSpec spec) throws Exception {
        List<Long> processes;
        try (Lab lab = Lab.inTemporaryFolder()) {
            KafkaCluster cluster = lab.start(spec);
            processes = lab.processIds();

            new RoundTrip(cluster.clientProperties()).succeeds();

            System.out.printf(
                    "%s: %d MB resident%n",
                    spec.label(), lab.residentMegabytes().orElse(0));
        }
        assertThat(processes).isNotEmpty().noneMatch(id -> ProcessHandle.of(id).isPresent());
    }

    @Test
    void shouldLiveOnUntilTheScriptEndsItWhenKept(@TempDir Path folder) throws Exception {
        KafkaCluster cluster;
        List<Long> processes;
        Path script;
        try (Lab lab = Lab.in(folder)) {
            cluster = lab.start(ClusterSpec.kafka39WithZooKeeper());
            processes = lab.processIds();
            script = lab.keepRunning();
        }
        new RoundTrip(cluster.clientProperties()).succeeds();

        int exitCode = new ProcessBuilder(script.toString()).inheritIO().start().waitFor();

        assertThat(exitCode).isZero();
        assertThat(processes).hasSize(2);
        // They have ended, but are listed until this JVM, whose children they are, has taken note of it.
        await().atMost(Duration.ofSeconds(20)).until(() -> processes.stream()
                .noneMatch(id -> ProcessHandle.of(id).isPresent()));
    }

    @Test
    void shouldQuoteTheLogAndLeaveNothingWhenABrokerDoesNotStart(@TempDir Path folder) {
        try (Lab lab = Lab.in(folder)) {
            ClusterSpec spec = ClusterSpec.kafka28WithZooKeeper().config("num.io.threads", "many");

            assertThatThrownBy(() -> lab.start(spec))
                    .isInstanceOf(LabException.class)
                    .hasMessageContaining("broker 1 ended with exit code 1")
                    .hasMessageContaining("num.io.threads");
            assertThat(ProcessHandle.current()
                            .descendants()
                            .filter(ProcessHandle::isAlive)
                            .toList())
                    .noneMatch(
                            process -> process.info().commandLine().orElse("").contains(folder.toString()));
        }
    }
}
