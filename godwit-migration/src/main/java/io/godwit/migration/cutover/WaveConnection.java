package io.godwit.migration.cutover;

import io.godwit.core.config.Application;
import io.godwit.core.config.Migration;
import io.godwit.core.config.VerifyConfig;
import io.godwit.core.config.Wave;
import io.godwit.core.connect.Connector;
import io.godwit.core.connect.ConnectorRewrite;
import io.godwit.core.cutover.ConnectorsGate;
import io.godwit.core.cutover.CutoverStore;
import io.godwit.core.cutover.Fence;
import io.godwit.core.cutover.FenceRules;
import io.godwit.core.cutover.Fences;
import io.godwit.core.cutover.FilesOutlook;
import io.godwit.core.cutover.Gate;
import io.godwit.core.cutover.Readiness;
import io.godwit.core.cutover.WaveAccess;
import io.godwit.core.cutover.WavePlan;
import io.godwit.core.error.GodwitException;
import io.godwit.core.finding.Finding;
import io.godwit.core.journal.Journal;
import io.godwit.core.journal.Lease;
import io.godwit.core.journal.LeaseHolder;
import io.godwit.core.proof.ProofStore;
import io.godwit.core.security.SecurityPart;
import io.godwit.kafka.connection.ClusterConnection;
import io.godwit.kafka.groups.KafkaConsumerGroups;
import io.godwit.kafka.journal.KafkaJournal;
import io.godwit.kafka.journal.KafkaLeases;
import io.godwit.kafka.security.ClusterSecurityReader;
import io.godwit.kafka.security.KafkaFenceRules;
import io.godwit.kafka.topics.KafkaTopicChanger;
import io.godwit.kafka.writers.KafkaPartitionLogs;
import io.godwit.kafka.writers.KafkaTargetHealth;
import io.godwit.migration.connect.ExamineConnectors;
import io.godwit.migration.connect.LiveKafkaFacts;
import io.godwit.migration.plan.ClusterPair;
import io.godwit.migration.plan.DeferredConfigs;
import io.godwit.migration.registry.RegistryReadiness;
import io.godwit.migration.repoint.Repoint;
import io.godwit.migration.repoint.SourceListeners;
import io.godwit.migration.repoint.WaveFiles;
import io.godwit.migration.verify.VerifierFactory;
import io.godwit.migration.verify.VerifyMeter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** One wave on real clusters: connects everything that its cutover needs. */
public final class WaveConnection implements AutoCloseable {
    /** The tail is short and waited for: most of the time goes into requests and into waiting for the mirror. */
    private static final int TAIL_PARALLELISM = 16;

    private final Migration migration;
    private final Path folder;
    private final Narrator narrator;
    private final LeaseHolder self;
    private final Supplier<List<Finding>> doctor;
    private final ClusterConnection source;
    private final ClusterConnection target;
    private final Journal journal;
    private final WaveScope scope;
    private final SourceListeners listeners;

    private WaveConnection(
            Migration migration,
            Path folder,
            Narrator narrator,
            LeaseHolder self,
            Supplier<List<Finding>> doctor,
            ClusterConnection source,
            ClusterConnection target,
            Wave wave) {
        this.migration = migration;
        this.folder = folder;
        this.narrator = narrator;
        this.self = self;
        this.doctor = doctor;
        this.source = source;
        this.target = target;
        this.journal = KafkaJournal.open(migration);
        this.scope = scope(wave);
        this.listeners = SourceListeners.ofBrokers(source.timeouts()).once();
    }

    /**
     * @param folder that of the configuration, where relative files of applications begin
     * @param wave its name; empty = the only one
     * @param self who acts, should something be changed
     * @param doctor the doctor's findings, asked for when a check needs them
     */
    public static WaveConnection open(
            Migration migration,
            Path folder,
            Optional<String> wave,
            LeaseHolder self,
            Supplier<List<Finding>> doctor,
            Narrator narrator) {
        Wave chosen = Waves.choose(migration, wave);
        ClusterConnection source = ClusterConnection.open(migration.source());
        try {
            ClusterConnection target = ClusterConnection.open(migration.target());
            try {
                return new WaveConnection(migration, folder, narrator, self, doctor, source, target, chosen);
            } catch (RuntimeException e) {
                target.close();
                throw e;
            }
        } catch (RuntimeException e) {
            source.close();
            throw e;
        }
    }

    private WaveScope scope(Wave wave) {
        WaveScope.Side from = new WaveScope.Side(new KafkaConsumerGroups(source), new KafkaPartitionLogs(source));
        WaveScope.Side to = new WaveScope.Side(new KafkaConsumerGroups(target), new KafkaPartitionLogs(target));
        SortedSet<String> copied = copied(from);
        WavePlan plan = WavePlan.of(migration, wave, copied, groups(from, copied));
        return new WaveScope(migration, plan, copied, from, to, Waiting.system());
    }

    private SortedSet<String> copied(WaveScope.Side from) {
        SortedSet<String> selected = new TreeSet<>(from.logs().topics());
        selected.removeIf(topic -> !migration.topics().selects(topic));
        return selected;
    }

    /** Selected groups that committed in copied topics. A group that an application names is in any case. */
    private SortedSet<String> groups(WaveScope.Side from, SortedSet<String> copied) {
        SortedSet<String> named = new TreeSet<>();
        migration.applications().forEach(application -> named.addAll(application.groups()));
        SortedSet<String> groups = new TreeSet<>(named);
        for (String group : from.groups().names()) {
            boolean reads = migration.groups().selects(group)
                    && !named.contains(group)
                    && from.groups().committed(group).stream()
                            .anyMatch(position ->
                                    copied.contains(position.partition().topic()));
            if (reads) {
                groups.add(group);
            }
        }
        return groups;
    }

    public WavePlan plan() {
        return scope.plan();
    }

    /** Judges all conditions. Changes nothing. */
    public List<Gate> gates() {
        return gates(journal);
    }

    private List<Gate> gates(Journal from) {
        TailProof tail = tail(from);
        ExactTranslator translator = new ExactTranslator(scope, tail, narrator);
        CutoverStore store = store(from);
        List<Gate> gates = new ArrayList<>(Readiness.gates(
                migration,
                scope.plan(),
                new FactsCollector(
                                scope,
                                from,
                                store,
                                translator,
                                new ReverseReadiness(scope, tail),
                                new KafkaTargetHealth(target)::look,
                                doctor,
                                () -> access(from))
                        .collect()));
        RegistryReadiness.gate(migration, scope.plan().topics()).ifPresent(gates::add);
        gates.add(LiveFence.look(scope, rules()).gate(store.fence()));
        gates.add(connectors(store, new ProofStore(from)));
        gates.add(FilesOutlook.gate(new FilesOutlooks(migration, scope.plan(), files(), folder).look()));
        return gates;
    }

    /** Rules and users as they are now, without what fences have put there. */
    private WaveAccess access(Journal from) {
        Set<SecurityPart> parts = EnumSet.of(SecurityPart.ACLS, SecurityPart.USERS);
        return WaveAccess.of(
                migration,
                scope.plan(),
                Fences.without(ClusterSecurityReader.read(source, parts), from),
                ClusterSecurityReader.read(target, parts),
                ClusterPair.operator(migration));
    }

    /** Asks Connect only if the wave has connectors. */
    private Gate connectors(CutoverStore store, ProofStore proofs) {
        List<Application> members = Stream.concat(scope.plan().consumers().stream(), scope.plan().producers().stream())
                .filter(Application::isOnConnect)
                .toList();
        int count = members.stream()
                .mapToInt(application -> application.connectors().size())
                .sum();
        if (members.isEmpty()) {
            return ConnectorsGate.of(0, List.of());
        }
        try {
            return ConnectorsGate.of(
                    count,
                    new ExamineConnectors(
                                    migration,
                                    new LiveKafkaFacts(source, target, proofs),
                                    repoint().rewriter(),
                                    store::connectorsRanOn)
                            .of(members));
        } catch (GodwitException e) {
            return ConnectorsGate.unknown(count, e);
        }
    }

    private ConnectorRewrite rewritten(Connector connector) {
        return ConnectorRewrite.of(connector, repoint().rewriter(), migration.repoint());
    }

    private FenceRules rules() {
        return new KafkaFenceRules(source);
    }

    private Repoint repoint() {
        return new Repoint(migration, listeners, scope.waiting().clock(), narrator::say);
    }

    private WaveFiles files() {
        return new WaveFiles(
                repoint(), folder, scope.plan().wave(), scope.waiting().clock());
    }

    /** Where the wave stands. Changes nothing. */
    public CutoverReport report() throws InterruptedException {
        return new Reporter(scope, store(journal), journal).report();
    }

    /**
     * The exact account of what was written to the source after the switch. Reads all that is there since. Changes nothing.
     *
     * @throws io.godwit.core.error.GodwitException if the wave has not switched
     */
    public StragglersReport stragglers() {
        try (StragglerLogs logs = new StragglerLogs(scope, source, target)) {
            return logs.report(store(journal), journal);
        }
    }

    /** Appends it to the target, as far as it is not there yet; returns the account afterwards. */
    public StragglersReport copyStragglers(Lease lease) throws InterruptedException {
        try (StragglerLogs logs = new StragglerLogs(scope, source, target)) {
            KafkaLeases leases = new KafkaLeases(migration, self);
            logs.copy(
                            store(lease.journal()),
                            lease,
                            self.actor(),
                            () -> leases.holder(Lease.Role.MIRROR).isPresent(),
                            narrator)
                    .run();
            return logs.report(store(lease.journal()), lease.journal());
        }
    }

    /** The lease that a real run needs. */
    public Lease acquire() {
        return new KafkaLeases(migration, self).acquire(Lease.Role.OPERATOR);
    }

    /** The cutover, ready to act under that lease. */
    public Cutover cutover(Lease lease) {
        CutoverStore store = store(lease.journal());
        return cutover(
                lease,
                new ConnectApplications(
                        migration,
                        scope.waiting(),
                        new LiveApplications(scope, new ProcessShell(), store, narrator),
                        store,
                        this::rewritten,
                        narrator));
    }

    /** The same with applications that are stopped and started in another way than by their commands. */
    public Cutover cutover(Lease lease, ApplicationActions applications) {
        Journal fenced = lease.journal();
        CutoverStore store = store(fenced);
        TailProof tail = tail(fenced);
        SwitchConfigs configs = new HeldConfigs(new DeferredConfigs(
                KafkaTopicChanger.changing(target),
                lease,
                self.actor(),
                scope.waiting().clock()));
        return new Cutover(
                scope,
                new Cutover.Actions(
                        applications,
                        new LiveGroups(
                                scope,
                                new ExactTranslator(scope, tail, narrator),
                                new CarrierPause(fenced, scope.waiting()),
                                narrator),
                        new LiveWrites(scope, tail, configs, fenced, narrator),
                        new LiveReverse(scope, tail, fenced, narrator),
                        new LiveFence(scope, rules(), store, narrator),
                        new LiveFiles(files(), store, self.host(), narrator)),
                store,
                lease,
                narrator,
                () -> gates(fenced));
    }

    /**
     * Takes down what the switch left standing on the source to keep writers off.
     *
     * @return what stood there; empty if nothing did
     */
    public Optional<String> lowerFence(Lease lease) throws InterruptedException {
        CutoverStore store = store(lease.journal());
        Fence fence = store.fence();
        if (!fence.isStanding()) {
            return Optional.empty();
        }
        new LiveFence(scope, rules(), store, narrator).lower();
        return Optional.of(fence.words());
    }

    /** The same cutover with another executor: it says each step and does none. */
    public Cutover dryRun() {
        OverlayJournal overlay = new OverlayJournal(journal);
        TailProof tail = tail(overlay);
        Described described = new Described(
                scope,
                new ExactTranslator(scope, tail, narrator),
                new LiveReverse(scope, tail, overlay, narrator),
                () -> LiveFence.look(scope, rules()),
                files()::look,
                narrator);
        return new Cutover(
                scope,
                new Cutover.Actions(described, described, described, described, described, described),
                store(overlay),
                overlay,
                narrator,
                () -> gates(overlay));
    }

    private CutoverStore store(Journal in) {
        return new CutoverStore(
                in, scope.plan().wave(), self.actor(), scope.waiting().clock());
    }

    private TailProof tail(Journal in) {
        ProofBuffer buffer = new ProofBuffer(in);
        VerifyConfig configured = migration.verify();
        VerifyConfig hurried = new VerifyConfig(
                configured.maxMemoryBytes(), Math.max(configured.parallelism(), TAIL_PARALLELISM), configured.maxAge());
        VerifierFactory factory = new VerifierFactory(
                source, target, new ProofStore(buffer), hurried, scope.waiting().clock());
        return new VerifierTail(() -> factory.verifier(scope.copied(), new VerifyMeter()), buffer);
    }

    @Override
    public void close() {
        journal.close();
        target.close();
        source.close();
    }
}
