package io.godwit.serve.api;

import io.godwit.core.config.Application;
import io.godwit.core.config.KafkaUse;
import io.godwit.core.config.Migration;
import io.godwit.core.config.TestMigrations;
import io.godwit.core.config.Wave;
import io.godwit.core.control.ControlEvents;
import io.godwit.core.cutover.Gate;
import io.godwit.core.doctor.DoctorReport;
import io.godwit.core.error.DoctorCode;
import io.godwit.core.finding.Finding;
import io.godwit.core.finding.Severity;
import io.godwit.core.journal.InMemoryJournal;
import io.godwit.core.journal.JournalEvent;
import io.godwit.core.json.Json;
import io.godwit.core.model.PartitionId;
import io.godwit.core.proof.DifferenceKind;
import io.godwit.core.proof.Mismatch;
import io.godwit.core.proof.PartitionProof;
import io.godwit.core.status.Figures;
import io.godwit.core.status.MirrorSession;
import io.godwit.core.status.OffsetKeeping;
import io.godwit.core.status.PartitionStatus;
import io.godwit.core.status.PathCounts;
import io.godwit.core.status.TopicState;
import io.godwit.core.status.TopicStatus;
import io.godwit.migration.cutover.CutoverReport;
import io.godwit.migration.doctor.ClusterSummary;
import io.godwit.migration.doctor.Examination;
import io.godwit.serve.action.Actions;
import io.godwit.serve.action.Operations;
import io.godwit.serve.fetch.DearFacts;
import io.godwit.serve.fetch.Fetcher;
import io.godwit.serve.fetch.GroupsLook;
import io.godwit.serve.http.EventStreams;
import io.godwit.serve.http.HttpService;
import io.godwit.serve.http.Limits;
import io.godwit.serve.http.ListenAddress;
import io.godwit.serve.http.Route;
import io.godwit.serve.http.Routes;
import io.godwit.serve.http.Tls;
import io.godwit.serve.http.Tokens;
import io.godwit.serve.look.Looker;
import io.godwit.serve.look.Lookout;
import io.godwit.serve.metrics.Metrics;
import io.godwit.serve.page.Dashboard;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** A service over a journal in memory, with facts and actions that are made up, and everything else as it is. */
public final class ServedMigration implements AutoCloseable {
    /** The token of the owner {@code alice}. */
    public static final String TOKEN = "correct-horse-battery-staple";

    public final InMemoryJournal journal = new InMemoryJournal();
    public final Migration migration;
    public final List<String> done = new CopyOnWriteArrayList<>();
    public final Operations operations = new Operations(Clock.systemUTC());
    public final Lookout lookout;
    public final List<Route> routes;
    /** Held by a wave's move until it is counted down. */
    public volatile CountDownLatch gate = new CountDownLatch(0);

    private final Fetcher fetcher = new Fetcher(Clock.systemUTC());
    private final HttpService http;

    public ServedMigration(int topics) {
        this(topics, Tokens.parse("alice: " + TOKEN, "test"), Optional.empty(), false, Limits.STANDARD);
    }

    public ServedMigration(int topics, Tokens tokens, Optional<Tls> tls, boolean readWithToken, Limits limits) {
        this(topics, tokens, tls, readWithToken, limits, true);
    }

    /** One whose journal nobody has read yet; its lookout is started by the test. */
    public static ServedMigration unread() {
        return new ServedMigration(1, Tokens.NONE, Optional.empty(), false, Limits.STANDARD, false);
    }

    private ServedMigration(
            int topics, Tokens tokens, Optional<Tls> tls, boolean readWithToken, Limits limits, boolean looks) {
        migration = migration();
        write(topics);
        lookout = new Lookout(new Looker(
                migration,
                journal,
                () -> {
                    throw new IllegalStateException("a mirror is running, so no cluster is asked");
                },
                Clock.systemUTC()));
        EventStreams streams = new EventStreams(limits.streams());
        Api api = new Api(new Api.Parts(
                migration,
                lookout,
                fetcher,
                new Facts(),
                operations,
                new Recorded(),
                streams,
                tokens.isEmpty(),
                Clock.systemUTC()));
        List<Route> all = new ArrayList<>(api.routes());
        all.addAll(new Metrics(migration.name(), lookout, wave -> Api.check(fetcher, wave), streams, Clock.systemUTC())
                .routes());
        all.addAll(Dashboard.routes());
        routes = List.copyOf(all);
        http = HttpService.start(
                new HttpService.Access(
                        new ListenAddress("127.0.0.1", 0), tls, tokens, readWithToken, Optional.empty(), limits),
                new Routes(all),
                streams);
        if (looks) {
            lookout.start();
        }
    }

    public URI address() {
        return http.address();
    }

    private static Migration migration() {
        Migration plain = TestMigrations.between("crm", "old:9092", "new:9092");
        return new Migration(
                plain.name(),
                plain.source(),
                plain.target(),
                plain.topics(),
                plain.groups(),
                plain.policies(),
                plain.mirror(),
                plain.verify(),
                plain.cutover(),
                List.of(
                        Application.of("reporting", KafkaUse.of(List.of("reporting"), List.of())),
                        Application.of("booking", KafkaUse.of(List.of(), List.of("orders-0")))),
                List.of(new Wave("first", List.of("reporting", "booking")), new Wave("second", List.of())));
    }

    private void write(int topics) {
        Instant now = Instant.now();
        journal.put(
                "mirror/session",
                Json.line(new MirrorSession(
                        "batch",
                        "ops@host/1",
                        now,
                        // It runs for as long as a test does.
                        now.plusSeconds(3_600),
                        false,
                        OptionalLong.empty(),
                        Optional.empty(),
                        List.of(),
                        List.of("retention of orders-0 comes near"),
                        Optional.empty(),
                        OptionalLong.of(12))));
        List<TopicStatus> all = new ArrayList<>();
        for (int i = 0; i < topics; i++) {
            all.add(topic("orders-" + i, now, i));
        }
        journal.put("progress/00", Json.line(Map.of("topics", all)));
        Mismatch mismatch = new Mismatch(
                DifferenceKind.CHANGED,
                17,
                17,
                List.of(),
                Optional.of(new Mismatch.RecordSketch(now.toEpochMilli(), 3, 10, 0, "00ff", "1234", "-")),
                Optional.empty());
        journal.put(
                "proof/orders-0/0",
                Json.line(new PartitionProof(
                        new PartitionId("orders-0", 0),
                        now,
                        0,
                        900,
                        0,
                        900,
                        899,
                        Map.of(DifferenceKind.CHANGED, 1L),
                        Map.of(),
                        List.of(mismatch),
                        true,
                        1,
                        1)));
        journal.append(new JournalEvent(
                now,
                "apply.started",
                "ops@host/1",
                Json.tree(Map.of("planHash", "sha256:abc", "steps", topics, "alreadyDone", 0))));
        journal.append(new JournalEvent(
                now,
                "apply.finished",
                "ops@host/1",
                Json.tree(Map.of("planHash", "sha256:abc", "done", topics, "failed", 0))));
        journal.append(ControlEvents.pause(
                now, "ops@host/1", new ControlEvents.Pause(new java.util.TreeSet<>(), "peak <b>hour</b>")));
    }

    private static TopicStatus topic(String name, Instant now, int lag) {
        Figures figures = new Figures(
                OptionalDouble.of(99),
                OptionalLong.of(1_000),
                OptionalLong.of(100_000),
                OptionalDouble.of(100),
                OptionalDouble.of(10_000),
                OptionalDouble.of(90),
                OptionalDouble.of(9_000),
                OptionalLong.of(lag),
                OptionalDouble.of(1.5),
                OptionalLong.of(100L * lag),
                OptionalLong.empty(),
                Optional.of("in sync"));
        return TopicStatus.of(
                        name,
                        lag == 0 ? new TopicState.InSync() : new TopicState.Copying("a backlog"),
                        now,
                        figures,
                        List.of(new PartitionStatus(
                                0,
                                OptionalLong.of(1_000),
                                OptionalLong.of(0),
                                OptionalLong.of(1_000 + lag),
                                OptionalLong.of(lag),
                                Optional.of(OffsetKeeping.IDENTICAL))))
                .copied(OptionalLong.empty(), Optional.of(PathCounts.NONE));
    }

    private final class Recorded implements Actions {
        @Override
        public String pause(SortedSet<String> topics, String reason) {
            done.add("pause " + topics + " " + reason);
            return "paused";
        }

        @Override
        public String resume(SortedSet<String> topics) {
            done.add("resume " + topics);
            return "resumed";
        }

        @Override
        public String throttle(SortedSet<String> topics, OptionalLong bytesPerSecond) {
            done.add("throttle " + topics + " " + bytesPerSecond);
            return "limited";
        }

        @Override
        public String verify(boolean full, Consumer<String> says) {
            done.add("verify " + full);
            return "equal";
        }

        @Override
        public String move(WaveMove move, String wave, Consumer<String> says) throws InterruptedException {
            says.accept("moving " + wave);
            gate.await();
            done.add(move.word() + " " + wave);
            return "moved";
        }

        @Override
        public void audit(String type, Map<String, Object> details) {
            journal.append(new JournalEvent(Instant.now(), type, "serve@host/2", Json.tree(details)));
        }
    }

    private static final class Facts implements DearFacts {
        @Override
        public Examination doctor() {
            return new Examination(
                    Optional.of(new ClusterSummary("id", "2.8", "zookeeper", 3, 5, 10, 2)),
                    Optional.empty(),
                    new DoctorReport(List.of(new Finding(
                            DoctorCode.NAME_COLLISION, Severity.WARNING, "topic orders-0", "a reason", "a fix"))));
        }

        @Override
        public WaveCheck check(String wave) {
            return new WaveCheck(
                    false,
                    List.of(new Gate("lag", Gate.Result.UNMET, "7 s", "5 s", "the copy is behind", "wait")),
                    new CutoverReport(
                            "crm",
                            wave,
                            "NOT_STARTED",
                            "godwit cutover check",
                            OptionalLong.empty(),
                            List.of(),
                            new CutoverReport.ProducerReport(
                                    List.of("booking"),
                                    "ON_SOURCE",
                                    Optional.empty(),
                                    Optional.empty(),
                                    OptionalLong.empty(),
                                    OptionalLong.empty(),
                                    List.of(),
                                    new TreeMap<>(),
                                    new TreeMap<>(),
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.empty(),
                                    List.of())));
        }

        @Override
        public List<GroupsLook.Group> groups(List<TopicStatus> topics) {
            return List.of(new GroupsLook.Group(
                    "reporting",
                    Optional.of("reporting"),
                    "Stable",
                    "Empty",
                    List.of("reporter@10.0.0.1"),
                    OptionalLong.of(3),
                    List.of(new GroupsLook.Partition(
                            "orders-0", 0, OptionalLong.of(997), OptionalLong.empty(), OptionalLong.of(1_000)))));
        }
    }

    @Override
    public void close() {
        gate.countDown();
        http.close();
        operations.close();
        fetcher.close();
        lookout.close();
    }
}
