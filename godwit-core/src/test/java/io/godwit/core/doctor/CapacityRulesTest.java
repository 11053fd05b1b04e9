package io.godwit.core.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.core.error.DoctorCode;
import io.godwit.core.finding.Severity;
import io.godwit.core.model.BrokerInventory.LogDir;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CapacityRulesTest {
    private final DoctorFixture clusters = new DoctorFixture();

    private void sourceOf(long bytes, Map<String, String> configs) {
        clusters.source.topic("order", 2, 3, configs, 0, 1_000, bytes);
    }

    private void targetVolumes(long totalBytes, long usableBytes) {
        clusters.target.logDirs = List.of(new LogDir("/data", totalBytes - usableBytes, totalBytes, usableBytes));
    }

    private void outlook(double copy, double produce) {
        clusters.outlook = new CopyOutlook(
                OptionalDouble.of(copy), "measured", new TreeMap<>(Map.of("order", produce)), Duration.ofSeconds(5));
    }

    @Test
    void shouldBlockWhenTheCopyDoesNotFitWithItsReplicas() {
        sourceOf(100 * DoctorFixture.GIB, Map.of());
        targetVolumes(150 * DoctorFixture.GIB, 90 * DoctorFixture.GIB);

        assertThat(clusters.findings(DoctorCode.DISK_TOO_SMALL)).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.BLOCKER);
            assertThat(finding.reason()).contains("300.0 GiB").contains("270.0 GiB");
        });
    }

    @Test
    void shouldWarnWhenTheVolumesGetNearlyFull() {
        sourceOf(65 * DoctorFixture.GIB, Map.of());
        targetVolumes(100 * DoctorFixture.GIB, 80 * DoctorFixture.GIB);

        assertThat(clusters.severities(DoctorCode.DISK_TOO_SMALL)).containsExactly(Severity.WARNING);
    }

    @Test
    void shouldNotMindAmpleVolumes() {
        sourceOf(10 * DoctorFixture.GIB, Map.of());

        assertThat(clusters.findings(DoctorCode.DISK_TOO_SMALL)).isEmpty();
        assertThat(clusters.findings(DoctorCode.DISK_UNKNOWN)).isEmpty();
    }

    @Test
    void shouldSayThatTheRoomIsUnknownRatherThanZero() {
        sourceOf(10 * DoctorFixture.GIB, Map.of());
        clusters.target.logDirs = List.of(new LogDir("/data", 0, -1, -1));

        assertThat(clusters.findings(DoctorCode.DISK_UNKNOWN)).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.INFORMATION);
            assertThat(finding.reason()).contains("30.0 GiB");
        });
    }

    @Test
    void shouldBlockWhenTheSourceGrowsFasterThanTheCopy() {
        sourceOf(1_000_000_000, Map.of());
        outlook(38e6, 41e6);

        assertThat(clusters.findings(DoctorCode.RETENTION_OVERTAKES))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.BLOCKER);
                    assertThat(finding.reason()).contains("38.0 MB/s").contains("41.0 MB/s");
                });
    }

    @Test
    void shouldBlockWhenTheCopyTakesLongerThanTheRetention() {
        // 90 GB at a net 10 MB/s take 2.5 hours.
        sourceOf(90_000_000_000L, Map.of("retention.ms", "7200000"));
        outlook(12e6, 2e6);

        assertThat(clusters.severities(DoctorCode.RETENTION_OVERTAKES)).containsExactly(Severity.BLOCKER);
    }

    @Test
    void shouldWarnWhenTheCopyTakesMoreThanHalfOfTheRetention() {
        sourceOf(90_000_000_000L, Map.of("retention.ms", "14400000"));
        outlook(12e6, 2e6);

        assertThat(clusters.severities(DoctorCode.RETENTION_OVERTAKES)).containsExactly(Severity.WARNING);
    }

    @Test
    void shouldCountRetentionBySizeAtTheMeasuredGrowth() {
        // Two partitions of 9 GB hold what comes in 2.5 hours at 2 MB/s.
        sourceOf(90_000_000_000L, Map.of("retention.ms", "-1", "retention.bytes", "9000000000"));
        outlook(12e6, 2e6);

        assertThat(clusters.severities(DoctorCode.RETENTION_OVERTAKES)).containsExactly(Severity.WARNING);
    }

    @Test
    void shouldNotMindRetentionThatIsLongOrNeverDeletes() {
        sourceOf(90_000_000_000L, Map.of("cleanup.policy", "compact", "retention.ms", "1"));
        clusters.source.topic("price", 2, 3, Map.of(), 0, 1_000, 1);
        outlook(12e6, 2e6);

        assertThat(clusters.findings(DoctorCode.RETENTION_OVERTAKES)).isEmpty();
        assertThat(clusters.findings(DoctorCode.COPY_TIME))
                .singleElement()
                .satisfies(finding -> assertThat(finding.reason()).contains("2 h 30 m"));
    }

    @Test
    void shouldSayThatTheRateIsUnknownWhenItWasNotMeasured() {
        sourceOf(1_000, Map.of());

        assertThat(clusters.findings(DoctorCode.COPY_TIME))
                .singleElement()
                .satisfies(finding -> assertThat(finding.reason()).contains("not measured"));
    }
}
