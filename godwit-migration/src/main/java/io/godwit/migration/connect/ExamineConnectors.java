package io.godwit.migration.connect;

import io.godwit.connect.cluster.ConnectClient;
import io.godwit.core.config.Application;
import io.godwit.core.config.ConnectConfig;
import io.godwit.core.config.ConnectPair;
import io.godwit.core.config.Migration;
import io.godwit.core.connect.ConnectFacts;
import io.godwit.core.connect.ConnectPreflight;
import io.godwit.core.connect.ConnectRelease;
import io.godwit.core.connect.Connector;
import io.godwit.core.connect.ConnectorFacts;
import io.godwit.core.connect.ConnectorKind;
import io.godwit.core.connect.ConnectorRewrite;
import io.godwit.core.connect.OutsideOffsets;
import io.godwit.core.connect.StorageTopics;
import io.godwit.core.connect.WholeClusterRules;
import io.godwit.core.error.ConnectError;
import io.godwit.core.error.GodwitException;
import io.godwit.core.finding.Finding;
import io.godwit.core.model.ClusterSide;
import io.godwit.core.model.PartitionId;
import io.godwit.core.repoint.Rewriter;
import io.godwit.migration.connect.ConnectPlan.Place;
import io.godwit.migration.connect.ConnectPlan.PlannedConnector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Looks whether connectors can move, and how. Changes nothing. */
public final class ExamineConnectors {
    private final Migration migration;
    private final KafkaFacts kafka;
    private final Rewriter rewriter;
    private final Function<String, ClusterSide> ranOn;

    /** @param ranOn where the connectors of an application ran last */
    public ExamineConnectors(
            Migration migration, KafkaFacts kafka, Rewriter rewriter, Function<String, ClusterSide> ranOn) {
        this.migration = migration;
        this.kafka = kafka;
        this.rewriter = rewriter;
        this.ranOn = ranOn;
    }

    /**
     * Every connector of every pair of Connect clusters.
     *
     * @throws GodwitException if there is no pair, or one of its clusters can't be asked
     */
    public List<ConnectPlan> all() {
        List<ConnectPair> pairs = migration.connectPairs();
        if (pairs.isEmpty()) {
            throw new GodwitException(
                    ConnectError.NO_CLUSTER,
                    migration.name(),
                    "migration.yaml names no Connect cluster on both sides",
                    "name the source's in source.connect and the target's, by the same name, in target.connect");
        }
        return pairs.stream().map(pair -> new OnePair(pair).plan(any -> true)).toList();
    }

    /**
     * Every Connect cluster of the source, as one that moves as a whole.
     *
     * @throws GodwitException if there is none, or one can't be asked
     */
    public List<WholeClusterPlan> wholeClusters() {
        if (migration.source().connect().isEmpty()) {
            throw new GodwitException(
                    ConnectError.NO_CLUSTER,
                    migration.name(),
                    "migration.yaml names no Connect cluster of the source",
                    "add its REST address: source: {connect: [{url: 'http://connect-1:8083'}]}");
        }
        return migration.source().connect().stream().map(this::wholeCluster).toList();
    }

    private WholeClusterPlan wholeCluster(ConnectConfig config) {
        OnePair pair = new OnePair(new ConnectPair(config, config));
        SortedMap<String, String> storage = StorageTopics.of(config.topics(), kafka.topics(ClusterSide.SOURCE));
        ConnectRelease release = pair.source.release();
        List<ConnectorFacts> facts = pair.source.connectors().stream()
                .map(connector ->
                        pair.facts(connector.name(), Optional.empty(), Optional.of(connector), Optional.empty()))
                .toList();
        return new WholeClusterPlan(
                config.name(),
                new Place(config.shownUrl(), release.version()),
                storage,
                WholeClusterRules.application(migration, storage).map(Application::name),
                facts.stream().map(ConnectorFacts::name).toList(),
                WholeClusterRules.examine(migration, config.name(), storage, facts));
    }

    /** What is found about the connectors of these applications, and about the clusters that they are on. */
    public List<Finding> of(List<Application> applications) {
        SortedMap<String, ConnectPair> pairs = new TreeMap<>();
        SortedSet<String> members = new TreeSet<>();
        for (Application application : applications) {
            for (ConnectPair.Member member : migration.connectors(application)) {
                pairs.put(member.pair().name(), member.pair());
                members.add(member.pair().name() + "/" + member.connector());
            }
        }
        List<Finding> findings = new ArrayList<>();
        pairs.values()
                .forEach(pair -> findings.addAll(new OnePair(pair)
                        .plan(name -> members.contains(pair.name() + "/" + name))
                        .findings()));
        return findings;
    }

    /** Two Connect clusters. */
    private final class OnePair {
        private final ConnectPair pair;
        private final ConnectClient source;
        private final ConnectClient target;
        private final Map<String, Set<String>> passwords = new TreeMap<>();

        OnePair(ConnectPair pair) {
            this.pair = pair;
            this.source = new ConnectClient(pair.source());
            this.target = new ConnectClient(pair.target());
        }

        ConnectPlan plan(Predicate<String> wanted) {
            ConnectFacts facts =
                    new ConnectFacts(pair, side(source, ClusterSide.SOURCE), side(target, ClusterSide.TARGET));
            SortedMap<String, Connector> there = byName(target.connectors());
            SortedMap<String, Connector> here = byName(source.connectors());
            SortedMap<String, Optional<Application>> names = new TreeMap<>();
            here.keySet().forEach(name -> names.put(name, application(name)));
            named().forEach((name, application) -> names.put(name, Optional.of(application)));
            names.keySet().removeIf(wanted.negate());
            List<Finding> findings = new ArrayList<>(ConnectPreflight.clusters(facts));
            List<PlannedConnector> planned = new ArrayList<>();
            names.forEach((name, application) -> {
                ConnectorFacts known = facts(
                        name, application, Optional.ofNullable(here.get(name)), Optional.ofNullable(there.get(name)));
                findings.addAll(ConnectPreflight.connector(facts, known));
                planned.add(planned(known));
            });
            return new ConnectPlan(
                    pair.name(),
                    new Place(pair.source().shownUrl(), facts.source().release().version()),
                    new Place(pair.target().shownUrl(), facts.target().release().version()),
                    planned,
                    findings.stream().sorted(Finding.ORDER).toList());
        }

        private ConnectFacts.Side side(ConnectClient client, ClusterSide side) {
            ConnectRelease release = client.release();
            return new ConnectFacts.Side(release, client.plugins(release), kafka.clusterId(side));
        }

        private SortedMap<String, Connector> byName(List<Connector> connectors) {
            SortedMap<String, Connector> byName = new TreeMap<>();
            connectors.forEach(connector -> byName.put(connector.name(), connector));
            return byName;
        }

        private SortedMap<String, Application> named() {
            SortedMap<String, Application> named = new TreeMap<>();
            for (Application application : migration.applications()) {
                migration.connectors(application).stream()
                        .filter(member -> member.pair().equals(pair))
                        .forEach(member -> named.put(member.connector(), application));
            }
            return named;
        }

        private Optional<Application> application(String connector) {
            return Optional.ofNullable(named().get(connector));
        }

        private ConnectorFacts facts(
                String name, Optional<Application> application, Optional<Connector> here, Optional<Connector> there) {
            ClusterSide side = application.map(Application::name).map(ranOn).orElse(ClusterSide.SOURCE);
            Optional<ConnectorRewrite> rewrite =
                    here.map(connector -> ConnectorRewrite.of(connector, rewriter, migration.repoint()));
            boolean created = side == ClusterSide.SOURCE && there.isEmpty() && application.isPresent();
            List<String> problems = created && rewrite.isPresent()
                    ? target.problems(
                            here.orElseThrow().className(), rewrite.get().config())
                    : List.of();
            List<String> written = here.filter(connector -> connector.kind() == ConnectorKind.SOURCE)
                    .map(connector -> source.usedTopics(name))
                    .orElse(List.of());
            return new ConnectorFacts(
                    name,
                    application,
                    side,
                    here,
                    there,
                    rewrite,
                    problems,
                    here.map(Connector::className)
                            .map(type -> passwords.computeIfAbsent(type, source::passwords))
                            .orElse(Set.of()),
                    written,
                    here.map(connector -> notMoved(connector, written)).orElse(List.of()),
                    here.map(this::mapped).orElse(List.of()));
        }

        private List<String> notMoved(Connector connector, List<String> written) {
            TreeSet<String> topics = new TreeSet<>(written);
            topics.addAll(connector.topics());
            connector.deadLetterTopic().ifPresent(topics::add);
            OutsideOffsets.of(connector).ifPresent(kind -> topics.addAll(kind.ownTopics(connector)));
            return topics.stream()
                    .filter(topic -> !migration.topics().selects(topic))
                    .map(topic ->
                            topic + " " + migration.topics().skipReason(topic).orElse("is left out by topics"))
                    .toList();
        }

        private List<PartitionId> mapped(Connector connector) {
            return OutsideOffsets.of(connector)
                    .map(kind -> {
                        SortedSet<String> topics = new TreeSet<>(kind.topics(connector));
                        connector.topicsRegex().ifPresent(regex -> topics.addAll(matching(regex)));
                        return List.copyOf(kafka.mapped(topics));
                    })
                    .orElse(List.of());
        }

        private List<String> matching(String regex) {
            try {
                return kafka.topics(ClusterSide.SOURCE).stream()
                        .filter(Pattern.compile(regex).asMatchPredicate())
                        .toList();
            } catch (PatternSyntaxException notJava) {
                return List.of();
            }
        }

        private PlannedConnector planned(ConnectorFacts facts) {
            Optional<Connector> any = facts.source().or(facts::target);
            ConnectorKind kind = any.map(Connector::kind).orElse(ConnectorKind.UNKNOWN);
            return new PlannedConnector(
                    facts.name(),
                    kind.word(),
                    any.map(Connector::className).orElse("-"),
                    facts.application().map(Application::name),
                    any.filter(found -> kind == ConnectorKind.SINK).map(Connector::group),
                    facts.source().map(found -> found.status().words()),
                    facts.target().map(found -> found.status().words()),
                    facts.target().isPresent()
                            ? List.of()
                            : facts.rewrite().map(ConnectorRewrite::changes).orElse(List.of()),
                    switch (kind) {
                        case SINK -> "its group is placed at exact offsets";
                        case SOURCE -> "read from the source's and written to the target's REST API, both stopped";
                        case UNKNOWN -> "-";
                    });
        }
    }
}
