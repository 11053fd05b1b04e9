package io.godwit.cli.cutover;

import io.godwit.lab.ClusterSpec;
import io.godwit.lab.KafkaCluster;
import io.godwit.lab.Lab;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/** Two clusters of 3.9, three topics of one partition in two waves, and Godwit's own commands as processes or in this one. */
final class WavesStand implements AutoCloseable {
    final Lab lab = Lab.inTemporaryFolder();
    final PlainTopics source;
    final PlainTopics target;
    private final Commands commands = new Commands(lab.folder());

    WavesStand() {
        CompletableFuture<KafkaCluster> other = CompletableFuture.supplyAsync(
                () -> lab.start(ClusterSpec.kafka39().config("auto.create.topics.enable", "false")));
        source = new PlainTopics(lab.start(ClusterSpec.kafka39()));
        target = new PlainTopics(other.join());
        source.create("quiet", "busy", "other");
    }

    Path configuration(String file, String reverse) {
        try {
            return Files.writeString(
                    lab.folder().resolve(file),
                    """
                    name: waves
                    source: {bootstrapServers: '%s'}
                    target: {bootstrapServers: '%s'}
                    mirror: {refreshInterval: 1s}
                    cutover: {quietWindow: 1s, maxLag: 60s, maxWritePause: 120s, reverse: %s, minFreeDisk: 0%%, maxProduceLatency: 30s}
                    applications:
                      - {name: one, produces: [quiet, busy], stop: 'true', start: 'true', startOnSource: 'true'}
                      - {name: two, produces: [other], stop: 'true', start: 'true', startOnSource: 'true'}
                    waves:
                      - {name: first, applications: [one]}
                      - {name: second, applications: [two]}
                    """
                            .formatted(source.bootstrapServers(), target.bootstrapServers(), reverse));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a command in this process. */
    Commands.Outcome run(Path configuration, String... command) {
        return commands.run(configuration, command);
    }

    /** Starts a command as a process of its own, with all that it says in a file. */
    Process fork(Path configuration, Path log, String... command) {
        return commands.fork(configuration, log, command);
    }

    @Override
    public void close() {
        commands.close();
        lab.close();
    }
}
