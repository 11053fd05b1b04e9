package io.godwit.core.offsets;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.core.config.Migration;
import io.godwit.core.config.OffsetsConfig;
import io.godwit.core.config.TestMigrations;
import io.godwit.core.model.AllowedOperations;
import io.godwit.core.model.ClusterInventory;
import io.godwit.core.model.ClusterVersion;
import io.godwit.core.model.InventoryPart;
import io.godwit.core.model.PartitionId;
import io.godwit.core.model.PartitionInventory;
import io.godwit.core.model.TopicInventory;
import io.godwit.core.offsets.PartitionOutlook.Kind;
import io.godwit.core.offsets.TargetAbilities.Ability;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class OffsetPlannerTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final SortedMap<String, TopicInventory> source = new TreeMap<>();
    private final SortedMap<String, TopicInventory> target = new TreeMap<>();
    private final SortedMap<String, SortedSet<String>> allowedTopics = new TreeMap<>();
    private Optional<SortedSet<String>> allowedCluster = Optional.empty();
    private String release = "4.3";
    private OffsetsConfig config = OffsetsConfig.STANDARD;
    private Optional<TargetAbilities> abilities = Optional.empty();
    private Set<PartitionId> mapped = Set.of();

    @Test
    void shouldPadALogThatBeginsAboveZeroAndTellWhatThatCosts() {
        source.put("order", topic("order", "delete", 0, 900_000_000));

        OffsetOutlook outlook = plan();

        assertThat(partitions(outlook)).extracting(PartitionOutlook::kind).containsOnly(Kind.IDENTICAL);
        assertThat(outlook.paddingOffsets()).isEqualTo(OptionalLong.of(900_000_000));
        assertThat(outlook.paddingSeconds()).isEqualTo(OptionalDouble.of(100));
        assertThat(outlook.paddingBytes()).isEqualTo(OptionalLong.of(675_000_000));
    }

    @Test
    void shouldMapAboveTheLimit() {
        config = new OffsetsConfig(true, 1_000, 10);
        source.put("order", topic("order", "delete", 1_000, 1_001));

        assertThat(partitions(plan()))
                .containsExactly(
                        new PartitionOutlook(0, Kind.IDENTICAL, OptionalLong.of(1_000), Optional.empty()),
                        new PartitionOutlook(
                                1,
                                Kind.MAPPED,
                                OptionalLong.of(0),
                                Optional.of("its log begins at offset 1,001, mirror.offsets.maxPadding is 1,000")));
    }

    @Test
    void shouldSayThatItDoesNotKnowInsteadOfZero() {
        source.put("order", topic("order", "delete", 0, -1));

        OffsetOutlook outlook = plan();

        assertThat(partitions(outlook))
                .extracting(PartitionOutlook::kind)
                .containsExactly(Kind.IDENTICAL, Kind.UNKNOWN);
        assertThat(outlook.paddingOffsets()).isEmpty();
        assertThat(outlook.paddingSeconds()).isEmpty();
        assertThat(outlook.paddingBytes()).isEmpty();
    }

    @Test
    void shouldNotPadACompactedTopic() {
        source.put("state", topic("state", "compact,delete", 0, 7));

        assertThat(partitions(plan())).extracting(PartitionOutlook::kind).containsExactly(Kind.IDENTICAL, Kind.MAPPED);
    }

    @Test
    void shouldBelieveTheBrokersWhatIsAllowedAsLongAsNothingWasTried() {
        source.put("order", topic("order", "delete", 5));
        allowedCluster = Optional.of(new TreeSet<>(Set.of("DESCRIBE", "ALTER")));
        assertThat(only().kind()).isEqualTo(Kind.IDENTICAL);

        release = "3.7";
        assertThat(only())
                .isEqualTo(new PartitionOutlook(
                        0,
                        Kind.IDENTICAL_TO_FIRST_HOLE,
                        OptionalLong.of(5),
                        Optional.of("CLUSTER_ACTION on the cluster is missing on the target")));

        allowedTopics.put("order", new TreeSet<>(Set.of("WRITE")));
        assertThat(only())
                .isEqualTo(new PartitionOutlook(
                        0,
                        Kind.MAPPED,
                        OptionalLong.of(0),
                        Optional.of("DELETE on the topic is missing on the target")));
    }

    @Test
    void shouldBelieveWhatWasTriedMoreThanWhatIsSaid() {
        source.put("order", topic("order", "delete", 5));
        allowedCluster = Optional.of(new TreeSet<>(Set.of("DESCRIBE")));
        abilities = Optional.of(new TargetAbilities(
                NOW, Ability.WORKS, Ability.WORKS, Ability.refused("NOT_AUTHORIZED"), Ability.WORKS));

        assertThat(only().reason()).contains("DeleteRecords was refused: NOT_AUTHORIZED");
        assertThat(plan().triedAt()).contains(NOW);
    }

    @Test
    void shouldSayWhatTheConfigurationAsksFor() {
        source.put("order", topic("order", "delete", 0, 5));
        config = new OffsetsConfig(false, 1_000, 10);

        assertThat(partitions(plan()))
                .extracting(PartitionOutlook::kind)
                .containsExactly(Kind.IDENTICAL_TO_FIRST_HOLE, Kind.MAPPED);
        assertThat(partitions(plan()))
                .extracting(PartitionOutlook::reason)
                .containsOnly(Optional.of("mirror.offsets.mode is mapped"));
    }

    @Test
    void shouldNotPadAgainWhatIsBeingCopiedAndKnowWhatIsMapped() {
        source.put("order", topic("order", "delete", 5, 5));
        target.put("order", topic("order", "delete", 5, 5));
        mapped = Set.of(new PartitionId("order", 1));

        assertThat(partitions(plan()))
                .containsExactly(
                        new PartitionOutlook(0, Kind.IDENTICAL, OptionalLong.of(0), Optional.empty()),
                        new PartitionOutlook(
                                1,
                                Kind.MAPPED,
                                OptionalLong.of(0),
                                Optional.of("what is copied has other offsets already")));
    }

    @Test
    void shouldTellNothingOfAnEngineThatDoesNotKeepOffsets() {
        Migration plain = TestMigrations.between("crm", "old:9092", "new:9092");

        assertThat(OffsetPlanner.plan(plain, inventory(source), inventory(target), abilities, mapped))
                .isEmpty();
    }

    private OffsetOutlook plan() {
        return OffsetPlanner.plan(
                        TestMigrations.batch(TestMigrations.between("crm", "old:9092", "new:9092"), config),
                        inventory(source),
                        inventory(target),
                        abilities,
                        mapped)
                .orElseThrow();
    }

    private PartitionOutlook only() {
        return partitions(plan()).get(0);
    }

    private static List<PartitionOutlook> partitions(OffsetOutlook outlook) {
        return outlook.topics().get(0).partitions();
    }

    private static TopicInventory topic(String name, String policy, long... starts) {
        List<PartitionInventory> partitions = new ArrayList<>();
        for (int number = 0; number < starts.length; number++) {
            partitions.add(new PartitionInventory(
                    number, 1, List.of(1), List.of(1), starts[number], Math.max(0, starts[number]) + 10, 0));
        }
        SortedMap<String, String> configs = new TreeMap<>(Map.of("cleanup.policy", policy));
        return new TopicInventory(name, Optional.empty(), false, partitions, configs, configs);
    }

    private ClusterInventory inventory(SortedMap<String, TopicInventory> topics) {
        return new ClusterInventory(
                "id",
                new ClusterVersion(release, "-", Map.of()),
                List.of(),
                topics,
                new TreeMap<>(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new AllowedOperations(allowedCluster, allowedTopics, new TreeMap<>()),
                List.of(),
                InventoryPart.all());
    }
}
