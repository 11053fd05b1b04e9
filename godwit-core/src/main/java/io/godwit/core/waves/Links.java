package io.godwit.core.waves;

import io.godwit.core.config.InternalTopicRule;
import io.godwit.core.config.Migration;
import io.godwit.core.model.GroupInventory;
import io.godwit.core.model.PartitionId;
import io.godwit.core.streams.StreamsTopics;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which groups, transactional ids and producers are of one application, by what the cluster alone shows. */
final class Links {
    private final SortedMap<String, GroupInventory> groups = new TreeMap<>();
    private final SortedSet<String> topics = new TreeSet<>();
    private final SortedMap<Long, SortedSet<String>> writes = new TreeMap<>();
    private final SortedMap<Long, String> transactionalIds = new TreeMap<>();
    private final SortedMap<Long, SortedSet<String>> commits = new TreeMap<>();
    private final SortedMap<Long, SortedSet<String>> mayCommit = new TreeMap<>();
    private final SortedMap<String, String> streams;
    private final Services services;
    private final Kinship<Identity> kinship = new Kinship<>();

    Links(Migration migration, UseFacts facts) {
        facts.inventory().topics().keySet().stream()
                .filter(migration.topics()::selects)
                .forEach(topic -> topics.add(topic));
        facts.inventory().groups().forEach((name, group) -> {
            if (migration.groups().selects(name) && isInUse(group)) {
                groups.put(name, group);
            }
        });
        streams = StreamsTopics.owners(topics, facts.inventory().groups().keySet());
        services = Services.of(groups.values());
        groups.keySet().forEach(group -> kinship.add(Identity.group(group)));
        producers(facts);
        streamsOfTransactions();
        transactionalIds.values().stream()
                .collect(Collectors.groupingBy(TransactionalIds::prefix, TreeMap::new, Collectors.toList()))
                .values()
                .forEach(alike -> alike.forEach(
                        id -> kinship.join(Identity.transactionalId(alike.get(0)), Identity.transactionalId(id))));
        services.sinks().forEach((sink, worker) -> kinship.join(Identity.group(sink), Identity.group(worker)));
    }

    /** Whether somebody is a member, or it has offsets in topics that move; a group of services may have none. */
    private boolean isInUse(GroupInventory group) {
        return group.isActive() || !topicsOf(group).isEmpty();
    }

    private void producers(UseFacts facts) {
        OffsetsTopic offsets = new OffsetsTopic(facts.inventory());
        for (SeenProducer seen : facts.allProducers()) {
            PartitionId partition = seen.partition();
            boolean ofOffsets = partition.topic().equals(UseFacts.OFFSETS_TOPIC);
            if (!ofOffsets && !topics.contains(partition.topic())) {
                continue;
            }
            Identity producer = Identity.producer(seen.producerId());
            kinship.add(producer);
            seen.transactionalId().ifPresent(id -> {
                transactionalIds.put(seen.producerId(), id);
                kinship.join(producer, Identity.transactionalId(id));
            });
            if (ofOffsets) {
                committer(seen, offsets);
            } else {
                writes.computeIfAbsent(seen.producerId(), id -> new TreeSet<>()).add(partition.topic());
                streamsGroup(partition.topic()).ifPresent(group -> kinship.join(producer, Identity.group(group)));
            }
        }
    }

    private void committer(SeenProducer seen, OffsetsTopic offsets) {
        int partition = seen.partition().partition();
        Optional<String> only = offsets.onlyGroup(partition).filter(group -> groups.containsKey(group));
        if (only.isPresent()) {
            kinship.join(Identity.producer(seen.producerId()), Identity.group(only.get()));
            commits.computeIfAbsent(seen.producerId(), id -> new TreeSet<>()).add(only.get());
        } else {
            SortedSet<String> possible = new TreeSet<>(offsets.groups(partition));
            possible.retainAll(groups.keySet());
            mayCommit.computeIfAbsent(seen.producerId(), id -> new TreeSet<>()).addAll(possible);
        }
    }

    private Optional<String> streamsGroup(String topic) {
        return Optional.ofNullable(streams.get(topic)).filter(group -> groups.containsKey(group));
    }

    /** Streams and Connect (KIP-618) begin their transactional ids with the application.id, or the workers' group. */
    private void streamsOfTransactions() {
        for (String id : new TreeSet<>(transactionalIds.values())) {
            Stream.concat(streams.values().stream(), services.workers().stream())
                    .filter(group -> groups.containsKey(group))
                    .filter(group -> id.startsWith(group + "-") || id.equals("connect-cluster-" + group))
                    .max(Comparator.comparingInt(String::length))
                    .ifPresent(group -> kinship.join(Identity.transactionalId(id), Identity.group(group)));
        }
    }

    /** The selected topics that the group has offsets of or is assigned. */
    SortedSet<String> topicsOf(GroupInventory group) {
        SortedSet<String> used = new TreeSet<>();
        group.offsets().keySet().forEach(partition -> used.add(partition.topic()));
        group.members().forEach(member -> member.assignment().forEach(partition -> used.add(partition.topic())));
        used.retainAll(topics);
        return used;
    }

    Collection<SortedSet<Identity>> families() {
        return kinship.families();
    }

    /** Selected groups that are in use. */
    SortedMap<String, GroupInventory> groups() {
        return groups;
    }

    /** Selected topics. */
    SortedSet<String> topics() {
        return topics;
    }

    /** Selected topics that this producer writes. */
    SortedSet<String> writes(Identity producer) {
        return writes.getOrDefault(number(producer), Collections.emptySortedSet());
    }

    Optional<String> transactionalId(Identity producer) {
        return Optional.ofNullable(transactionalIds.get(number(producer)));
    }

    /** Groups whose offsets this producer commits, for sure. */
    SortedSet<String> commits(Identity producer) {
        return commits.getOrDefault(number(producer), Collections.emptySortedSet());
    }

    /** Groups of which this producer commits one or several; empty where there is no doubt. */
    SortedSet<String> mayCommit(Identity producer) {
        return mayCommit.getOrDefault(number(producer), Collections.emptySortedSet());
    }

    private static Long number(Identity producer) {
        return Long.valueOf(producer.name());
    }

    /** The internal topics of the Streams application with that group. */
    SortedSet<String> streamsTopics(String group) {
        SortedSet<String> internal = new TreeSet<>();
        streams.forEach((topic, application) -> {
            if (application.equals(group)) {
                internal.add(topic);
            }
        });
        return internal;
    }

    Services services() {
        return services;
    }

    /** The selected topics of that kind. */
    SortedSet<String> topics(InternalTopicRule rule) {
        return topics.stream()
                .filter(topic ->
                        InternalTopicRule.of(topic).filter(rule::equals).isPresent())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
