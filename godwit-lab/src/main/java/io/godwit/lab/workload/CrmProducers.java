package io.godwit.lab.workload;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The producing program: one thread and one producer for each topic, and the ledger over all of them. */
final class CrmProducers implements CrmRole {
    private final StateFile<ProducerLedger> file;
    private final ProducerLedger before;
    private final ProgramSettings settings;
    private final String clusterId;
    private final long startedAtMs = System.currentTimeMillis();
    private volatile CrmControl control;
    private final Map<CrmTopic, TopicLedger> ledgers = new EnumMap<>(CrmTopic.class);
    private final List<TopicWriter> writers = new ArrayList<>();

    CrmProducers(ProgramSettings settings, String clusterId, CrmControl control) {
        this.file = ledgerFile(settings.home());
        this.before = file.read().orElseGet(ProducerLedger::empty);
        this.settings = settings;
        this.clusterId = clusterId;
        this.control = control;
    }

    static StateFile<ProducerLedger> ledgerFile(Path home) {
        return new StateFile<>(home.resolve("producers.json"), ProducerLedger.class);
    }

    @Override
    public void start() {
        for (CrmTopic topic : CrmTopic.written()) {
            TopicLedger ledger = new TopicLedger(before.lanes().getOrDefault(topic.topicName(), Map.of()));
            ledgers.put(topic, ledger);
            String lanePrefix = "run-" + run() + "/";
            writers.add(
                    new TopicWriter(topic, lanePrefix, ledger, settings.client(), () -> control.recordsPerSecond()));
        }
        save(false);
        writers.forEach(TopicWriter::start);
    }

    @Override
    public void tick(CrmControl latest) {
        control = latest;
        save(false);
    }

    @Override
    public boolean isWorking() {
        return CrmTopic.written().stream().allMatch(topic -> session(topic).count() > 0);
    }

    @Override
    public void close() {
        writers.forEach(TopicWriter::requestStop);
        writers.forEach(TopicWriter::close);
        save(true);
    }

    private void save(boolean clean) {
        Map<String, ProducerSession.Acknowledgements> topics = new TreeMap<>();
        Map<String, Map<String, LaneLedger>> lanes = new TreeMap<>();
        ledgers.forEach((topic, ledger) -> {
            topics.put(topic.topicName(), ledger.session());
            lanes.put(topic.topicName(), ledger.lanes());
        });
        List<ProducerSession> sessions = new ArrayList<>(before.sessions());
        sessions.add(new ProducerSession(settings.cluster(), clusterId, startedAtMs, topics));
        file.write(new ProducerLedger(run(), clean, sessions, lanes));
    }

    private int run() {
        return before.clean() ? before.run() : before.run() + 1;
    }

    private ProducerSession.Acknowledgements session(CrmTopic topic) {
        TopicLedger ledger = ledgers.get(topic);
        return ledger == null ? ProducerSession.Acknowledgements.NONE : ledger.session();
    }
}
