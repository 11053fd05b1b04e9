package io.godwit.core.doctor;

import io.godwit.core.config.Migration;
import io.godwit.core.config.OffsetsConfig;
import io.godwit.core.config.Policies;
import io.godwit.core.config.Selection;
import io.godwit.core.config.TestMigrations;
import io.godwit.core.config.TopicSelection;
import io.godwit.core.error.ErrorCode;
import io.godwit.core.finding.Finding;
import io.godwit.core.finding.Severity;
import io.godwit.core.model.AllowedOperations;
import io.godwit.core.model.BrokerInventory;
import io.godwit.core.model.ClusterInventory;
import io.godwit.core.model.ClusterVersion;
import io.godwit.core.model.GroupInventory;
import io.godwit.core.model.InventoryPart;
import io.godwit.core.model.OpenTransaction;
import io.godwit.core.model.PartitionInventory;
import io.godwit.core.model.TopicInventory;
import io.godwit.core.offsets.TargetAbilities;
import io.godwit.core.plan.PlanMemory;
import io.godwit.core.plan.Planner;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Two healthy clusters of three brokers, to which a test adds what a rule should find. */
final class DoctorFixture {
    static final Instant NOW = Instant.parse("2026-11-24T03:00:00Z");
    static final long GIB = 1L << 30;

    final Side source = new Side("source-id", "2.8");
    final Side target = new Side("target-id", "4.3");
    String include = ".*";
    Policies policies = new Policies(OptionalInt.empty(), Map.of(), Set.of());
    final SortedMap<String, RecordAge> ages = new TreeMap<>();
    final List<Finding> refusals = new ArrayList<>();
    PlanMemory memory = PlanMemory.empty();
    CopyOutlook outlook = CopyOutlook.unknown();
    Optional<TargetAbilities> abilities = Optional.empty();
    boolean batch;

    /** One cluster under construction. */
    static final class Side {
        final String id;
        String release;
        final SortedMap<String, TopicInventory> topics = new TreeMap<>();
        final SortedMap<String, GroupInventory> groups = new TreeMap<>();
        final SortedMap<String, String> brokerConfigs = new TreeMap<>(Map.of(
                "message.max.bytes", "1048588",
                "log.segment.bytes", "1073741824",
                "min.insync.replicas", "1",
                "compression.type", "producer",
                "log.message.timestamp.type", "CreateTime"));
        AllowedOperations allowed = AllowedOperations.unknown();
        final List<OpenTransaction> transactions = new ArrayList<>();
        final List<Finding> unread = new ArrayList<>();
        List<BrokerInventory.LogDir> logDirs = List.of(new BrokerInventory.LogDir("/data", 0, 1_000 * GIB, 900 * GIB));

        Side(String id, String release) {
            this.id = id;
            this.release = release;
        }

        Side topic(String name, Map<String, String> explicit) {
            return topic(name, 2, 3, explicit, 0, 100, 1_000_000);
        }

        Side topic(
                String name,
                int partitions,
                int replicas,
                Map<String, String> explicit,
                long start,
                long end,
                long bytes) {
            List<Integer> nodes = IntStream.rangeClosed(1, replicas).boxed().toList();
            List<PartitionInventory> all = IntStream.range(0, partitions)
                    .mapToObj(number -> new PartitionInventory(number, 1, nodes, nodes, start, end, bytes / partitions))
                    .toList();
            SortedMap<String, String> configs = new TreeMap<>(Map.of(
                    "cleanup.policy", "delete",
                    "retention.ms", "604800000",
                    "retention.bytes", "-1",
                    "max.message.bytes", "1048588",
                    "segment.bytes", "1073741824",
                    "min.insync.replicas", "1",
                    "compression.type", "producer",
                    "message.timestamp.type", "CreateTime"));
            configs.putAll(explicit);
            topics.put(name, new TopicInventory(name, Optional.empty(), false, all, configs, new TreeMap<>(explicit)));
            return this;
        }

        Side group(String name, int members) {
            List<GroupInventory.Member> all = IntStream.range(0, members)
                    .mapToObj(
                            number -> new GroupInventory.Member("m" + number, "client", "/10.0.0." + number, List.of()))
                    .toList();
            groups.put(
                    name,
                    new GroupInventory(
                            name, "Classic", "consumer", members > 0 ? "Stable" : "Empty", all, new TreeMap<>()));
            return this;
        }

        ClusterInventory inventory() {
            List<BrokerInventory> brokers = IntStream.rangeClosed(1, 3)
                    .mapToObj(number ->
                            new BrokerInventory(number, "host", 9092, Optional.empty(), false, brokerConfigs, logDirs))
                    .toList();
            return new ClusterInventory(
                    id,
                    new ClusterVersion(release, "-", Map.of()),
                    brokers,
                    topics,
                    groups,
                    List.of(),
                    List.of(),
                    List.of(),
                    transactions,
                    allowed,
                    unread,
                    InventoryPart.all());
        }
    }

    Migration migration() {
        Migration plain = TestMigrations.with(
                "test",
                Map.of("bootstrap.servers", "a:9092"),
                Map.of("bootstrap.servers", "b:9092"),
                new TopicSelection(new Selection(List.of(Pattern.compile(include)), List.of()), Map.of()),
                Selection.all(),
                policies);
        return batch ? TestMigrations.batch(plain, OffsetsConfig.STANDARD) : plain;
    }

    DoctorFacts facts() {
        Migration migration = migration();
        return new DoctorFacts(
                migration,
                source.inventory(),
                target.inventory(),
                Planner.plan(migration, source.inventory(), target.inventory(), memory),
                memory,
                ages,
                refusals,
                abilities,
                outlook,
                NOW);
    }

    List<Finding> findings(ErrorCode code) {
        return Doctor.examine(facts()).withCode(code);
    }

    List<Severity> severities(ErrorCode code) {
        return findings(code).stream().map(Finding::severity).toList();
    }
}
