package io.godwit.core.doctor;

import io.godwit.core.error.DoctorCode;
import io.godwit.core.finding.Finding;
import io.godwit.core.finding.Severity;
import io.godwit.core.model.AllowedOperations;
import io.godwit.core.model.ClusterInventory;
import io.godwit.core.model.ClusterSide;
import io.godwit.core.model.TopicInventory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Compares what the clusters say that our credentials may do with what Godwit needs. Nothing is tried out. */
final class PermissionRule implements DoctorRule {
    /** One permission and what it is for. */
    private record Need(String operation, Severity severity, String purpose) {}

    private static final List<Need> SOURCE_CLUSTER = List.of(
            new Need("DESCRIBE", Severity.WARNING, "sizes on disk, ACLs and SCRAM user names"),
            new Need("DESCRIBE_CONFIGS", Severity.WARNING, "the brokers' defaults, which topics inherit"));
    private static final List<Need> SOURCE_TOPIC = List.of(
            new Need("DESCRIBE", Severity.BLOCKER, "partitions and offsets"),
            new Need("READ", Severity.BLOCKER, "copying and proving records"),
            new Need("DESCRIBE_CONFIGS", Severity.BLOCKER, "carrying topic configs over"));
    private static final List<Need> SOURCE_GROUP = List.of(
            new Need("DESCRIBE", Severity.BLOCKER, "carrying group offsets over"),
            new Need("READ", Severity.WARNING, "putting group offsets back in a rollback"));
    private static final List<Need> TARGET_CLUSTER = List.of(
            new Need("DESCRIBE", Severity.WARNING, "room on disk, ACLs and SCRAM user names"),
            new Need("DESCRIBE_CONFIGS", Severity.WARNING, "the brokers' defaults, which topics inherit"),
            new Need("CREATE", Severity.WARNING, "creating topics, unless CREATE is granted by topic name"),
            new Need("ALTER", Severity.WARNING, "moving ACLs and SCRAM users"));
    private static final Need IDEMPOTENT_WRITE =
            new Need("IDEMPOTENT_WRITE", Severity.BLOCKER, "writing each record once (before Kafka 2.8)");
    private static final List<Need> TARGET_TOPIC = List.of(
            new Need("DESCRIBE", Severity.BLOCKER, "partitions and offsets"),
            new Need("READ", Severity.BLOCKER, "proving records"),
            new Need("WRITE", Severity.BLOCKER, "copying records"),
            new Need("DESCRIBE_CONFIGS", Severity.BLOCKER, "comparing topic configs"),
            new Need("ALTER_CONFIGS", Severity.BLOCKER, "holding retention and compaction back while copying"),
            new Need("ALTER", Severity.WARNING, "adding partitions"),
            new Need("DELETE", Severity.WARNING, "deleting records to begin at the source's first offset"));
    private static final List<Need> TARGET_GROUP =
            List.of(new Need("READ", Severity.BLOCKER, "committing group offsets at the cutover"));

    @Override
    public Stream<Finding> examine(DoctorFacts facts) {
        Set<String> topics = new TreeSet<>();
        facts.selected().map(TopicInventory::name).forEach(topics::add);
        Set<String> groups = new TreeSet<>(facts.source().groups().keySet());
        groups.removeIf(group -> !facts.migration().groups().selects(group));
        return Stream.concat(
                missing(ClusterSide.SOURCE, facts.source(), SOURCE_CLUSTER, SOURCE_TOPIC, SOURCE_GROUP, topics, groups),
                missing(
                        ClusterSide.TARGET,
                        facts.target(),
                        targetCluster(facts.target()),
                        TARGET_TOPIC,
                        TARGET_GROUP,
                        topics,
                        groups));
    }

    private static List<Need> targetCluster(ClusterInventory target) {
        List<Need> needs = new ArrayList<>(TARGET_CLUSTER);
        // Since KIP-679, WRITE on any topic is enough.
        if (target.version().isOlderThan(2, 8)) {
            needs.add(IDEMPOTENT_WRITE);
        }
        return needs;
    }

    private static Stream<Finding> missing(
            ClusterSide side,
            ClusterInventory cluster,
            List<Need> ofCluster,
            List<Need> ofTopic,
            List<Need> ofGroup,
            Set<String> topics,
            Set<String> groups) {
        AllowedOperations allowed = cluster.allowed();
        List<Finding> findings = new ArrayList<>();
        allowed.cluster().ifPresent(operations -> ofCluster.stream()
                .filter(need -> !operations.contains(need.operation()))
                .forEach(need -> findings.add(finding(side, need, "cluster", "--cluster", List.of()))));
        findings.addAll(missing(side, ofTopic, allowed.topics(), topics, "topic"));
        findings.addAll(missing(side, ofGroup, allowed.groups(), groups, "group"));
        return findings.stream();
    }

    private static List<Finding> missing(
            ClusterSide side,
            List<Need> needs,
            Map<String, SortedSet<String>> allowed,
            Set<String> selected,
            String type) {
        List<Finding> findings = new ArrayList<>();
        for (Need need : needs) {
            List<String> lacking = allowed.entrySet().stream()
                    .filter(entry -> selected.contains(entry.getKey()))
                    .filter(entry -> !entry.getValue().contains(need.operation()))
                    .map(Map.Entry::getKey)
                    .toList();
            if (!lacking.isEmpty()) {
                findings.add(finding(side, need, type, "--" + type + " " + lacking.get(0), lacking));
            }
        }
        return findings;
    }

    private static Finding finding(
            ClusterSide side, Need need, String type, String option, Collection<String> lacking) {
        String where =
                lacking.isEmpty() ? "the cluster" : Names.count(lacking.size(), type) + ": " + Names.some(lacking);
        return new Finding(
                side == ClusterSide.SOURCE ? DoctorCode.SOURCE_PERMISSION : DoctorCode.TARGET_PERMISSION,
                need.severity(),
                side.word() + " " + type,
                need.operation() + " is missing on " + where + "; it is needed for " + need.purpose(),
                "kafka-acls.sh --bootstrap-server ... --add --allow-principal User:... --operation "
                        + words(need.operation()) + " " + option + "; docs/reference/permissions.md has all of them");
    }

    /** {@code DESCRIBE_CONFIGS} → {@code DescribeConfigs}, as the tool takes it. */
    private static String words(String operation) {
        StringBuilder words = new StringBuilder();
        for (String word : operation.split("_", -1)) {
            words.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        return words.toString();
    }
}
