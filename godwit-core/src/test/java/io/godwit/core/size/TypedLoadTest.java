package io.godwit.core.size;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.godwit.core.error.GodwitException;
import io.godwit.core.error.Problem;
import io.godwit.core.error.SizeError;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypedLoadTest {
    static final Map<Figure, String> TEXTS = Map.of(
            Figure.INGRESS_AVERAGE, "10MiB/s",
            Figure.INGRESS_PEAK, "20 MiB/s",
            Figure.EGRESS_AVERAGE, "72GB/h",
            Figure.EGRESS_PEAK, "40MiB/s",
            Figure.PARTITION_REPLICAS, "1,600",
            Figure.RETENTION, "72h");

    @Test
    void shouldReadFigures() {
        LoadFigures load = new TypedLoad(TEXTS, true).figures();

        assertThat(load.ingressAverage()).isEqualTo(10 * Units.MEBI);
        assertThat(load.egressAverage()).isEqualTo(20_000_000);
        assertThat(load.partitionReplicas()).isEqualTo(1600);
        assertThat(load.retention()).contains(Duration.ofDays(3));
        assertThat(load.primaryRetention()).isEqualTo(Duration.ofDays(3));
        assertThat(load.tiered()).isFalse();
        assertThat(load.replicationFactor()).isEqualTo(3);
        assertThat(load.connections()).isEmpty();
    }

    @Test
    void shouldNameWhatIsMissing() {
        assertThat(new TypedLoad(Map.of(Figure.INGRESS_PEAK, "1MiB/s"), true).missing())
                .containsExactly(
                        Figure.INGRESS_AVERAGE,
                        Figure.EGRESS_AVERAGE,
                        Figure.EGRESS_PEAK,
                        Figure.PARTITION_REPLICAS,
                        Figure.RETENTION);
    }

    @ParameterizedTest
    @CsvSource({
        "INGRESS_AVERAGE, 30MiB/s, ingress-peak, the peak is below the average",
        "EGRESS_PEAK, 1KiB/s, egress-peak, the peak is below the average",
        "INGRESS_AVERAGE, 0MiB/s, ingress-average, has to be more than 0",
        "INGRESS_PEAK, 1000TB/s, ingress-peak, more than 1 TiB/s",
        "EGRESS_AVERAGE, -5MiB/s, egress-average, has to be more than 0",
        "PARTITION_REPLICAS, 0, partition-replicas, below one partition",
        "PARTITION_REPLICAS, -6, partition-replicas, below one partition",
        "PARTITION_REPLICAS, 99999999999, partition-replicas, no cluster carries",
        "RETENTION, 0h, retention, has to be more than 0",
        "RETENTION, -3h, retention, has to be more than 0",
        "RETENTION, 99999d, retention, more than 100 years",
        "PRIMARY_RETENTION, 73h, primary-retention, more than the whole retention",
        "REPLICATION_FACTOR, 1, replication-factor, 2 or 3",
        "REPLICATION_FACTOR, 4, replication-factor, 2 or 3",
        "CONNECTIONS, 0, connections, has to be more than 0"
    })
    void shouldRefuseFiguresThatCannotBe(Figure figure, String text, String place, String rule) {
        GodwitException error = refusal(figure, text);

        assertThat(error.code()).isEqualTo(SizeError.INVALID_FIGURES);
        assertThat(error.problems())
                .extracting(Problem::toString)
                .anyMatch(problem -> problem.startsWith(place) && problem.contains(rule));
    }

    @ParameterizedTest
    @CsvSource({
        "INGRESS_AVERAGE, 10, ingress-average",
        "INGRESS_PEAK, 20MiB, ingress-peak",
        "EGRESS_AVERAGE, 10Mbit/s, egress-average",
        "EGRESS_PEAK, 40MiB/y, egress-peak",
        "PARTITION_REPLICAS, many, partition-replicas",
        "RETENTION, 72, retention",
        "PRIMARY_RETENTION, 1.5h, primary-retention"
    })
    void shouldRefuseTextsThatCannotBeRead(Figure figure, String text, String place) {
        GodwitException error = refusal(figure, text);

        assertThat(error.code()).isEqualTo(SizeError.BAD_UNIT);
        assertThat(error.problems()).extracting(Problem::path).containsExactly(place);
        assertThat(error.problems()).extracting(Problem::value).containsExactly(text);
    }

    @Test
    void shouldTellAllProblemsAtOnce() {
        Map<Figure, String> texts = new EnumMap<>(TEXTS);
        texts.put(Figure.INGRESS_AVERAGE, "fast");
        texts.put(Figure.RETENTION, "long");

        assertThatThrownBy(() -> new TypedLoad(texts, true).figures())
                .asInstanceOf(type(GodwitException.class))
                .satisfies(error -> assertThat(error.problems()).hasSize(2));
    }

    @ParameterizedTest
    @CsvSource({"-1", "unlimited"})
    void shouldTakeUnlimitedRetentionOnlyWithAPrimaryOne(String text) {
        assertThat(refusal(Figure.RETENTION, text).code()).isEqualTo(SizeError.UNLIMITED_RETENTION);

        Map<Figure, String> texts = new EnumMap<>(TEXTS);
        texts.put(Figure.RETENTION, text);
        texts.put(Figure.PRIMARY_RETENTION, "24h");
        LoadFigures load = new TypedLoad(texts, true).figures();

        assertThat(load.retention()).isEmpty();
        assertThat(load.tiered()).isTrue();
    }

    private static GodwitException refusal(Figure figure, String text) {
        Map<Figure, String> texts = new EnumMap<>(TEXTS);
        texts.put(figure, text);
        try {
            new TypedLoad(texts, true).figures();
        } catch (GodwitException e) {
            return e;
        }
        throw new AssertionError(figure + "=" + text + " was accepted");
    }
}
