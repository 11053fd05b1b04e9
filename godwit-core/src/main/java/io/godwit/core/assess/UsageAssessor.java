package io.godwit.core.assess;

import io.godwit.core.assess.UsageGraph.Edge;
import io.godwit.core.assess.facts.ClusterFacts;
import io.godwit.core.assess.facts.ProducerFacts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Who reads and writes what. */
final class UsageAssessor {
    private static final Comparator<Edge> ORDER =
            Comparator.comparing(Edge::from).thenComparing(Edge::to);

    private UsageAssessor() {}

    static UsageGraph usage(ClusterFacts cluster) {
        Map<List<String>, Edge> writes = new TreeMap<>(Comparator.comparing(List::toString));
        for (ProducerFacts producer : cluster.producers()) {
            String writer = producer.transactionalId().orElse("producer " + producer.producerId());
            writes.put(List.of(writer, producer.topic()), new Edge(writer, producer.topic(), true));
        }
        List<Edge> reads = new ArrayList<>();
        cluster.groups().forEach(group -> group.topics()
                .keySet()
                .forEach(topic -> reads.add(new Edge(topic, group.name(), group.members() > 0))));
        return new UsageGraph(
                writes.values().stream().sorted(ORDER).toList(),
                reads.stream().sorted(ORDER).toList());
    }
}
