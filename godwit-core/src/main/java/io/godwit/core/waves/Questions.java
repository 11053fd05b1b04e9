package io.godwit.core.waves;

import io.godwit.core.error.WaveError;
import io.godwit.core.model.ClientQuota;
import io.godwit.core.model.PartitionInventory;
import io.godwit.core.model.TopicInventory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Asks for what the cluster does not tell. */
final class Questions {
    private final Links links;
    private final UseFacts facts;
    private final Attribution.Result attributed;
    private final Allowed allowed;
    private final SortedMap<String, SortedSet<String>> writers = new TreeMap<>();
    private final SortedMap<String, SortedSet<String>> readers = new TreeMap<>();

    Questions(Links links, UseFacts facts, Attribution.Result attributed) {
        this.links = links;
        this.facts = facts;
        this.attributed = attributed;
        this.allowed = new Allowed(facts.inventory().acls());
        attributed.applications().forEach(application -> {
            application.writes().keySet().forEach(topic -> names(writers, topic).add(application.name()));
            application.reads().keySet().forEach(topic -> names(readers, topic).add(application.name()));
        });
    }

    private static SortedSet<String> names(Map<String, SortedSet<String>> byTopic, String topic) {
        return byTopic.computeIfAbsent(topic, any -> new TreeSet<>());
    }

    private SortedSet<String> writersOf(Collection<String> topics) {
        return topics.stream()
                .flatMap(topic -> writers.getOrDefault(topic, new TreeSet<>()).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    List<Question> ask() {
        List<Question> questions = new ArrayList<>();
        questions.addAll(activeWriters());
        questions.addAll(silentTopics());
        attributed.unclear().forEach(commit -> questions.add(groupUnclear(commit)));
        connectors(questions);
        clients(questions);
        return questions;
    }

    /** One question for all topics that the same unknown producers write. */
    private List<Question> activeWriters() {
        Kinship<String> together = new Kinship<>();
        for (UnknownWriter writer : attributed.unknown()) {
            writer.topics().forEach(topic -> together.join(writer.topics().first(), topic));
        }
        return together.families().stream().map(this::activeWriter).toList();
    }

    private Question activeWriter(SortedSet<String> topics) {
        List<UnknownWriter> active = attributed.unknown().stream()
                .filter(writer -> writer.topics().stream().anyMatch(topic -> topics.contains(topic)))
                .sorted(Comparator.comparingLong(UnknownWriter::producerId))
                .toList();
        List<String> hints = new ArrayList<>();
        List<Long> ids = active.stream().map(UnknownWriter::producerId).toList();
        hints.add((ids.size() == 1 ? "producer " : "producers ") + Words.some(ids) + (ids.size() == 1 ? " is" : " are")
                + " active");
        SortedSet<String> groups = new TreeSet<>();
        active.forEach(writer -> groups.addAll(writer.possibleGroups()));
        if (!groups.isEmpty()) {
            hints.add("offsets of one of these groups are committed in the same transactions: " + Words.some(groups));
        }
        hints.addAll(hints(topics));
        SortedSet<String> known = writersOf(topics);
        return new Question(
                WaveError.WRITER_UNKNOWN,
                (known.isEmpty() ? "Who writes " : "Who else writes ")
                        + Words.some(topics)
                        + (known.isEmpty() ? "?" : ", besides " + Words.some(known) + "?"),
                hints,
                "name the application in migration.yaml, with these topics in its produces",
                topics);
    }

    private List<String> hints(SortedSet<String> topics) {
        List<String> hints = new ArrayList<>();
        SortedSet<String> principals = new TreeSet<>();
        topics.forEach(topic -> principals.addAll(allowed.writersOf(topic)));
        if (!principals.isEmpty()) {
            hints.add(Words.some(principals) + " may write by ACL");
        }
        SortedSet<String> reading = new TreeSet<>();
        topics.forEach(topic -> reading.addAll(readers.getOrDefault(topic, new TreeSet<>())));
        if (!reading.isEmpty()) {
            hints.add("read by " + Words.some(reading));
        }
        return hints;
    }

    /** Topics of which no writer is told; those with the same hints in one question. */
    private List<Question> silentTopics() {
        SortedSet<String> active = new TreeSet<>();
        attributed.unknown().forEach(writer -> active.addAll(writer.topics()));
        Map<String, SortedSet<String>> byHints = links.topics().stream()
                .filter(topic -> !writers.containsKey(topic) && !active.contains(topic))
                .filter(topic -> readers.containsKey(topic) || hasRecords(topic))
                .collect(Collectors.groupingBy(
                        topic -> String.join("; ", hints(new TreeSet<>(List.of(topic)))),
                        TreeMap::new,
                        Collectors.toCollection(TreeSet::new)));
        return byHints.values().stream().map(this::silent).toList();
    }

    private boolean hasRecords(String topic) {
        TopicInventory inventory =
                Objects.requireNonNull(facts.inventory().topics().get(topic));
        return inventory.partitions().stream()
                .mapToLong(PartitionInventory::endOffset)
                .anyMatch(end -> end != 0);
    }

    private Question silent(SortedSet<String> topics) {
        List<String> hints = new ArrayList<>();
        hints.add("no producer is told: none, or none that is idempotent, wrote lately");
        hints.addAll(hints(new TreeSet<>(List.of(topics.first()))));
        return new Question(
                WaveError.WRITER_UNKNOWN,
                "Who writes " + Words.some(topics) + "?",
                hints,
                "name the application in migration.yaml, with these topics in its produces; nothing if nobody writes"
                        + " there any more",
                topics);
    }

    private static Question groupUnclear(Attribution.UnclearCommit commit) {
        return new Question(
                WaveError.GROUP_UNCLEAR,
                "Which group does " + commit.who() + " of " + commit.application() + " read with?",
                List.of("it commits the offsets of one of these groups in its transactions: "
                        + Words.some(commit.groups())),
                "name the group and what it writes in one application of migration.yaml",
                commit.topics());
    }

    private void connectors(List<Question> questions) {
        SortedSet<String> named = new TreeSet<>();
        attributed.applications().stream()
                .filter(UsedApplication::isNamed)
                .forEach(application -> named.addAll(application.use().groups()));
        SortedSet<String> homeless = new TreeSet<>(links.services().homeless());
        homeless.removeAll(named);
        if (!homeless.isEmpty()) {
            questions.add(new Question(
                    WaveError.CONNECT_UNCLEAR,
                    "On which Connect cluster do these connectors run: " + Words.some(homeless) + "?",
                    List.of("Connect clusters by their groups: "
                            + Words.some(links.services().workers())),
                    "name each group in the application of its Connect cluster in migration.yaml",
                    new TreeSet<>()));
        }
    }

    /** Quotas name clients that may write and never commit an offset. */
    private void clients(List<Question> questions) {
        SortedSet<String> clients = new TreeSet<>();
        SortedSet<String> known = new TreeSet<>();
        attributed.applications().forEach(application -> {
            known.addAll(application.use().clientIds());
            known.addAll(application.use().principals());
        });
        for (ClientQuota quota : facts.inventory().quotas()) {
            String clientId = quota.entity().getOrDefault("client-id", "");
            String user = quota.entity().getOrDefault("user", "");
            if (isUnknown(clientId, known) && !known.contains("User:" + user)) {
                clients.add("client id " + clientId);
            } else if (clientId.isEmpty() && isUnknown(user, known) && !known.contains("User:" + user)) {
                clients.add("user " + user);
            }
        }
        if (!clients.isEmpty()) {
            questions.add(new Question(
                    WaveError.CLIENT_UNKNOWN,
                    "Which applications do these clients belong to: " + Words.some(clients) + "?",
                    List.of("each has a quota of its own"),
                    "name them in clientIds and principals of their applications in migration.yaml",
                    new TreeSet<>()));
        }
    }

    private static boolean isUnknown(String name, SortedSet<String> known) {
        return !name.isEmpty() && !name.equals("<default>") && !known.contains(name);
    }
}
