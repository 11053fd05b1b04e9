package io.godwit.systemtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.godwit.lab.KafkaCluster;
import io.godwit.lab.Lab;
import io.godwit.lab.Listener;
import io.godwit.lab.workload.CrmProgram;
import io.godwit.lab.workload.CrmWorkload;
import io.godwit.lab.workload.Reconciliation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;

/** A company with two clusters and a CRM, and an operator who has only the command line. */
final class MigrationStory implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final KafkaCluster source;
    private final KafkaCluster target;
    private final CrmWorkload crm;
    private final PackagedGodwit godwit;

    MigrationStory(
            Lab lab, KafkaCluster source, KafkaCluster target, Listener sourceListener, Listener targetListener) {
        this.folder = lab.folder();
        this.source = source;
        this.target = target;
        SortedMap<String, String> sourceClient = source.clientProperties(sourceListener);
        SortedMap<String, String> targetClient = target.clientProperties(targetListener);
        this.crm = CrmWorkload.in(folder.resolve("crm"), Map.of("source", sourceClient, "target", targetClient));
        this.godwit = new PackagedGodwit(folder);
        writeProperties("source.properties", sourceClient);
        writeProperties("target.properties", targetClient);
        writeConfiguration();
    }

    private void writeProperties(String file, SortedMap<String, String> properties) {
        write(
                file,
                properties.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue().replace("\\", "\\\\") + "\n")
                        .collect(Collectors.joining()));
    }

    private void writeConfiguration() {
        write(
                "migration.yaml",
                """
                name: story
                source:
                  propertiesFile: source.properties
                target:
                  propertiesFile: target.properties
                mirror:
                  refreshInterval: 2s
                applications:
                  - name: consumers
                    groups: [billing, warehouse]
                %s  - name: reporting
                    groups: [reporting]
                %s  - name: producers
                    produces: [order, price, order-bad, customer, invoice, web-event, payment]
                %s"""
                        .formatted(commands(crm.consumers()), commands(crm.reporting()), commands(crm.producers())));
    }

    private static String commands(CrmProgram program) {
        return """
                    stop: '%1$s stop'
                    start: '%1$s start target'
                    startOnSource: '%1$s start source'
                    health: '%1$s health'
                """
                .formatted(program.script())
                .indent(0);
    }

    private void write(String file, String text) {
        try {
            Files.writeString(folder.resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the commands run. */
    Path folder() {
        return folder;
    }

    PackagedGodwit godwit() {
        return godwit;
    }

    CrmWorkload crm() {
        return crm;
    }

    KafkaCluster source() {
        return source;
    }

    KafkaCluster target() {
        return target;
    }

    /** The business begins: topics, programs, and a first backlog. */
    void startBusiness(double recordsPerSecond, long backlog) {
        try (Admin admin = source.openAdmin()) {
            CrmWorkload.createTopics(admin, 1);
        }
        crm.recordsPerSecond(recordsPerSecond);
        crm.programs().forEach(program -> program.start("source"));
        awaitAcknowledged(backlog);
    }

    /** Waits until the producers have had that many records confirmed since their beginning. */
    void awaitAcknowledged(long records) {
        await().atMost(PATIENCE).until(() -> crm.ledger().acknowledged() >= records);
    }

    void awaitInSync() {
        await("the mirror to catch up")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> json("status").path("state").asText().equals("IN_SYNC"));
    }

    /** A command's document. */
    JsonNode json(String... command) {
        return document(godwit.run(withJson(command)).expect(0));
    }

    static JsonNode document(PackagedGodwit.Result result) {
        try {
            return JSON.readTree(result.out());
        } catch (IOException e) {
            throw new UncheckedIOException(result.out(), e);
        }
    }

    static String[] withJson(String... command) {
        String[] all = java.util.Arrays.copyOf(command, command.length + 2);
        all[command.length] = "-o";
        all[command.length + 1] = "json";
        return all;
    }

    /** The business ends, and its own books are compared: everything confirmed was received once and in order. */
    Reconciliation closeTheBooks() {
        crm.producers().stop();
        await("the consumers to read everything")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(crm.reconcile().lost()).isZero());
        crm.consumers().stop();
        crm.reporting().stop();
        return crm.reconcile();
    }

    @Override
    public void close() {
        crm.close();
    }
}
