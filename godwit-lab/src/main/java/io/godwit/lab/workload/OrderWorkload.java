package io.godwit.lab.workload;

import io.godwit.lab.LabException;
import io.godwit.lab.NewTopics;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * The part of the CRM that feeds the pipeline, in one folder: a program {@code orders} with its script and its file, like those of
 * {@link CrmWorkload}. It writes orders and prices in Avro and unreadable orders in JSON, in the wire format of Confluent, with schemas
 * that change from one business day to the next, and keeps a ledger of what was confirmed: per day, to the cent, and every id.
 */
public final class OrderWorkload implements AutoCloseable {
    private final Path home;
    private final CrmProgram program;

    private OrderWorkload(Path home) {
        this.home = home;
        this.program = new CrmProgram(OrderProducers.PROGRAM, home);
    }

    /**
     * Lays the folder out; nothing is started.
     *
     * @param client Kafka client properties of the cluster to begin with
     * @param registry the address of Confluent's API, without {@code /subjects}
     * @param daySeconds how long a business day takes
     */
    public static OrderWorkload in(Path folder, Map<String, String> client, URI registry, long daySeconds) {
        Path home = folder.toAbsolutePath();
        OrderWorkload workload = new OrderWorkload(home);
        try {
            for (String part : List.of("apps", "conf", "run", "log")) {
                Files.createDirectories(home.resolve(part));
            }
        } catch (IOException e) {
            throw new LabException("could not make the workload's folder " + home + ": " + e.getMessage(), e);
        }
        new CrmControl(1, 0, ProcessHandle.current().pid()).write(home);
        Map<String, String> own = new TreeMap<>(client);
        own.put(OrderProducers.REGISTRY_URL, registry.toString());
        own.put(OrderProducers.DAY_SECONDS, Long.toString(daySeconds));
        new ProgramSettings(OrderProducers.PROGRAM, List.of(), ProgramScript.CONFIGURED, home, own)
                .write(workload.program.configurationFile());
        ProgramScript.write(workload.program.script(), home, OrderProducers.PROGRAM);
        return workload;
    }

    /** Creates {@code order}, {@code price} and {@code order-bad}. */
    public static void createTopics(Admin admin, int replicationFactor) {
        NewTopics.create(
                admin,
                Stream.of(CrmTopic.ORDER, CrmTopic.PRICE, CrmTopic.ORDER_BAD)
                        .map(topic -> new NewTopic(topic.topicName(), topic.partitions(), (short) replicationFactor)
                                .configs(topic.configs()))
                        .toList());
    }

    public Path folder() {
        return home;
    }

    public CrmProgram program() {
        return program;
    }

    /** Of orders; at once, also while it runs. A tenth as many prices and a fiftieth as many unreadable orders come on top. */
    public void ordersPerSecond(double rate) {
        new CrmControl(rate, 0, CrmControl.read(home).ownerProcessId()).write(home);
    }

    /** At most a quarter of a second old. */
    public OrderLedger ledger() {
        return OrderProducers.ledgerFile(home).read().orElseGet(() -> OrderLedger.opened(0));
    }

    /** Kills the program if it still runs: whoever wants it to end in order stops it before. */
    @Override
    public void close() {
        if (program.isRunning()) {
            program.kill();
        }
    }
}
