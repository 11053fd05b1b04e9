package io.godwit.cli.demo;

import io.godwit.lab.ClusterSpec;
import io.godwit.lab.KafkaCluster;
import io.godwit.lab.Lab;
import io.godwit.lab.workload.CrmProgram;
import io.godwit.lab.workload.CrmWorkload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;

/** What the demo plays on: two clusters, the CRM, a configuration, and a mirror that runs as a process of its own. */
final class DemoStage implements AutoCloseable {
    /** Moves first, and only reads. */
    static final String READERS_WAVE = "reports";
    /** Moves the topics. */
    static final String CRM_WAVE = "crm";

    private final Lab lab;
    private final Narration narration;
    private @Nullable KafkaCluster source;
    private @Nullable KafkaCluster target;
    private @Nullable CrmWorkload crm;
    private @Nullable MirrorProcess mirror;

    DemoStage(Lab lab, Narration narration) {
        this.lab = lab;
        this.narration = narration;
    }

    void startClusters() {
        CompletableFuture<KafkaCluster> target = CompletableFuture.supplyAsync(
                () -> lab.start(ClusterSpec.kafka43().config("auto.create.topics.enable", "false")));
        this.source = lab.start(ClusterSpec.kafka28WithZooKeeper());
        try {
            this.target = target.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    void startCrm(double recordsPerSecond) {
        CrmWorkload crm = CrmWorkload.withSettlement(
                lab.folder().resolve("crm"),
                Map.of("source", source().clientProperties(), "target", target().clientProperties()));
        this.crm = crm;
        try (Admin admin = source().openAdmin()) {
            CrmWorkload.createTopicsWithSettlement(admin, 1);
        }
        crm.recordsPerSecond(recordsPerSecond);
        crm.configureFor("source");
        crm.programs().forEach(CrmProgram::start);
    }

    /** Writes the configuration that an operator would have written by hand. */
    void writeConfiguration() throws IOException {
        Files.writeString(
                configuration(),
                """
                name: demo
                source:
                  bootstrapServers: %s
                target:
                  bootstrapServers: %s
                topics:
                  include: ['.*']
                mirror:
                  refreshInterval: 2s
                applications:
                  - name: reporting
                    groups: [reporting, audit]
                %s  - name: consumers
                    groups: [billing, warehouse]
                %s  - name: settlement
                    groups: [settlement]
                    produces: [settlement]
                    transactionalIds: [crm-settlement]
                %s  - name: producers
                    produces: [order, price, order-bad, customer, invoice, web-event, payment]
                %swaves:
                  - name: %s
                    applications: [reporting]
                  - name: %s
                    applications: [consumers, settlement, producers]
                """
                        .formatted(
                                source().bootstrapServers(),
                                target().bootstrapServers(),
                                commands(crm().reporting()),
                                commands(crm().consumers()),
                                commands(crm().settlement()),
                                commands(crm().producers()),
                                READERS_WAVE,
                                CRM_WAVE));
    }

    /** Which cluster is theirs is told to the programs by their files; Godwit rewrites them between stop and start. */
    private static String commands(CrmProgram program) {
        return """
                    files: ['%1$s']
                    stop: '%2$s stop'
                    start: '%2$s start'
                    health: '%2$s health'
                """
                .formatted(program.configurationFile(), program.script())
                .indent(0);
    }

    void startMirror() {
        mirror = MirrorProcess.start(configuration(), lab.folder().resolve("mirror.log"));
    }

    void stopMirror() {
        MirrorProcess running = mirror;
        if (running != null) {
            running.close();
        }
        mirror = null;
    }

    OwnCommands commands() {
        return new OwnCommands(configuration());
    }

    Path configuration() {
        return lab.folder().resolve("migration.yaml");
    }

    Path folder() {
        return lab.folder();
    }

    CrmWorkload crm() {
        return started(crm);
    }

    KafkaCluster source() {
        return started(source);
    }

    KafkaCluster target() {
        return started(target);
    }

    private static <T> T started(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("not started yet");
        }
        return part;
    }

    List<String> whatToPlayWith() {
        return List.of(
                "source (2.8.2)  " + source().bootstrapServers(),
                "target (4.3.1)  " + target().bootstrapServers(),
                "configuration   " + configuration() + "   for example: ./godwit status -f " + configuration(),
                "CRM             " + crm().folder().resolve("apps")
                        + "   for example: producers status, producers stop");
    }

    /** Everything ends, also after a failure in the middle. */
    @Override
    public void close() {
        narration.say("");
        if (crm != null) {
            crm.close();
        }
        stopMirror();
    }
}
