package io.godwit.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.core.config.Migration;
import io.godwit.core.config.TestMigrations;
import io.godwit.core.model.ClusterInventory;
import io.godwit.core.model.TopicInventory;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PlannerProperties {
    private static final Migration MIGRATION = TestMigrations.between("crm", "source:9092", "target:9092");

    @Property(tries = 300)
    void neverDeletesAndNeverShrinks(
            @ForAll("sourceTopics") Collection<TopicInventory> source,
            @ForAll("targetTopics") Collection<TopicInventory> target) {
        ClusterInventory before = target(target);
        Inventories.World after = new Inventories.World(before, PlanMemory.empty()).apply(plan(source, before));

        assertThat(after.target().topics().keySet()).containsAll(before.topics().keySet());
        before.topics().forEach((name, topic) -> assertThat(
                        after.target().topics().getOrDefault(name, topic).partitions())
                .hasSizeGreaterThanOrEqualTo(topic.partitions().size()));
    }

    @Property(tries = 300)
    void hasNothingLeftToDoWhenItWasApplied(
            @ForAll("sourceTopics") Collection<TopicInventory> source,
            @ForAll("targetTopics") Collection<TopicInventory> target) {
        ClusterInventory before = target(target);
        Inventories.World after = new Inventories.World(before, PlanMemory.empty()).apply(plan(source, before));

        Plan again = Planner.plan(MIGRATION, source(source), after.target(), after.memory());

        assertThat(again.steps()).isEmpty();
    }

    @Property(tries = 100)
    void isTheSameForTheSameClusters(
            @ForAll("sourceTopics") Collection<TopicInventory> source,
            @ForAll("targetTopics") Collection<TopicInventory> target) {
        PlanDocument one = PlanDocument.of(plan(source, target(target)), Instant.EPOCH);
        PlanDocument other = PlanDocument.of(plan(List.copyOf(source), target(target)), Instant.now());

        assertThat(other.hash()).isEqualTo(one.hash());
        assertThat(PlanDocument.parse(one.toJson(), "plan.json")).isEqualTo(one);
    }

    @Property(tries = 200)
    void anInterruptedApplyIsNoDriftAndTheRestIsLeft(
            @ForAll("sourceTopics") Collection<TopicInventory> source,
            @ForAll("targetTopics") Collection<TopicInventory> target,
            @ForAll int cut) {
        ClusterInventory before = target(target);
        Plan planned = plan(source, before);
        int done = planned.steps().isEmpty()
                ? 0
                : Math.floorMod(cut, planned.steps().size() + 1);
        Plan part = new Plan(
                planned.migration(),
                planned.source(),
                planned.target(),
                planned.steps().subList(0, done),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        Inventories.World world = new Inventories.World(before, PlanMemory.empty()).apply(part);

        PlanProgress progress =
                PlanProgress.of(planned, Planner.plan(MIGRATION, source(source), world.target(), world.memory()));

        assertThat(progress.drifts()).isEmpty();
        assertThat(progress.remaining())
                .isEqualTo(planned.steps().subList(done, planned.steps().size()));
    }

    private static Plan plan(Collection<TopicInventory> source, ClusterInventory target) {
        return Planner.plan(MIGRATION, source(source), target, PlanMemory.empty());
    }

    private static ClusterInventory source(Collection<TopicInventory> topics) {
        return Inventories.cluster("source-id", "2.8", 3, topics, List.of());
    }

    private static ClusterInventory target(Collection<TopicInventory> topics) {
        return Inventories.cluster("target-id", "4.3", 3, topics, List.of());
    }

    @Provide
    Arbitrary<Collection<TopicInventory>> sourceTopics() {
        return unique(Combinators.combine(names(), Arbitraries.integers().between(1, 5), configs())
                .as((name, partitions, configs) -> Inventories.topic(name, partitions, 2, configs)));
    }

    @Provide
    Arbitrary<Collection<TopicInventory>> targetTopics() {
        return unique(Combinators.combine(
                        names(), Arbitraries.integers().between(1, 5), Arbitraries.of(0L, 0L, 9L), configs())
                .as((name, partitions, end, configs) -> Inventories.targetTopic(name, partitions, 2, end, configs)));
    }

    private static Arbitrary<Collection<TopicInventory>> unique(Arbitrary<TopicInventory> topics) {
        return topics.list().ofMaxSize(6).map(list -> {
            Map<String, TopicInventory> byName = new TreeMap<>();
            list.forEach(topic -> byName.put(topic.name(), topic));
            return List.copyOf(byName.values());
        });
    }

    private static Arbitrary<String> names() {
        return Arbitraries.of("order", "price", "order-bad", "a.b", "a_b", "audit");
    }

    private static Arbitrary<Map<String, String>> configs() {
        return Arbitraries.maps(
                        Arbitraries.of(
                                "retention.ms",
                                "retention.bytes",
                                "segment.bytes",
                                "min.insync.replicas",
                                "message.format.version",
                                "message.timestamp.difference.max.ms",
                                "max.compaction.lag.ms"),
                        Arbitraries.of("-1", "1", "3", "100000"))
                .ofMaxSize(4)
                .flatMap(configs -> Arbitraries.of("delete", "compact", "compact,delete", "delete,compact")
                        .map(policy -> {
                            Map<String, String> all = new TreeMap<>(configs);
                            all.put("cleanup.policy", policy);
                            return all;
                        }));
    }
}
