package io.godwit.cli.cutover;

import io.godwit.cli.cutover.Commands.Outcome;
import io.godwit.lab.ClusterSpec;
import io.godwit.lab.KafkaCluster;
import io.godwit.lab.Lab;
import io.godwit.lab.workload.CrmWorkload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;

/** The CRM on 2.8.2, an empty 4.3, a configuration, and Godwit's own commands as processes or in this one. */
final class CutoverStand implements AutoCloseable {
    final Lab lab = Lab.inTemporaryFolder();
    final KafkaCluster source;
    final KafkaCluster target;
    final CrmWorkload crm;
    private final Commands commands = new Commands(lab.folder());

    CutoverStand() {
        CompletableFuture<KafkaCluster> newer = CompletableFuture.supplyAsync(
                () -> lab.start(ClusterSpec.kafka43().config("auto.create.topics.enable", "false")));
        source = lab.start(ClusterSpec.kafka28WithZooKeeper());
        target = newer.join();
        crm = CrmWorkload.in(
                lab.folder().resolve("crm"),
                Map.of("source", source.clientProperties(), "target", target.clientProperties()));
        try (Admin admin = source.openAdmin()) {
            CrmWorkload.createTopics(admin, 1);
        }
    }

    Path configuration(String file, String cutover) {
        return configuration(file, "refreshInterval: 2s", cutover);
    }

    Path configuration(String file, String mirror, String cutover) {
        try {
            return Files.writeString(
                    lab.folder().resolve(file),
                    """
                    name: move
                    source: {bootstrapServers: '%s'}
                    target: {bootstrapServers: '%s'}
                    mirror: {%s}
                    cutover: {%s}
                    applications:
                    %s%s%s"""
                            .formatted(
                                    source.bootstrapServers(),
                                    target.bootstrapServers(),
                                    mirror,
                                    cutover,
                                    application("consumers", "groups: [billing, warehouse]"),
                                    application("reporting", "groups: [reporting]"),
                                    application(
                                            "producers",
                                            "produces: [order, price, order-bad, customer, invoice, web-event, payment]")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String application(String name, String what) {
        Path script = crm.folder().resolve("apps").resolve(name);
        return """
                - name: %2$s
                  %3$s
                  stop: '%1$s stop'
                  start: '%1$s start target'
                  startOnSource: '%1$s start source'
                  health: '%1$s health'
              """
                .formatted(script, name, what);
    }

    /** Runs a command in this process. */
    Outcome run(Path configuration, String... command) {
        return commands.run(configuration, command);
    }

    /** Starts a command as a process of its own, with all that it says in a file. */
    Process fork(Path configuration, Path log, String... command) {
        return commands.fork(configuration, log, command);
    }

    @Override
    public void close() {
        crm.close();
        commands.close();
        lab.close();
    }
}
