package io.godwit.core.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.core.error.DoctorCode;
import io.godwit.core.finding.Finding;
import io.godwit.core.finding.Severity;
import io.godwit.core.model.AllowedOperations;
import io.godwit.core.model.OpenTransaction;
import io.godwit.core.model.PartitionId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class AccessRulesTest {
    private static final String[] ALL = {
        "READ",
        "WRITE",
        "CREATE",
        "DELETE",
        "ALTER",
        "DESCRIBE",
        "ALTER_CONFIGS",
        "DESCRIBE_CONFIGS",
        "CLUSTER_ACTION",
        "IDEMPOTENT_WRITE"
    };

    private final DoctorFixture clusters = new DoctorFixture();

    private static SortedSet<String> operations(String... names) {
        return new TreeSet<>(Set.of(names));
    }

    private static AllowedOperations allowed(
            SortedSet<String> cluster, Map<String, SortedSet<String>> topics, Map<String, SortedSet<String>> groups) {
        SortedMap<String, SortedSet<String>> byTopic = new TreeMap<>(topics);
        return new AllowedOperations(Optional.of(cluster), byTopic, new TreeMap<>(groups));
    }

    @Test
    void shouldNameEveryPermissionThatIsMissingOnTheSource() {
        clusters.source.topic("order", Map.of()).group("billing", 0);
        clusters.source.allowed = allowed(
                operations("DESCRIBE"),
                Map.of("order", operations("DESCRIBE")),
                Map.of("billing", operations("DESCRIBE")));

        List<Finding> findings = clusters.findings(DoctorCode.SOURCE_PERMISSION);

        assertThat(findings)
                .filteredOn(finding -> finding.severity() == Severity.BLOCKER)
                .extracting(Finding::reason)
                .satisfiesExactlyInAnyOrder(
                        reason -> assertThat(reason).startsWith("READ is missing on 1 topic: order"),
                        reason -> assertThat(reason).startsWith("DESCRIBE_CONFIGS is missing on 1 topic: order"));
        assertThat(findings)
                .filteredOn(finding -> finding.severity() == Severity.WARNING)
                .extracting(Finding::reason)
                .satisfiesExactlyInAnyOrder(
                        reason -> assertThat(reason).startsWith("DESCRIBE_CONFIGS is missing on the cluster"),
                        reason -> assertThat(reason).startsWith("READ is missing on 1 group: billing"));
        assertThat(findings).extracting(Finding::fix).anyMatch(fix -> fix.contains("--operation DescribeConfigs"));
    }

    @Test
    void shouldNotAskForPermissionsOnTopicsThatStay() {
        clusters.source.topic("order", Map.of()).topic("secret", Map.of());
        clusters.include = "order";
        clusters.source.allowed =
                allowed(operations(ALL), Map.of("order", operations(ALL), "secret", operations()), Map.of());

        assertThat(clusters.findings(DoctorCode.SOURCE_PERMISSION)).isEmpty();
    }

    @Test
    void shouldNameWhatIsMissingOnTheTarget() {
        clusters.source.topic("order", Map.of());
        clusters.target.topic("order", 2, 3, Map.of(), 0, 0, 0);
        clusters.target.allowed =
                allowed(operations(ALL), Map.of("order", operations("DESCRIBE", "READ", "WRITE")), Map.of());

        assertThat(clusters.findings(DoctorCode.TARGET_PERMISSION))
                .extracting(finding -> finding.reason().split(" ", 2)[0])
                .containsExactlyInAnyOrder("ALTER", "ALTER_CONFIGS", "DELETE", "DESCRIBE_CONFIGS");
    }

    @Test
    void shouldDemandIdempotentWriteOfOldTargetsOnly() {
        clusters.source.topic("order", Map.of());
        SortedSet<String> without = operations(ALL);
        without.remove("IDEMPOTENT_WRITE");
        clusters.target.allowed = allowed(without, Map.of(), Map.of());

        assertThat(clusters.findings(DoctorCode.TARGET_PERMISSION)).isEmpty();

        clusters.target.release = "2.7";
        assertThat(clusters.severities(DoctorCode.TARGET_PERMISSION)).containsExactly(Severity.BLOCKER);
    }

    @Test
    void shouldPassOnWhatCouldNotBeRead() {
        Finding unread = new Finding(DoctorCode.NOT_READABLE, Severity.WARNING, "source ACLs", "refused", "grant it");
        clusters.source.topic("order", Map.of());
        clusters.source.unread.add(unread);

        assertThat(clusters.findings(DoctorCode.NOT_READABLE)).containsExactly(unread);
    }

    @Test
    void shouldRefuseClustersThatClientsNoLongerSpeakWith() {
        clusters.source.topic("order", Map.of());
        clusters.source.release = "2.0";

        assertThat(clusters.severities(DoctorCode.VERSION_TOO_OLD)).containsExactly(Severity.BLOCKER);
    }

    @Test
    void shouldWarnOfATargetThatIsOlder() {
        clusters.source.topic("order", Map.of());
        clusters.source.release = "3.9";
        clusters.target.release = "3.3 – 3.4";

        assertThat(clusters.severities(DoctorCode.TARGET_OLDER)).containsExactly(Severity.WARNING);
    }

    @Test
    void shouldSayNothingAboutAnOrdinaryPairOfReleases() {
        clusters.source.topic("order", Map.of());

        assertThat(clusters.findings(DoctorCode.TARGET_OLDER)).isEmpty();
        assertThat(clusters.findings(DoctorCode.VERSION_TOO_OLD)).isEmpty();
        assertThat(clusters.findings(DoctorCode.VERSION_UNKNOWN)).isEmpty();
    }

    @Test
    void shouldTellWhenAReleaseIsUnknown() {
        clusters.source.topic("order", Map.of());
        clusters.source.release = "-";

        assertThat(clusters.severities(DoctorCode.VERSION_UNKNOWN)).containsExactly(Severity.INFORMATION);
    }

    @Test
    void shouldBlockAGroupThatIsActiveOnBothSides() {
        clusters.source.topic("order", Map.of()).group("billing", 2).group("report", 2);
        clusters.target.group("billing", 1).group("report", 0);

        assertThat(clusters.findings(DoctorCode.GROUP_ACTIVE_ON_BOTH_SIDES))
                .extracting(Finding::resource)
                .containsExactly("group billing");
    }

    @Test
    void shouldTellAnOpenTransactionAndBlockAHangingOne() {
        clusters.source.topic("order", Map.of());
        clusters.source.transactions.add(transaction("young", "order", Duration.ofSeconds(20)));
        clusters.source.transactions.add(transaction("hanging", "order", Duration.ofMinutes(16)));
        clusters.source.transactions.add(transaction("elsewhere", "other", Duration.ofMinutes(16)));

        assertThat(clusters.findings(DoctorCode.OPEN_TRANSACTION))
                .extracting(Finding::resource, Finding::severity)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("source transaction hanging", Severity.BLOCKER),
                        org.assertj.core.groups.Tuple.tuple("source transaction young", Severity.INFORMATION));
    }

    private static OpenTransaction transaction(String id, String topic, Duration age) {
        return new OpenTransaction(
                id,
                7,
                "Ongoing",
                Optional.of(DoctorFixture.NOW.minus(age)),
                new TreeSet<>(Set.of(new PartitionId(topic, 0))));
    }
}
