package io.godwit.core.assess.rule;

import io.godwit.core.assess.AssessedFinding;
import io.godwit.core.assess.AssessedFinding.Effort;
import io.godwit.core.assess.TargetKind;
import io.godwit.core.assess.TopicAssessment;
import io.godwit.core.error.AssessmentCode;
import io.godwit.core.error.ErrorCode;
import io.godwit.core.finding.Severity;
import io.godwit.core.model.TopicInventory;
import io.godwit.core.size.BrokerType;
import io.godwit.core.size.Catalog;
import io.godwit.core.size.ClusterLimits;
import io.godwit.core.size.ExpressType;
import io.godwit.core.size.ServerlessLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Limits that no number of brokers lifts. They are those of the catalogue by which sizes are chosen, with its sources and dates.
 */
final class LimitRules implements AssessmentRule {
    private static final int EXPRESS_REPLICATION = 3;

    private final ServerlessLimits serverless;
    private final ClusterLimits limits;
    private final long standardReplicas;
    private final long expressReplicas;

    LimitRules(Catalog catalog) {
        this.serverless = catalog.serverless();
        this.limits = catalog.limits();
        this.standardReplicas = mostReplicas(catalog.standard().stream().mapToLong(BrokerType::recommendedPartitions));
        this.expressReplicas = mostReplicas(catalog.express().stream().mapToLong(ExpressType::recommendedPartitions));
    }

    /** As many of the largest brokers as a cluster can have, with as many replicas each as AWS recommends at most. */
    private long mostReplicas(LongStream recommended) {
        return limits.brokersPerCluster() * recommended.max().orElse(0);
    }

    @Override
    public Stream<AssessedFinding> examine(Picture picture) {
        List<AssessedFinding> findings = new ArrayList<>();
        partitions(picture, findings);
        throughput(picture, findings);
        messages(picture).ifPresent(findings::add);
        long groups = picture.groups().size();
        if (groups > serverless.maximumGroups()) {
            findings.add(blocker(
                    AssessmentCode.GROUP_LIMIT,
                    TargetKind.SERVERLESS,
                    Words.count(groups, "group"),
                    "MSK Serverless takes " + serverless.maximumGroups(),
                    "delete idle groups, or take another kind of target"));
        }
        return findings.stream();
    }

    private void partitions(Picture picture, List<AssessedFinding> findings) {
        long leaders =
                picture.ownTopics().mapToLong(TopicAssessment::partitions).sum();
        long compacted = picture.ownTopics()
                .filter(TopicAssessment::isCompacted)
                .mapToLong(TopicAssessment::partitions)
                .sum();
        if (leaders > serverless.maximumPartitions() || compacted > serverless.maximumCompactedPartitions()) {
            findings.add(blocker(
                    AssessmentCode.PARTITION_LIMIT,
                    TargetKind.SERVERLESS,
                    Words.count(leaders, "partition") + ", " + compacted + " of compacted topics",
                    "MSK Serverless takes " + serverless.maximumPartitions() + " leader partitions, "
                            + serverless.maximumCompactedPartitions() + " of compacted topics",
                    "leave idle topics behind, or take another kind of target"));
        }
        long replicas = picture.ownTopics()
                .mapToLong(topic -> (long) topic.partitions() * topic.replicationFactor())
                .sum();
        replicas(replicas, TargetKind.STANDARD, standardReplicas, findings);
        replicas(leaders * EXPRESS_REPLICATION, TargetKind.EXPRESS, expressReplicas, findings);
    }

    private void replicas(long replicas, TargetKind kind, long most, List<AssessedFinding> findings) {
        if (replicas > most) {
            findings.add(blocker(
                    AssessmentCode.PARTITION_LIMIT,
                    kind,
                    Words.count(replicas, "replica"),
                    limits.brokersPerCluster() + " of the largest brokers of " + kind.words() + " take " + most
                            + " leaders and followers",
                    "leave idle topics behind, or split the cluster over several targets"));
        }
    }

    private void throughput(Picture picture, List<AssessedFinding> findings) {
        double in = picture.traffic().bytesIn().peak().orElse(0);
        double out = in * picture.traffic().fanOut().orElse(0);
        if (in > serverless.maximumIngress() || out > serverless.maximumEgress()) {
            findings.add(blocker(
                    AssessmentCode.CLUSTER_THROUGHPUT,
                    TargetKind.SERVERLESS,
                    "peak of " + Words.megabytes(in) + " in, " + Words.megabytes(out) + " out",
                    "MSK Serverless takes " + Words.megabytes(serverless.maximumIngress()) + " in and "
                            + Words.megabytes(serverless.maximumEgress()) + " out",
                    "take another kind of target"));
        }
        partitionThroughput(picture, TargetKind.SERVERLESS, serverless.maximumPartitionIngress())
                .ifPresent(findings::add);
        partitionThroughput(picture, TargetKind.EXPRESS, limits.expressPartitionIngress())
                .ifPresent(findings::add);
    }

    /** The busiest partition in the busiest hour: the topic's peak over its partitions, times the skew. */
    private Optional<AssessedFinding> partitionThroughput(Picture picture, TargetKind kind, double limit) {
        List<String> topics = picture.ownTopics()
                .filter(topic -> busiest(topic) > limit)
                .map(topic -> topic.name() + " " + Words.megabytes(busiest(topic)))
                .toList();
        return topics.isEmpty()
                ? Optional.empty()
                : Optional.of(blocker(
                        AssessmentCode.PARTITION_THROUGHPUT,
                        kind,
                        Words.count(topics.size(), "topic"),
                        kind.words() + " takes " + Words.megabytes(limit)
                                + " a partition, and their busiest partition has more in" + " the busiest hour: "
                                + Words.some(topics),
                        "more partitions before the move (keys then go elsewhere), or another kind of target"));
    }

    private static double busiest(TopicAssessment topic) {
        return topic.partitions() == 0
                ? 0
                : topic.bytesIn().peak().orElse(0)
                        / topic.partitions()
                        * topic.skew().orElse(1);
    }

    private Optional<AssessedFinding> messages(Picture picture) {
        List<String> topics = picture.facts().cluster().topics().stream()
                .filter(topic -> messageBytes(topic) > serverless.maximumMessageBytes())
                .map(topic -> topic.name() + " " + messageBytes(topic))
                .toList();
        return topics.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        blocker(
                                AssessmentCode.MESSAGE_SIZE,
                                TargetKind.SERVERLESS,
                                Words.count(topics.size(), "topic"),
                                "they allow messages of more than " + serverless.maximumMessageBytes()
                                        + " bytes, and MSK Serverless does not: "
                                        + Words.some(topics),
                                "find out how large messages really are, and lower max.message.bytes; or another kind of target"));
    }

    private static long messageBytes(TopicInventory topic) {
        String value = topic.configs().getOrDefault("max.message.bytes", "0");
        return value.matches("[0-9]{1,18}") ? Long.parseLong(value) : 0;
    }

    private static AssessedFinding blocker(
            ErrorCode code, TargetKind kind, String resource, String reason, String fix) {
        return AssessedFinding.of(code, Severity.BLOCKER, Effort.HIGH, List.of(kind), resource, reason, fix);
    }
}
