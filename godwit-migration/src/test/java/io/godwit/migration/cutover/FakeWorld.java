package io.godwit.migration.cutover;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.core.config.AccessMode;
import io.godwit.core.config.Application;
import io.godwit.core.config.ApplicationCommands;
import io.godwit.core.config.CutoverConfig;
import io.godwit.core.config.FenceMode;
import io.godwit.core.config.KafkaUse;
import io.godwit.core.config.Migration;
import io.godwit.core.config.MirrorConfig;
import io.godwit.core.config.ReverseMode;
import io.godwit.core.config.TestMigrations;
import io.godwit.core.config.Wave;
import io.godwit.core.cutover.CutoverStore;
import io.godwit.core.cutover.Direction;
import io.godwit.core.cutover.Gate;
import io.godwit.core.cutover.PartitionTranslation;
import io.godwit.core.cutover.WavePlan;
import io.godwit.core.error.CutoverError;
import io.godwit.core.error.GodwitException;
import io.godwit.core.journal.InMemoryJournal;
import io.godwit.core.journal.InMemoryLeases;
import io.godwit.core.journal.Journal;
import io.godwit.core.journal.JournalEvent;
import io.godwit.core.journal.Lease;
import io.godwit.core.json.Json;
import io.godwit.core.model.ClusterSide;
import io.godwit.core.model.PartitionId;
import io.godwit.core.proof.LogBounds;
import io.godwit.core.proof.OffsetMap;
import io.godwit.core.reverse.CopyDirection;
import io.godwit.core.reverse.CopyDirections;
import io.godwit.core.reverse.CopyReport;
import io.godwit.core.status.MirrorSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Two clusters, a mirror that shifts each offset by {@value #SHIFT}, or keeps it and can turn round, and three applications: {@code billing} reads,
 * {@code bridge} reads and writes, {@code crm} writes. Time passes only while somebody waits; in each quarter of a second
 * who runs writes one record.
 */
final class FakeWorld implements Shell, TailProof, SwitchConfigs, Waiting {
    static final long SHIFT = 7;
    static final PartitionId ORDERS_0 = new PartitionId("orders", 0);
    static final PartitionId ORDERS_1 = new PartitionId("orders", 1);
    static final PartitionId PRICES_0 = new PartitionId("prices", 0);

    private static final List<Wave> ALL = List.of(new Wave("all", List.of("billing", "bridge", "crm")));

    final Fuse fuse = new Fuse();
    final FakeCluster source = new FakeCluster(fuse);
    final FakeCluster target = new FakeCluster(fuse);
    final FakeRules rules = new FakeRules(fuse);
    final FakeFiles files = new FakeFiles(fuse);
    final InMemoryJournal memory = new InMemoryJournal();
    final InMemoryLeases leases = new InMemoryLeases(new FusedJournal());
    final Map<String, ClusterSide> running = new TreeMap<>();
    final SortedMap<PartitionId, Long> provenTo = new TreeMap<>();
    final List<String> failing = new ArrayList<>();
    final List<String> commands = new ArrayList<>();
    final List<String> said = new ArrayList<>();
    List<Gate> gates = List.of();
    final long shift;
    private final String engine;
    ReverseMode reverse = ReverseMode.PREFERRED;
    FenceMode fence = FenceMode.STOP;
    final List<String> deaf = new ArrayList<>();
    boolean mirrorStands;
    boolean mirrorIsDeaf;
    boolean configsHeld = true;
    boolean silentStart;
    Optional<PartitionId> straggler = Optional.empty();
    Optional<PartitionId> stragglerOnTarget = Optional.empty();
    /** What each application writes to, and the waves; by default all write orders, in one wave. */
    private final SortedMap<String, PartitionId> writes;

    private final List<Wave> waves;
    private SortedMap<String, CopyDirection> turned = new TreeMap<>();
    private final Map<String, Runnable> reactions = new TreeMap<>();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    FakeWorld() {
        this(SHIFT, MirrorConfig.MIRROR_MAKER_2, ORDERS_0, ALL);
    }

    /** One whose mirror keeps offsets and can turn round. */
    static FakeWorld reversible() {
        return new FakeWorld(0, MirrorConfig.BATCH, ORDERS_0, ALL);
    }

    /** The same in three waves: crm writes prices, bridge writes orders, and billing reads both. */
    static FakeWorld inWaves() {
        FakeWorld world = new FakeWorld(
                0,
                MirrorConfig.BATCH,
                PRICES_0,
                List.of(
                        new Wave("first", List.of("crm")),
                        new Wave("second", List.of("bridge")),
                        new Wave("third", List.of("billing"))));
        world.source.commit("billing", PRICES_0, 70, "");
        return world;
    }

    private FakeWorld(long shift, String engine, PartitionId ofCrm, List<Wave> waves) {
        this.writes = new TreeMap<>(Map.of("bridge", ORDERS_0, "crm", ofCrm));
        this.waves = waves;
        this.shift = shift;
        this.engine = engine;
        tellMirror();
        for (PartitionId partition : List.of(ORDERS_0, ORDERS_1, PRICES_0)) {
            source.ends.put(partition, 100L);
            target.ends.put(partition, 100L + shift);
        }
        for (String application : List.of("billing", "bridge", "crm")) {
            runOn(application, ClusterSide.SOURCE);
        }
        source.commit("billing", ORDERS_0, 90, "kept");
        source.commit("billing", ORDERS_1, 12, "");
        source.commit("bridge", PRICES_0, 55, "");
        source.commit("idle", ORDERS_0, 3, "note");
    }

    static Application application(String name, List<String> groups, List<String> produces) {
        return new Application(
                name,
                Optional.empty(),
                new KafkaUse(groups, List.of(), produces, List.of(), List.of(), List.of("User:" + name)),
                new ApplicationCommands(
                        Optional.of("stop " + name),
                        Optional.of("start " + name),
                        Optional.of("startOnSource " + name),
                        Optional.of("health " + name)),
                List.of(name + ".properties"));
    }

    Migration migration() {
        Migration plain = TestMigrations.between("crm", "old:9092", "new:9092");
        return new Migration(
                "crm",
                plain.source(),
                plain.target(),
                plain.topics(),
                plain.groups(),
                plain.policies(),
                new MirrorConfig(
                        engine,
                        1,
                        plain.mirror().throttleBytesPerSecond(),
                        plain.mirror().refreshInterval(),
                        Optional.empty(),
                        plain.mirror().offsets()),
                plain.verify(),
                new CutoverConfig(
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(20),
                        Duration.ofHours(24),
                        reverse,
                        fence,
                        15,
                        Duration.ofMillis(500),
                        AccessMode.REQUIRED),
                List.of(
                        application("billing", List.of("billing"), List.of()),
                        application("bridge", List.of("bridge"), List.of("orders")),
                        application(
                                "crm", List.of(), waves.size() == 1 ? List.of("orders", "prices") : List.of("prices"))),
                waves);
    }

    private WaveScope scope(Wave wave) {
        SortedSet<String> topics = source.topics();
        WavePlan plan = WavePlan.of(migration(), wave, topics, source.names());
        return new WaveScope(
                migration(),
                plan,
                topics,
                new WaveScope.Side(source, source),
                new WaveScope.Side(target, target),
                this);
    }

    /** A new process that begins with what is stored. */
    Cutover process(Lease lease) {
        return process(lease, waves.get(0));
    }

    private Cutover process(Lease lease, Wave wave) {
        WaveScope scope = scope(wave);
        CutoverStore store = new CutoverStore(lease.journal(), wave.name(), "ann@here/42", clock());
        ExactTranslator translator = new ExactTranslator(scope, this, said::add);
        return new Cutover(
                scope,
                new Cutover.Actions(
                        new LiveApplications(scope, this, store, said::add),
                        new LiveGroups(scope, translator, new CarrierPause(lease.journal(), this), said::add),
                        new LiveWrites(scope, this, this, lease.journal(), said::add),
                        new LiveReverse(scope, this, lease.journal(), said::add),
                        new LiveFence(scope, rules, store, said::add),
                        new LiveFiles(files, store, "here", said::add)),
                store,
                lease,
                said::add,
                () -> gates);
    }

    /** Something that happens while a command runs. */
    void onCommand(String command, Runnable reaction) {
        reactions.put(command, reaction);
    }

    /** What a command does with the cutover. */
    interface Act {
        CutoverReport on(Cutover cutover) throws InterruptedException;
    }

    CutoverReport run(Act act) throws InterruptedException {
        try (Lease lease = leases.acquire(Lease.Role.OPERATOR)) {
            return act.on(process(lease));
        }
    }

    CutoverReport run(String wave, Act act) throws InterruptedException {
        Wave named = waves.stream()
                .filter(candidate -> candidate.name().equals(wave))
                .findFirst()
                .orElseThrow();
        try (Lease lease = leases.acquire(Lease.Role.OPERATOR)) {
            return act.on(process(lease, named));
        }
    }

    CutoverStore store() {
        return new CutoverStore(memory, "all", "", clock());
    }

    private void runOn(String application, ClusterSide side) {
        stop(application);
        running.put(application, side);
        (side == ClusterSide.SOURCE ? source : target)
                .members
                .computeIfAbsent(application, unused -> new TreeSet<>())
                .add(application + "-1@10.0.0.1");
    }

    private void stop(String application) {
        running.remove(application);
        for (FakeCluster cluster : List.of(source, target)) {
            cluster.members
                    .getOrDefault(application, new TreeSet<>())
                    .removeIf(member -> member.startsWith(application));
        }
    }

    private void stopUnlessDeaf(String application) {
        if (!deaf.contains(application)) {
            stop(application);
        }
    }

    private boolean isWriting(String application, ClusterSide side) {
        boolean kept = side == ClusterSide.TARGET ? silentStart : rules.keepsOff(application);
        return running.get(application) == side && !kept;
    }

    private SortedSet<PartitionId> written(ClusterSide side) {
        SortedSet<PartitionId> written = new TreeSet<>();
        writes.forEach((application, partition) -> {
            if (isWriting(application, side)) {
                written.add(partition);
            }
        });
        return written;
    }

    private void passQuarterSecond() {
        now = now.plusMillis(250);
        written(ClusterSide.SOURCE).forEach(partition -> source.ends.merge(partition, 1L, Long::sum));
        straggler.ifPresent(partition -> source.ends.merge(partition, 1L, Long::sum));
        boolean switched = !written(ClusterSide.TARGET).isEmpty();
        if (!mirrorStands && !(switched && engine.equals(MirrorConfig.MIRROR_MAKER_2))) {
            mirror();
        }
        written(ClusterSide.TARGET).forEach(partition -> target.ends.merge(partition, 1L, Long::sum));
        stragglerOnTarget.ifPresent(partition -> target.ends.merge(partition, 1L, Long::sum));
        tellMirror();
    }

    /** Copies what there is, then does what the journal orders. */
    private void mirror() {
        new TreeMap<>(source.ends).forEach(this::mirror);
        if (!mirrorIsDeaf) {
            CopyDirections directions = new CopyDirections(memory);
            turned = directions.turned();
            directions.orders().forEach((wave, order) -> directions.report(wave, CopyReport.settled(order, now)));
        }
    }

    private void mirror(PartitionId partition, long end) {
        switch (turned.getOrDefault(partition.topic(), CopyDirection.FORWARD)) {
            case FORWARD -> {
                assertThat(target.ends.get(partition))
                        .as("nothing on the target but copies: " + partition)
                        .isLessThanOrEqualTo(end + shift);
                target.ends.put(partition, end + shift);
            }
            case HALTED -> {}
            case REVERSE -> source.ends.merge(partition, target.ends.getOrDefault(partition, 0L), Math::max);
        }
    }

    CopyDirection ordered() {
        return new CopyDirections(memory).order("all").orElseThrow().direction();
    }

    private void tellMirror() {
        memory.put(
                "mirror/session",
                Json.line(new MirrorSession(
                        engine,
                        "ann@here/7",
                        now,
                        now,
                        false,
                        OptionalLong.empty(),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        OptionalLong.empty())));
    }

    // Shell

    @Override
    public Outcome run(String command, Map<String, String> environment, Duration timeout) {
        fuse.tick();
        commands.add(command);
        reactions.getOrDefault(command, () -> {}).run();
        String verb = command.substring(0, command.indexOf(' '));
        String application = command.substring(verb.length() + 1);
        if (failing.contains(command) || failing.contains(command + "@" + environment.get("GODWIT_CLUSTER"))) {
            return new Outcome(false, 3, "no such unit", Duration.ofMillis(10));
        }
        switch (verb) {
            case "stop" -> stopUnlessDeaf(application);
            case "start" -> {
                assertThat(files.areOnTarget(application)).as(command).isTrue();
                runOn(application, ClusterSide.TARGET);
            }
            case "startOnSource" -> {
                assertThat(files.areOnSource(application)).as(command).isTrue();
                assertThat(rules.keepsOff(application)).as(command).isFalse();
                runOn(application, ClusterSide.SOURCE);
            }
            default -> fuse.tick();
        }
        fuse.tick();
        return new Outcome(false, 0, "", Duration.ofMillis(10));
    }

    // TailProof

    @Override
    public void prove(SortedMap<PartitionId, Long> sourceEnds, Duration patience) throws InterruptedException {
        fuse.tick();
        Instant deadline = now.plus(patience);
        for (Map.Entry<PartitionId, Long> end : sourceEnds.entrySet()) {
            while (target.ends.getOrDefault(end.getKey(), 0L) < end.getValue() + shift
                    || source.ends.getOrDefault(end.getKey(), 0L) < end.getValue()) {
                if (now.isAfter(deadline)) {
                    throw new GodwitException(
                            CutoverError.NOT_DRAINED, end.getKey().toString(), "late", "wait");
                }
                pause(Duration.ofMillis(250));
            }
            provenTo.merge(end.getKey(), end.getValue(), Math::max);
        }
        fuse.tick();
    }

    @Override
    public Optional<PartitionTranslation> translation(PartitionId partition, Direction direction, LogBounds from) {
        Long to = provenTo.get(partition);
        if (to == null) {
            return Optional.empty();
        }
        OffsetMap map = OffsetMap.of(List.of(new OffsetMap.Run(0, shift, to)));
        return Optional.of(
                direction == Direction.TO_TARGET
                        ? new PartitionTranslation(map, 0, to, to + shift, from)
                        : new PartitionTranslation(map.inverse(), 0, to + shift, to, from));
    }

    @Override
    public boolean keepsOffsets(PartitionId partition) {
        return shift == 0;
    }

    // SwitchConfigs

    @Override
    public List<String> restore(SortedSet<String> topics) {
        fuse.tick();
        configsHeld = false;
        return List.of();
    }

    @Override
    public void defer(SortedSet<String> topics) {
        fuse.tick();
        configsHeld = true;
    }

    // Waiting

    @Override
    public Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }

    @Override
    public void pause(Duration duration) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        for (long passed = 0; passed < duration.toMillis(); passed += 250) {
            passQuarterSecond();
        }
    }

    /** A journal in which a process can die before and after each write. */
    private final class FusedJournal implements Journal {
        @Override
        public void append(JournalEvent event) {
            fuse.tick();
            memory.append(event);
            fuse.tick();
        }

        @Override
        public List<JournalEvent> events() {
            return memory.events();
        }

        @Override
        public List<JournalEvent> eventsFrom(int alreadyRead) {
            return memory.eventsFrom(alreadyRead);
        }

        @Override
        public void put(String key, String json) {
            fuse.tick();
            memory.put(key, json);
            fuse.tick();
        }

        @Override
        public void remove(String key) {
            memory.remove(key);
        }

        @Override
        public Optional<String> get(String key) {
            return memory.get(key);
        }

        @Override
        public SortedMap<String, String> getAll(String prefix) {
            return memory.getAll(prefix);
        }

        @Override
        public void close() {}
    }
}
