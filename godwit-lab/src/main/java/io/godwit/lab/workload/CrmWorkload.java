package io.godwit.lab.workload;

import io.godwit.lab.LabException;
import io.godwit.lab.NewTopics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * The CRM in one folder: its programs with their scripts, what they know, and the judgement over it.
 *
 * <pre>
 * FOLDER/apps/producers, consumers, reporting   start CLUSTER | stop | kill | health | status
 * FOLDER/apps/settlement                        the same, if the CRM settles its payments
 * FOLDER/control.properties                     the rate, changed at any time
 * FOLDER/producers.json, group-NAME.json        what they wrote and received, over all runs and clusters
 * FOLDER/conf, run, log
 * </pre>
 *
 * The programs end with this JVM.
 */
public final class CrmWorkload implements AutoCloseable {
    private static final double RECORDS_PER_SECOND = 200;

    private final Path home;
    private final CrmProgram producers;
    private final CrmProgram consumers;
    private final CrmProgram reporting;
    private final Optional<CrmProgram> settlement;

    private CrmWorkload(Path home, boolean settles) {
        this.home = home;
        this.producers = new CrmProgram("producers", home);
        this.consumers = new CrmProgram("consumers", home);
        this.reporting = new CrmProgram("reporting", home);
        this.settlement = settles ? Optional.of(new CrmProgram("settlement", home)) : Optional.empty();
    }

    /**
     * Lays the folder out; nothing is started.
     *
     * @param clusters the Kafka client properties of each cluster by the name that {@code start} takes, such as {@code source}
     */
    public static CrmWorkload in(Path folder, Map<String, ? extends Map<String, String>> clusters) {
        return in(folder, clusters, false);
    }

    /** The same with a program that reads, processes and writes in transactions, and a group that checks what it wrote. */
    public static CrmWorkload withSettlement(Path folder, Map<String, ? extends Map<String, String>> clusters) {
        return in(folder, clusters, true);
    }

    private static CrmWorkload in(Path folder, Map<String, ? extends Map<String, String>> clusters, boolean settles) {
        Path home = folder.toAbsolutePath();
        CrmWorkload workload = new CrmWorkload(home, settles);
        try {
            for (String part : List.of("apps", "conf", "run", "log")) {
                Files.createDirectories(home.resolve(part));
            }
        } catch (IOException e) {
            throw new LabException("could not make the workload's folder " + home + ": " + e.getMessage(), e);
        }
        new CrmControl(RECORDS_PER_SECOND, 0, ProcessHandle.current().pid()).write(home);
        workload.add(workload.producers, List.of(), clusters);
        workload.add(workload.consumers, List.of(CrmGroup.BILLING, CrmGroup.WAREHOUSE), clusters);
        workload.add(
                workload.reporting,
                settles ? List.of(CrmGroup.REPORTING, CrmGroup.AUDIT) : List.of(CrmGroup.REPORTING),
                clusters);
        workload.settlement.ifPresent(program -> workload.add(program, List.of(CrmGroup.SETTLEMENT), clusters));
        return workload;
    }

    /** Creates the topics of the CRM, as the company's operators once did on the source. */
    public static void createTopics(Admin admin, int replicationFactor) {
        createTopics(admin, replicationFactor, CrmTopic.written());
    }

    /** The same for a CRM that settles its payments. */
    public static void createTopicsWithSettlement(Admin admin, int replicationFactor) {
        createTopics(admin, replicationFactor, List.of(CrmTopic.values()));
    }

    private static void createTopics(Admin admin, int replicationFactor, List<CrmTopic> wanted) {
        List<NewTopic> topics = wanted.stream()
                .map(topic -> new NewTopic(topic.topicName(), topic.partitions(), (short) replicationFactor)
                        .configs(topic.configs()))
                .toList();
        NewTopics.create(admin, topics);
    }

    public Path folder() {
        return home;
    }

    /** Writes every topic. */
    public CrmProgram producers() {
        return producers;
    }

    /** The groups billing and warehouse. */
    public CrmProgram consumers() {
        return consumers;
    }

    /** The group reporting; left alone, or slowed down, it lags. */
    public CrmProgram reporting() {
        return reporting;
    }

    /** Reads payments and writes settlements, exactly once. */
    public CrmProgram settlement() {
        return settlement.orElseThrow();
    }

    public List<CrmProgram> programs() {
        return Stream.concat(Stream.of(producers, consumers, reporting), settlement.stream())
                .toList();
    }

    /** Gives each program a configuration file of its own that names this cluster, for {@link CrmProgram#start()}. */
    public void configureFor(String cluster) {
        for (CrmProgram program : programs()) {
            ProgramSettings settings =
                    ProgramSettings.read(home.resolve("conf").resolve(program.name() + "-" + cluster + ".properties"));
            new ProgramSettings(program.name(), settings.groups(), ProgramScript.CONFIGURED, home, settings.client())
                    .write(program.configurationFile());
        }
    }

    /** Over all topics; at once, also while the producers run. */
    public void recordsPerSecond(double rate) {
        CrmControl now = CrmControl.read(home);
        new CrmControl(rate, now.reportingRecordsPerSecond(), now.ownerProcessId()).write(home);
    }

    /** Slows the group reporting down; 0 = no limit. */
    public void reportingRecordsPerSecond(double most) {
        CrmControl now = CrmControl.read(home);
        new CrmControl(now.recordsPerSecond(), most, now.ownerProcessId()).write(home);
    }

    public double recordsPerSecond() {
        return CrmControl.read(home).recordsPerSecond();
    }

    /** At most a quarter of a second old. */
    public ProducerLedger ledger() {
        return CrmProducers.ledgerFile(home).read().orElseGet(ProducerLedger::empty);
    }

    /** Empty if the group never ran; at most a quarter of a second old. */
    public Optional<GroupReport> report(CrmGroup group) {
        return CrmConsumers.reportFile(home, group).read();
    }

    /** Of the groups that ever ran. */
    public List<GroupReport> reports() {
        return Arrays.stream(CrmGroup.values())
                .flatMap(group -> report(group).stream())
                .toList();
    }

    /** What was confirmed against what was received, now. */
    public Reconciliation reconcile() {
        return Reconciliation.of(ledger(), reports());
    }

    /** The programs live on when this JVM ends. */
    public void keepRunning() {
        CrmControl now = CrmControl.read(home);
        new CrmControl(now.recordsPerSecond(), now.reportingRecordsPerSecond(), 0).write(home);
    }

    /** Kills what still runs: whoever wants the programs to end in order stops them before. */
    @Override
    public void close() {
        for (CrmProgram program : programs()) {
            if (program.isRunning()) {
                program.kill();
            }
        }
    }

    private void add(CrmProgram program, List<CrmGroup> groups, Map<String, ? extends Map<String, String>> clusters) {
        clusters.forEach((cluster, client) -> new ProgramSettings(program.name(), groups, cluster, home, client)
                .write(home.resolve("conf").resolve(program.name() + "-" + cluster + ".properties")));
        ProgramScript.write(program.script(), home, program.name());
    }
}
