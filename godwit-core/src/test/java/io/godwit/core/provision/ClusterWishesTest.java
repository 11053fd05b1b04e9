package io.godwit.core.provision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.godwit.core.error.AwsError;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClusterWishesTest {
    private static final SizeOption CHOSEN =
            new SizeOption("standard", "m7g.large", 6, Optional.of(500), VolumeOptions.PLAIN, false, true);

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
                .with(new SizeOption(
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
                new Wishes().with(new SizeOption("standard", "m7g.4xlarge", 3, Optional.of(100), both, false, true));
        Wishes typed = new Wishes().with(CHOSEN);
        typed.tiered = true;
        typed.throughputMib = Optional.of(300);

        assertThat(chosen.checked().volumes()).isEqualTo(both);
        assertThat(typed.checked().volumes()).isEqualTo(new VolumeOptions(true, Optional.of(300)));
        assertThat(new Wishes().with(CHOSEN).checked().volumes()).isEqualTo(VolumeOptions.PLAIN);
    }

    @Test
    void shouldRefuseVolumesThatTheBrokersCannotHave() {
        Wishes wishes = new Wishes().with(CHOSEN);
        wishes.instanceType = Optional.of("kafka.t3.small");
        wishes.version = Optional.of("3.5.1");
        wishes.storageGib = Optional.of(5);
        wishes.tiered = true;
        wishes.throughputMib = Optional.of(2000);

        assertThat(wishes.failure(List.of()).problems())
                .extracting(Problem::path)
                .containsExactly("--tiered", "--tiered", "--throughput-mib", "--throughput-mib");
    }

    @Test
    void shouldRefuseVolumesOfExpressBrokers() {
        Wishes wishes = new Wishes()
                .with(new SizeOption("express", "m7g.large", 3, Optional.empty(), VolumeOptions.PLAIN, false, false));
        wishes.tiered = true;
        wishes.throughputMib = Optional.of(300);

        assertThat(wishes.failure(List.of()).problems())
                .extracting(Problem::path)
                .containsExactly("--tiered", "--throughput-mib");
    }

    @Test
    void shouldRefuseGrowthOfExpressBrokers() {
        Wishes wishes = new Wishes()
                .with(new SizeOption("express", "m7g.large", 3, Optional.empty(), VolumeOptions.PLAIN, false, false));
        wishes.storageMostGib = Optional.of(100);

        assertThat(wishes.failure(List.of()).problems()).singleElement().satisfies(problem -> assertThat(problem.path())
                .isEqualTo("--storage-max-gib"));
    }

    /** A valid cluster but for its size, to be changed. */
    private static final class Wishes {
        Optional<String> name = Optional.of("crm");
        Optional<String> version = Optional.of("3.9.x.kraft");
        Optional<SizeOption> size = Optional.empty();
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

        Wishes with(SizeOption option) {
            size = Optional.of(option);
            return this;
        }

        WantedCluster checked() {
            return checked(List.of());
        }

        WantedCluster checked(List<Problem> others) {
            return new ClusterWishes(
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
