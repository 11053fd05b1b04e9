package io.godwit.core.waves;

import io.godwit.core.waves.WaveEdge.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** The edges that follow from who reads and writes what. */
final class WaveEdges {
    private final SortedSet<WaveEdge> edges = new TreeSet<>();

    private WaveEdges() {}

    static List<WaveEdge> of(List<UsedApplication> applications, List<Tie> ties) {
        WaveEdges made = new WaveEdges();
        SortedMap<String, List<UsedApplication>> readers =
                by(applications, application -> application.reads().keySet());
        SortedMap<String, List<UsedApplication>> writers =
                by(applications, application -> application.writes().keySet());
        writers.forEach((topic, writing) -> {
            made.neighbours(writing, Kind.SAME_TOPIC, Optional.of(topic), "both write " + topic);
            for (UsedApplication reader : readers.getOrDefault(topic, List.of())) {
                writing.forEach(writer -> made.readerAndWriter(reader, writer, topic));
            }
        });
        by(applications, application -> application.use().groups())
                .forEach((group, sharing) ->
                        made.neighbours(sharing, Kind.SAME_GROUP, Optional.empty(), "both use the group " + group));
        ties.forEach(tie ->
                made.edges.add(new WaveEdge(tie.one(), tie.other(), Kind.TRANSACTION, Optional.empty(), tie.reason())));
        return List.copyOf(made.edges);
    }

    private static SortedMap<String, List<UsedApplication>> by(
            List<UsedApplication> applications, Function<UsedApplication, Collection<String>> names) {
        SortedMap<String, List<UsedApplication>> byName = new TreeMap<>();
        applications.forEach(application -> names.apply(application)
                .forEach(name ->
                        byName.computeIfAbsent(name, key -> new ArrayList<>()).add(application)));
        return byName;
    }

    /** One edge from each to the next is enough to hold all together. */
    private void neighbours(List<UsedApplication> sharing, Kind kind, Optional<String> topic, String reason) {
        List<String> names =
                sharing.stream().map(UsedApplication::name).sorted().toList();
        for (int index = 1; index < names.size(); index++) {
            String from = names.get(index - 1);
            String to = names.get(index);
            edges.add(new WaveEdge(from, to, kind, topic, from + " and " + to + " " + reason));
        }
    }

    private void readerAndWriter(UsedApplication reader, UsedApplication writer, String topic) {
        if (reader.name().equals(writer.name())) {
            return;
        }
        String reason = reader.name() + " reads " + topic + " (" + known(reader.reads(), topic) + "), which "
                + writer.name() + " writes (" + known(writer.writes(), topic) + ")";
        boolean chain = reader.processesInTransactions() && writer.processesInTransactions();
        edges.add(new WaveEdge(
                reader.name(), writer.name(), chain ? Kind.CHAIN : Kind.BEFORE, Optional.of(topic), reason));
    }

    private static String known(SortedMap<String, String> use, String topic) {
        return Objects.requireNonNull(use.get(topic));
    }
}
