package io.godwit.core.provision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.godwit.core.error.AwsError;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.Problem;
import io.godwit.core.size.Catalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClusterWishesTest {
    private static final ChosenSize CHOSEN =
            new ChosenSize("standard", "m7g.large", 6, Optional.of(500), VolumeOptions.PLAIN, false, true);

    @Test
    void shouldTakeASizeThatWasChosen() {
        WantedCluster cluster = new Wishes().with(CHOSEN).checked();

        assertThat(cluster.size())
                .isEqualTo(new ClusterSize(BrokerFamily.STANDARD, "kafka.m7g.large", 6, Optional.of(500)));
        assertThat(cluster.storageScaling()).contains(new StorageScaling(2000, 60));
        assertThat(cluster.encryptionKey().kind()).isEqualTo(EncryptionKey.Kind.AWS);
    }

    @Test
    void shouldLetTypedFiguresWin() {
        Wishes wishes = new Wishes().with(CHOSEN);
        wishes.brokers = Optional.of(9);
        wishes.storageGib = Optional.of(9000);

        assertThat(wishes.checked().size())
                .isEqualTo(new ClusterSize(BrokerFamily.STANDARD, "kafka.m7g.large", 9, Optional.of(9000)));
        assertThat(wishes.checked().storageScaling()).contains(new StorageScaling(16_384, 60));
    }

    @Test
    void shouldGiveExpressBrokersNoVolumes() {
        WantedCluster cluster = new Wishes()
                .with(new ChosenSize(
                        "express", "express.m7g.large", 3, Optional.empty(), VolumeOptions.PLAIN, false, false))
                .checked();

        assertThat(cluster.isExpress()).isTrue();
        assertThat(cluster.storageScaling()).isEmpty();
    }

    @Test
    void shouldSwitchGrowthOffWithZero() {
        Wishes wishes = new Wishes().with(CHOSEN);
        wishes.storageMostGib = Optional.of(0);

        assertThat(wishes.checked().storageScaling()).isEmpty();
    }

    @Test
    void shouldTellEverythingThatIsWrongAtOnce() {
        Wishes wishes = new Wishes();
        wishes.name = Optional.of("crm_1");
        wishes.version = Optional.of("latest");
        wishes.family = Optional.of("serverless");
        wishes.key = "mine";
        wishes.monitoring = "all";
        wishes.tags = Map.of("aws:x", "y");

        GodwitException error = wishes.failure(List.of(new Problem("--vpc", 0, "x", "wrong")));

        assertThat(error.code()).isEqualTo(AwsError.INVALID_CLUSTER);
        assertThat(error.problems())
                .extracting(Problem::path)
                .containsExactlyInAnyOrder(
                        "--name",
                        "--kafka-version",
                        "--family",
                        "--instance-type",
                        "--brokers",
                        "--kms-key",
                        "--monitoring",
                        "--tag",
                        "--vpc");
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "2", "4", "63", "-3"})
    void shouldRefuseBrokersThatDoNotFitThreeZones(int brokers) {
        Wishes wishes = new Wishes().with(CHOSEN);
        wishes.brokers = Optional.of(brokers);

        assertThat(wishes.failure(List.of()).problems()).singleElement().satisfies(problem -> assertThat(problem.path())
                .isEqualTo("--brokers"));
    }

    @ParameterizedTest
    @CsvSource({"0,,--storage-gib", "16385,,--storage-gib", "100,99,--storage-max-gib", "100,16385,--storage-max-gib"})
    void shouldRefuseVolumesOutOfBounds(int gib, Integer most, String option) {
        Wishes wishes = new Wishes().with(CHOSEN);
        wishes.storageGib = Optional.of(gib);
        wishes.storageMostGib = Optional.ofNullable(most);

        assertThat(wishes.failure(List.of()).problems()).singleElement().satisfies(problem -> assertThat(problem.path())
                .isEqualTo(option));
    }

    @Test
    void shouldRefuseATargetOutOfMsksBounds() {
        Wishes wishes = new Wishes().with(CHOSEN);
        wishes.targetPercent = 81;

        assertThat(wishes.failure(List.of()).problems()).singleElement().satisfies(problem -> assertThat(problem.path())
                .isEqualTo("--storage-target-percent"));
    }

    @Test
    void shouldRefuseWhatDoesNotBelongToTheFamily() {
        Wishes wishes = new Wishes();
        wishes.family = Optional.of("express");
        wishes.instanceType = Optional.of("kafka.m7g.large");
        wishes.brokers = Optional.of(3);
        wishes.storageGib = Optional.of(100);

        assertThat(wishes.failure(List.of()).problems())
                .extracting(Problem::path)
                .containsExactly("--instance-type", "--storage-gib");
    }

    @Test
    void shouldTakeTieredStorageAndThroughputFromTheSizeOrFromOptions() {
        VolumeOptions both = new VolumeOptions(true, Optional.of(400));
        Wishes chosen =
                new Wishes().with(new ChosenSize("standard", "m7g.4xlarge", 3, Optional.of(100), both, false, true));
        Wishes typed = new Wishes().with(CHOSEN);
        typed.instanceType = Optional.of("m7g.4xlarge");
        typed.tiered = true;
        typed.throughputMib = Optional.of(300);

        assertThat(chosen.checked().volumes()).isEqualTo(both);
        assertThat(typed.checked().volumes()).isEqualTo(new VolumeOptions(true, Optional.of(300)));
        assertThat(new Wishes().with(CHOSEN).checked().volumes()).isEqualTo(VolumeOptions.PLAIN);
    }

    @Test
    void shouldTakeNoMoreThroughputOfARoundedSizeThanTheTypeHas() {
        VolumeOptions rounded = new VolumeOptions(false, Optional.of(313));
        VolumeOptions asItComes = new VolumeOptions(false, Optional.of(250));

        assertThat(new Wishes()
                        .with(new ChosenSize("standard", "m7g.2xlarge", 3, Optional.of(100), rounded, false, true))
                        .checked()
                        .volumes()
                        .throughputMib())
                .contains(312);
        assertThat(new Wishes()
                        .with(new ChosenSize("standard", "m7g.large", 3, Optional.of(100), asItComes, false, true))
                        .checked()
                        .volumes())
                .isEqualTo(VolumeOptions.PLAIN);
    }

    @Test
    void shouldRefuseVolumesThatTheBrokersCannotHave() {
        Wishes wishes = new Wishes().with(CHOSEN);
        wishes.instanceType = Optional.of("m7g.2xlarge");
        wishes.version = Optional.of("3.5.1");
        wishes.storageGib = Optional.of(5);
        wishes.tiered = true;
        wishes.throughputMib = Optional.of(400);
        Wishes small = new Wishes().with(CHOSEN);
        small.throughputMib = Optional.of(300);

        assertThat(wishes.failure(List.of()).problems())
                .extracting(Problem::path, Problem::rule)
                .containsExactly(
                        tuple("--tiered", "came with Kafka 3.6"),
                        tuple("--throughput-mib", "400 is out of 250 to 312, which kafka.m7g.2xlarge takes"),
                        tuple("--throughput-mib", "needs volumes of 10 GiB or more"));
        assertThat(small.failure(List.of()).problems())
                .extracting(Problem::rule)
                .containsExactly("cannot be provisioned for kafka.m7g.large; take a larger type");
    }

    @ParameterizedTest
    @CsvSource({
        "standard, kafka.m7g.larg, did you mean kafka.m7g.large?",
        "standard, m6g.large, It knows kafka.m5.large",
        "standard, kafka.t3.small, does not know it",
        "express, m5.large, It knows express.m7g.large",
    })
    void shouldRefuseTypesThatTheCatalogueDoesNotKnow(String family, String type, String told) {
        Wishes wishes = new Wishes();
        wishes.family = Optional.of(family);
        wishes.instanceType = Optional.of(type);
        wishes.brokers = Optional.of(3);
        wishes.storageGib = family.equals("standard") ? Optional.of(100) : Optional.empty();

        assertThat(wishes.failure(List.of()).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.path()).isEqualTo("--instance-type");
            assertThat(problem.rule()).contains(told, "catalogue of 20", "--catalog");
        });
    }

    @Test
    void shouldTakeATypeAndLimitsOfAnotherCatalogue() {
        Wishes wishes = new Wishes().with(CHOSEN);
        wishes.instanceType = Optional.of("m8g.large");
        wishes.brokers = Optional.of(63);
        wishes.catalog = Catalog.overlaid(
                """
                {"limits": {"brokersPerCluster": 90}, "standard": {"types": {"kafka.m8g.large": {"family": "m8g",
                 "vcpus": 2, "memoryGib": 8, "networkMibPerSecond": 117, "ebsMibPerSecond": 80,
                 "provisionedThroughputMibPerSecond": 0, "maximumIngressMbPerSecond": 7.2,
                 "recommendedPartitions": 1000, "maximumPartitions": 1500}}}}
                """,
                "ours.json");

        ClusterSize size = wishes.checked().size();

        assertThat(size.instanceType()).isEqualTo("kafka.m8g.large");
        assertThat(size.brokers()).isEqualTo(63);
    }

    @Test
    void shouldRefuseVolumesOfExpressBrokers() {
        Wishes wishes = new Wishes()
                .with(new ChosenSize("express", "m7g.large", 3, Optional.empty(), VolumeOptions.PLAIN, false, false));
        wishes.tiered = true;
        wishes.throughputMib = Optional.of(300);

        assertThat(wishes.failure(List.of()).problems())
                .extracting(Problem::path)
                .containsExactly("--tiered", "--throughput-mib");
    }

    @Test
    void shouldRefuseGrowthOfExpressBrokers() {
        Wishes wishes = new Wishes()
                .with(new ChosenSize("express", "m7g.large", 3, Optional.empty(), VolumeOptions.PLAIN, false, false));
        wishes.storageMostGib = Optional.of(100);

        assertThat(wishes.failure(List.of()).problems()).singleElement().satisfies(problem -> assertThat(problem.path())
                .isEqualTo("--storage-max-gib"));
    }

    /** A valid cluster but for its size, to be changed. */
    private static final class Wishes {
        Catalog catalog = Catalog.builtIn();
        Optional<String> name = Optional.of("crm");
        Optional<String> version = Optional.of("3.9.x.kraft");
        Optional<ChosenSize> size = Optional.empty();
        Optional<String> family = Optional.empty();
        Optional<String> instanceType = Optional.empty();
        Optional<Integer> brokers = Optional.empty();
        Optional<Integer> storageGib = Optional.empty();
        Optional<Integer> storageMostGib = Optional.empty();
        boolean tiered = false;
        Optional<Integer> throughputMib = Optional.empty();
        int targetPercent = 60;
        String key = "aws";
        String monitoring = "per-broker";
        Map<String, String> tags = Map.of("created-by", "godwit");

        Wishes with(ChosenSize option) {
            size = Optional.of(option);
            return this;
        }

        WantedCluster checked() {
            return checked(List.of());
        }

        WantedCluster checked(List<Problem> others) {
            return new ClusterWishes(
                            catalog,
                            name,
                            version,
                            size,
                            family,
                            instanceType,
                            brokers,
                            storageGib,
                            storageMostGib,
                            tiered,
                            throughputMib,
                            targetPercent,
                            key,
                            monitoring,
                            true,
                            tags)
                    .checked(SourceSettings.none(), new ArrayList<>(others));
        }

        GodwitException failure(List<Problem> others) {
            GodwitException failure = catchThrowableOfType(GodwitException.class, () -> checked(others));
            assertThat(failure).isNotNull();
            return failure;
        }
    }
}
