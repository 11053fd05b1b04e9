package io.godwit.core.connect;

import io.godwit.core.config.Application;
import io.godwit.core.config.Migration;
import io.godwit.core.error.ConnectError;
import io.godwit.core.error.ErrorCode;
import io.godwit.core.finding.Finding;
import io.godwit.core.finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Whether a whole Connect cluster can move by its own topics: they are copied, the workers are stopped, pointed to the target by
 * their files, and started, as one application that writes these topics. Its connectors go on as they are.
 */
public final class WholeClusterRules {
    private static final List<String> KINDS = List.of("configs", "offsets", "status");

    private final Migration migration;
    private final String resource;
    private final List<Finding> findings = new ArrayList<>();

    private WholeClusterRules(Migration migration, String cluster) {
        this.migration = migration;
        this.resource = "Connect cluster " + cluster;
    }

    /**
     * @param storage the cluster's own topics by what they hold
     * @param connectors all of its connectors
     */
    public static List<Finding> examine(
            Migration migration, String cluster, SortedMap<String, String> storage, List<ConnectorFacts> connectors) {
        WholeClusterRules rules = new WholeClusterRules(migration, cluster);
        rules.storage(storage);
        rules.application(storage, connectors);
        connectors.forEach(rules::connector);
        return rules.findings.stream().sorted(Finding.ORDER).toList();
    }

    /** The application that stands for the Connect cluster: the one that writes its config topic. */
    public static Optional<Application> application(Migration migration, SortedMap<String, String> storage) {
        return Optional.ofNullable(storage.get("configs")).flatMap(configs -> migration.applications().stream()
                .filter(application -> application.produces().contains(configs))
                .findFirst());
    }

    private void add(ErrorCode code, Severity severity, String where, String reason, String fix) {
        findings.add(new Finding(code, severity, where, reason, fix));
    }

    private void storage(SortedMap<String, String> storage) {
        List<String> unknown =
                KINDS.stream().filter(kind -> !storage.containsKey(kind)).toList();
        if (!unknown.isEmpty()) {
            add(
                    ConnectError.STORAGE_UNKNOWN,
                    Severity.BLOCKER,
                    resource,
                    "which topic holds its " + String.join(", ", unknown) + " is not known",
                    "set configTopic, offsetTopic and statusTopic of this Connect cluster, as in a worker's file");
        }
        storage.values().stream()
                .filter(topic -> !migration.topics().selects(topic))
                .forEach(topic -> add(
                        ConnectError.TOPIC_LEFT,
                        Severity.BLOCKER,
                        resource,
                        "its own topic " + topic + " "
                                + migration.topics().skipReason(topic).orElse("is left out by topics"),
                        "let topics include it"));
    }

    private void application(SortedMap<String, String> storage, List<ConnectorFacts> connectors) {
        TreeSet<String> writes = new TreeSet<>(storage.values());
        TreeSet<String> groups = new TreeSet<>();
        connectors.forEach(facts -> facts.source().ifPresent(connector -> {
            writes.addAll(facts.written());
            connector.deadLetterTopic().ifPresent(writes::add);
            OutsideOffsets.of(connector).ifPresent(kind -> writes.addAll(kind.ownTopics(connector)));
            if (connector.kind() == ConnectorKind.SINK) {
                groups.add(connector.group());
            }
        }));
        writes.removeIf(topic -> !migration.topics().selects(topic));
        Optional<Application> found = application(migration, storage);
        if (found.isEmpty()) {
            add(
                    ConnectError.STORAGE_LEFT,
                    Severity.BLOCKER,
                    resource,
                    "no application of migration.yaml names its config topic in produces, so nothing stops its workers",
                    "add one that stands for the cluster, with its workers' files, stop and start: groups "
                            + list(groups) + ", produces " + list(writes));
            return;
        }
        writes.removeAll(found.get().produces());
        groups.removeAll(found.get().groups());
        if (found.get().isOnConnect()) {
            add(
                    ConnectError.STORAGE_LEFT,
                    Severity.BLOCKER,
                    resource,
                    "the application " + found.get().name() + " names connectors, which move one by one",
                    "choose one way: connectors, or the whole cluster with files, stop and start");
        }
        if (!writes.isEmpty() || !groups.isEmpty()) {
            add(
                    ConnectError.STORAGE_LEFT,
                    Severity.BLOCKER,
                    resource,
                    "the application " + found.get().name() + " does not name all that its connectors use: groups "
                            + list(groups) + ", produces " + list(writes),
                    "add them to the application");
        }
    }

    private static String list(SortedSet<String> names) {
        return names.stream().collect(Collectors.joining(", ", "[", "]"));
    }

    private void connector(ConnectorFacts facts) {
        String where = "connector " + facts.name();
        facts.source().ifPresent(connector -> new ConnectorUseRules(facts, where, this::add).examine(connector));
        facts.rewrite()
                .filter(rewrite ->
                        !rewrite.changes().isEmpty() || !rewrite.left().isEmpty())
                .ifPresent(rewrite -> add(
                        ConnectError.LEFT_FOR_YOU,
                        Severity.BLOCKER,
                        where,
                        "its configuration is copied with the config topic as it is, and names the source: "
                                + String.join("; ", rewrite.changes()) + String.join("; ", rewrite.left()),
                        "put the address into a config provider of the workers (${file:…}), or move this connector by the"
                                + " connectors of an application of its own"));
    }
}
