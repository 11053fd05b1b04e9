package io.godwit.core.assess;

import io.godwit.core.assess.facts.ClusterFacts;
import io.godwit.core.assess.facts.Facts;
import io.godwit.core.assess.facts.Facts.CollectionProblem;
import io.godwit.core.assess.facts.Facts.LogWindow;
import io.godwit.core.assess.facts.GroupFacts;
import io.godwit.core.assess.facts.ProducerFacts;
import io.godwit.core.assess.log.HourlyAmounts;
import io.godwit.core.assess.log.LogHistory;
import io.godwit.core.assess.log.TimeGrid;
import io.godwit.core.assess.log.TopicHistory;
import io.godwit.core.assess.metrics.MetricsReading;
import io.godwit.core.assess.metrics.MonitoringHistory;
import io.godwit.core.model.BrokerInventory;
import io.godwit.core.model.PartitionInventory;
import io.godwit.core.model.TopicInventory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** A healthy source of three brokers, to which a test adds what it is about. */
final class AssessorFixture {
    static final Instant NOW = Instant.parse("2026-11-20T13:30:00Z");
    static final TimeGrid GRID = TimeGrid.endingAt(NOW, Duration.ofDays(7));

    final SortedMap<String, String> brokerConfigs = new TreeMap<>(Map.of(
            "log.retention.hours", "168", "unclean.leader.election.enable", "false", "listeners", "PLAINTEXT://:9092"));
    final List<TopicInventory> topics = new ArrayList<>();
    final List<TopicHistory> histories = new ArrayList<>();
    final List<GroupFacts> groups = new ArrayList<>();
    final List<ProducerFacts> producers = new ArrayList<>();
    final SortedMap<String, Integer> acls = new TreeMap<>();
    final List<String> scramUsers = new ArrayList<>();
    final List<MetricsReading> metrics = new ArrayList<>();
    final List<CollectionProblem> problems = new ArrayList<>();
    String release = "3.6";
    Optional<MonitoringHistory> monitoring = Optional.empty();
    Optional<LogWindow> window = Optional.empty();
    OptionalDouble copyRate = OptionalDouble.of(100e6);
    long futureRecords;

    /** With as many bytes in each hour, in records of 1,000. */
    AssessorFixture topic(String name, int partitions, Map<String, String> configs, long bytesAnHour) {
        return topic(name, partitions, 3, configs, bytesAnHour, 1);
    }

    /** @param skew how much more the first partition has than the mean */
    AssessorFixture topic(
            String name, int partitions, int replicas, Map<String, String> configs, long bytesAnHour, double skew) {
        List<Integer> nodes = IntStream.rangeClosed(1, replicas).boxed().toList();
        long bytes = bytesAnHour * 168;
        List<Long> shares = new ArrayList<>();
        List<PartitionInventory> all = new ArrayList<>();
        for (int number = 0; number < partitions; number++) {
            double share = number == 0 ? skew / partitions : (1 - skew / partitions) / Math.max(1, partitions - 1);
            shares.add((long) (bytes * share));
            all.add(new PartitionInventory(
                    number, 1, nodes, nodes, 0, (long) (bytes * share / 1_000), (long) (bytes * share)));
        }
        SortedMap<String, String> effective =
                new TreeMap<>(Map.of("cleanup.policy", "delete", "retention.ms", "604800000"));
        effective.putAll(configs);
        topics.add(new TopicInventory(name, Optional.empty(), false, all, effective, new TreeMap<>(configs)));
        long[] amounts = new long[GRID.hours()];
        Arrays.fill(amounts, bytesAnHour);
        long[] records = Arrays.stream(amounts).map(amount -> amount / 1_000).toArray();
        histories.add(new TopicHistory(
                name, HourlyAmounts.of(amounts), HourlyAmounts.of(records), TopicHistory.Resolution.HOUR, shares));
        return this;
    }

    AssessorFixture group(String name, int members, String... read) {
        SortedMap<String, Long> lags = new TreeMap<>();
        List.of(read).forEach(topic -> lags.put(topic, 5L));
        SortedSet<String> clients = members == 0 ? new TreeSet<>() : new TreeSet<>(List.of("client-1@10.0.0.1"));
        groups.add(
                new GroupFacts(name, "Classic", "consumer", members == 0 ? "Empty" : "Stable", members, clients, lags));
        return this;
    }

    Facts facts() {
        List<BrokerInventory> brokers = IntStream.rangeClosed(1, 3)
                .mapToObj(id -> new BrokerInventory(
                        id,
                        "broker-" + id,
                        9092,
                        Optional.empty(),
                        false,
                        brokerConfigs,
                        List.of(new BrokerInventory.LogDir("/data", 1_000, 10_000, 9_000))))
                .toList();
        ClusterFacts cluster = new ClusterFacts(
                "id-1",
                release,
                "KRaft",
                brokers,
                topics,
                groups,
                acls,
                new TreeSet<>(),
                List.of(),
                scramUsers,
                new TreeSet<>(),
                producers,
                new TreeSet<>(List.of("topics")));
        return new Facts(
                Facts.VERSION,
                NOW,
                "crm",
                false,
                cluster,
                new LogHistory(
                        GRID.start(),
                        GRID.hours(),
                        NOW,
                        histories,
                        1_234,
                        futureRecords,
                        futureRecords > 0 ? List.of("orders") : List.of(),
                        List.of()),
                window,
                metrics,
                monitoring,
                copyRate,
                problems);
    }

    Assessment assess() {
        return Assessor.assess(facts(), OptionalDouble.empty());
    }

    /** Findings with this code. */
    List<AssessedFinding> findings(String code) {
        return assess().findings().stream()
                .filter(finding -> finding.code().equals(code))
                .toList();
    }
}
