package io.godwit.core.waves;

import io.godwit.core.config.Application;
import io.godwit.core.config.Migration;
import io.godwit.core.model.GroupInventory;
import io.godwit.core.model.GroupInventory.Member;
import io.godwit.core.waves.UsedApplication.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Says which application each group, transactional id and producer is of: a named one where it can be told, else a new one. */
final class Attribution {
    private final Migration migration;
    private final Links links;
    private final Allowed allowed;
    private final Map<String, ApplicationDraft> drafts = new LinkedHashMap<>();
    private final Map<Identity, SortedSet<String>> owners = new TreeMap<>();
    private final List<UnknownWriter> unknown = new ArrayList<>();
    private final List<Tie> ties = new ArrayList<>();
    private final List<Identity> homeless = new ArrayList<>();
    private final List<UnclearCommit> commits = new ArrayList<>();

    /**
     * @param applications the named ones in the order of migration.yaml, then new ones
     * @param unknown who writes and could be anybody
     * @param ties between named applications
     * @param unclear where it is not clear what an application reads
     */
    record Result(
            List<UsedApplication> applications,
            List<UnknownWriter> unknown,
            List<Tie> ties,
            List<UnclearCommit> unclear) {}

    /** A producer of an application that commits the offsets of one of several groups, none of which is the application's. */
    record UnclearCommit(String who, String application, SortedSet<String> groups, SortedSet<String> topics) {}

    Attribution(Migration migration, Links links, UseFacts facts) {
        this.migration = migration;
        this.links = links;
        this.allowed = new Allowed(facts.inventory().acls());
    }

    Result attribute() {
        for (Application application : migration.applications()) {
            drafts.put(application.name(), ApplicationDraft.named(application));
            application.groups().forEach(group -> own(Identity.group(group), application));
            application.kafka().transactionalIds().forEach(id -> own(Identity.transactionalId(id), application));
        }
        links.groups().values().forEach(this::ownByClientId);
        links.families().forEach(this::assign);
        SharedServices.attribute(links, drafts.values());
        tieByProducers();
        return new Result(drafts.values().stream().map(ApplicationDraft::finish).toList(), unknown, ties, unclear());
    }

    /** Where one of the possible groups is the application's own, it is that one. */
    private List<UnclearCommit> unclear() {
        return commits.stream()
                .filter(commit -> {
                    ApplicationDraft draft = Objects.requireNonNull(drafts.get(commit.application()));
                    return commit.groups().stream().noneMatch(draft::hasGroup);
                })
                .distinct()
                .toList();
    }

    private void own(Identity identity, Application application) {
        owners.computeIfAbsent(identity, any -> new TreeSet<>()).add(application.name());
    }

    /** A group that nobody names belongs to the one application that names a client id of its members. */
    private void ownByClientId(GroupInventory group) {
        Identity identity = Identity.group(group.name());
        List<String> clientIds =
                group.members().stream().map(Member::clientId).distinct().toList();
        List<Application> naming = migration.applications().stream()
                .filter(application -> application.kafka().clientIds().stream().anyMatch(clientIds::contains))
                .toList();
        if (!owners.containsKey(identity) && naming.size() == 1) {
            own(identity, naming.get(0));
        }
    }

    private void assign(SortedSet<Identity> family) {
        SortedSet<String> owning = new TreeSet<>();
        family.forEach(member -> owning.addAll(ownersOf(member)));
        if (owning.size() == 1) {
            give(family, owning.first());
        } else if (owning.isEmpty()) {
            assignUnowned(family);
        } else {
            separate(family);
        }
    }

    private SortedSet<String> ownersOf(Identity identity) {
        return owners.getOrDefault(identity, new TreeSet<>());
    }

    /** What the cluster shows as one, migration.yaml names as several: each keeps its own. */
    private void separate(SortedSet<Identity> family) {
        for (Identity member : family) {
            SortedSet<String> owning = new TreeSet<>(ownersOf(member));
            if (member.kind() == Identity.Kind.PRODUCER) {
                SortedSet<String> byId = links.transactionalId(member)
                        .map(id -> ownersOf(Identity.transactionalId(id)))
                        .orElseGet(TreeSet::new);
                SortedSet<String> byGroup = new TreeSet<>();
                links.commits(member).forEach(group -> byGroup.addAll(ownersOf(Identity.group(group))));
                owning.addAll(byId.isEmpty() ? byGroup : byId);
                tie(member, byId, byGroup);
            }
            SortedSet<Identity> alone = new TreeSet<>(List.of(member));
            if (owning.isEmpty()) {
                assignUnowned(alone);
            } else {
                owning.forEach(name -> give(alone, name));
            }
        }
    }

    private void tie(Identity producer, SortedSet<String> byId, SortedSet<String> byGroup) {
        byId.forEach(one -> byGroup.stream()
                .filter(other -> !other.equals(one))
                .forEach(other -> ties.add(new Tie(
                        one,
                        other,
                        "transactional id " + links.transactionalId(producer).orElse("-") + " of " + one
                                + " commits the offsets of group "
                                + String.join(", ", links.commits(producer)) + " of " + other))));
    }

    private void assignUnowned(SortedSet<Identity> family) {
        Optional<String> group = first(family, Identity.Kind.GROUP);
        Optional<String> id = first(family, Identity.Kind.TRANSACTIONAL_ID);
        SortedSet<String> naming = group.isPresent() ? new TreeSet<>() : naming(family);
        if (id.isPresent() && naming.size() == 1 && namesNoTransactionalId(naming.first())) {
            give(family, naming.first());
        } else if (group.isPresent() || (id.isPresent() && writesSomething(family))) {
            String name = unused(mainGroup(family).or(() -> group).orElseGet(() -> TransactionalIds.prefix(id.get())));
            drafts.put(name, ApplicationDraft.proposed(name));
            give(family, name);
        } else {
            family.stream()
                    .filter(member -> member.kind() == Identity.Kind.PRODUCER)
                    .forEach(producer -> leave(producer, naming));
        }
    }

    /** Where an application names its transactional ids, another one is not its own. */
    private boolean namesNoTransactionalId(String name) {
        return migration.applications().stream()
                .filter(application -> application.name().equals(name))
                .allMatch(application -> application.kafka().transactionalIds().isEmpty());
    }

    private boolean writesSomething(SortedSet<Identity> family) {
        return family.stream()
                .anyMatch(member -> member.kind() == Identity.Kind.PRODUCER
                        && !links.writes(member).isEmpty());
    }

    /**
     * A producer without a transactional id, and of no group for sure. What migration.yaml says about a topic is believed: it is the
     * producer of the application that names it. Topics that nobody names are asked for.
     */
    private void leave(Identity producer, SortedSet<String> naming) {
        SortedSet<String> asked = new TreeSet<>();
        SortedSet<String> named = new TreeSet<>();
        for (String topic : links.writes(producer)) {
            boolean isNamed = migration.applications().stream()
                    .anyMatch(application -> application.produces().contains(topic));
            (isNamed ? named : asked).add(topic);
        }
        if (naming.size() == 1) {
            giveProducer(Objects.requireNonNull(drafts.get(naming.first())), producer, named);
        }
        if (!asked.isEmpty()) {
            unknown.add(new UnknownWriter(Long.parseLong(producer.name()), asked, links.mayCommit(producer)));
        }
        homeless.add(producer);
    }

    /** Whose ever it is, it can't be on two clusters; so those that write its topics, too, are tied to each other. */
    private void tieByProducers() {
        for (Identity producer : homeless) {
            SortedSet<String> topics = links.writes(producer);
            List<String> writing = drafts.values().stream()
                    .filter(draft -> draft.writesAnyOf(topics))
                    .map(ApplicationDraft::name)
                    .sorted()
                    .toList();
            for (int index = 1; index < writing.size(); index++) {
                ties.add(new Tie(
                        writing.get(index - 1),
                        writing.get(index),
                        producer.words() + " writes " + String.join(", ", topics) + ", topics of both"));
            }
        }
    }

    /** The applications that say that they write what this family writes. */
    private SortedSet<String> naming(SortedSet<Identity> family) {
        SortedSet<String> written = new TreeSet<>();
        family.stream()
                .filter(member -> member.kind() == Identity.Kind.PRODUCER)
                .forEach(producer -> written.addAll(links.writes(producer)));
        return migration.applications().stream()
                .filter(application -> application.produces().stream().anyMatch(topic -> written.contains(topic)))
                .map(Application::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Optional<String> first(SortedSet<Identity> family, Identity.Kind kind) {
        return family.stream()
                .filter(member -> member.kind() == kind)
                .map(Identity::name)
                .findFirst();
    }

    /** The one that gives its name: Connect's workers, or an application.id of Streams. */
    private Optional<String> mainGroup(SortedSet<Identity> family) {
        List<String> groups = family.stream()
                .filter(member -> member.kind() == Identity.Kind.GROUP)
                .map(Identity::name)
                .toList();
        return groups.stream()
                .filter(name -> links.services().workers().contains(name))
                .findFirst()
                .or(() -> groups.stream()
                        .filter(group -> !links.streamsTopics(group).isEmpty())
                        .findFirst());
    }

    private String unused(String name) {
        String unused = name;
        for (int number = 2; drafts.containsKey(unused); number++) {
            unused = name + "-" + number;
        }
        return unused;
    }

    private void give(SortedSet<Identity> members, String application) {
        ApplicationDraft draft = Objects.requireNonNull(drafts.get(application));
        for (Identity member : members) {
            switch (member.kind()) {
                case GROUP -> giveGroup(draft, member.name());
                case TRANSACTIONAL_ID -> draft.transactionalId(member.name());
                case PRODUCER -> giveProducer(draft, member, links.writes(member));
            }
        }
    }

    private void giveGroup(ApplicationDraft draft, String name) {
        GroupInventory group = links.groups().get(name);
        draft.group(name);
        if (group == null) {
            return;
        }
        links.topicsOf(group).forEach(topic -> draft.reads(topic, "group " + name));
        group.members().stream()
                .map(Member::clientId)
                .filter(clientId -> ClientIds.isChosen(clientId, name))
                .forEach(draft::clientId);
        group.members().forEach(member -> draft.host(member.host().replaceFirst("^/", "")));
        allowed.readersOf(name).forEach(draft::possiblePrincipal);
        SortedSet<String> internal = links.streamsTopics(name);
        internal.forEach(topic -> {
            draft.reads(topic, "internal topic of the Streams application " + name);
            draft.writes(topic, "internal topic of the Streams application " + name);
        });
        if (!internal.isEmpty() || group.type().equals("Streams")) {
            draft.service(Kind.STREAMS);
        } else if (links.services().isConnect(name)) {
            draft.service(Kind.CONNECT);
        } else if (links.services().registries().contains(name)) {
            draft.service(Kind.SCHEMA_REGISTRY);
        }
    }

    private void giveProducer(ApplicationDraft draft, Identity producer, SortedSet<String> topics) {
        SortedSet<String> groups = links.commits(producer);
        String who = links.transactionalId(producer)
                .map(id -> "transactional id " + id)
                .orElseGet(producer::words);
        String because =
                groups.isEmpty() ? who : who + ", which commits the offsets of group " + String.join(", ", groups);
        topics.forEach(topic -> draft.writes(topic, because));
        if (!groups.isEmpty() || !links.mayCommit(producer).isEmpty()) {
            draft.commitsInTransactions();
        }
        if (groups.isEmpty() && !links.mayCommit(producer).isEmpty()) {
            commits.add(new UnclearCommit(who, draft.name(), links.mayCommit(producer), topics));
        }
    }
}
