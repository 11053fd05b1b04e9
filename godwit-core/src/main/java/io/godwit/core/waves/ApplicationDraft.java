package io.godwit.core.waves;

import io.godwit.core.config.Application;
import io.godwit.core.config.KafkaUse;
import io.godwit.core.waves.UsedApplication.Kind;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** An application while its parts come together. What came first says how a topic's use is known. */
final class ApplicationDraft {
    private static final String NAMED = "migration.yaml says so";

    private final String name;
    private final Optional<Application> named;
    private final SortedSet<String> groups = new TreeSet<>();
    private final SortedSet<String> transactionalIds = new TreeSet<>();
    private final SortedSet<String> clientIds = new TreeSet<>();
    private final SortedSet<String> principals = new TreeSet<>();
    private final SortedSet<String> hosts = new TreeSet<>();
    private final SortedSet<String> possiblePrincipals = new TreeSet<>();
    private final SortedMap<String, String> reads = new TreeMap<>();
    private final SortedMap<String, String> writes = new TreeMap<>();
    private Optional<Kind> service = Optional.empty();
    private boolean commitsInTransactions;

    private ApplicationDraft(String name, Optional<Application> named) {
        this.name = name;
        this.named = named;
    }

    static ApplicationDraft proposed(String name) {
        return new ApplicationDraft(name, Optional.empty());
    }

    static ApplicationDraft named(Application application) {
        ApplicationDraft draft = new ApplicationDraft(application.name(), Optional.of(application));
        KafkaUse use = application.kafka();
        draft.groups.addAll(use.groups());
        draft.transactionalIds.addAll(use.transactionalIds());
        draft.clientIds.addAll(use.clientIds());
        draft.principals.addAll(use.principals());
        use.consumes().forEach(topic -> draft.reads(topic, NAMED));
        use.produces().forEach(topic -> draft.writes(topic, NAMED));
        return draft;
    }

    String name() {
        return name;
    }

    void reads(String topic, String because) {
        reads.putIfAbsent(topic, because);
    }

    void writes(String topic, String because) {
        writes.putIfAbsent(topic, because);
    }

    boolean writesAnyOf(Collection<String> topics) {
        return topics.stream().anyMatch(topic -> writes.containsKey(topic));
    }

    void group(String group) {
        groups.add(group);
    }

    boolean hasGroup(String group) {
        return groups.contains(group);
    }

    void transactionalId(String id) {
        transactionalIds.add(id);
    }

    void clientId(String id) {
        clientIds.add(id);
    }

    void host(String host) {
        hosts.add(host);
    }

    void possiblePrincipal(String principal) {
        possiblePrincipals.add(principal);
    }

    void service(Kind kind) {
        service = Optional.of(kind);
    }

    void commitsInTransactions() {
        commitsInTransactions = true;
    }

    UsedApplication finish() {
        SortedSet<String> possible = new TreeSet<>(possiblePrincipals);
        if (!principals.isEmpty()) {
            possible.clear();
        }
        return new UsedApplication(
                name,
                named,
                service.orElseGet(this::kind),
                new KafkaUse(
                        List.copyOf(groups),
                        List.copyOf(reads.keySet()),
                        List.copyOf(writes.keySet()),
                        List.copyOf(transactionalIds),
                        List.copyOf(clientIds),
                        List.copyOf(principals)),
                reads,
                writes,
                service.filter(Kind.STREAMS::equals).isPresent() || inTransactions(),
                hosts,
                possible);
    }

    private boolean inTransactions() {
        boolean both = !reads.isEmpty() && !writes.isEmpty();
        return both && (commitsInTransactions || !transactionalIds.isEmpty());
    }

    private Kind kind() {
        if (inTransactions()) {
            return Kind.READ_PROCESS_WRITE;
        }
        if (!reads.isEmpty()) {
            return writes.isEmpty() ? Kind.CONSUMER : Kind.READER_AND_WRITER;
        }
        return writes.isEmpty() ? Kind.UNKNOWN : Kind.PRODUCER;
    }
}
