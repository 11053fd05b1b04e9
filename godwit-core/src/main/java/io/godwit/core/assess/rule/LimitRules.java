package io.godwit.core.assess.rule;

import io.godwit.core.assess.AssessedFinding;
import io.godwit.core.assess.AssessedFinding.Effort;
import io.godwit.core.assess.TargetKind;
import io.godwit.core.assess.TopicAssessment;
import io.godwit.core.error.AssessmentCode;
import io.godwit.core.error.ErrorCode;
import io.godwit.core.finding.Severity;
import io.godwit.core.model.TopicInventory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Limits that no number of brokers lifts. Sources: the "Amazon MSK quota" pages (November 2026): Serverless 200 MBps in and 400 MBps
 * out a cluster, 5 and 10 MBps a partition, 2,400 leader partitions (120 of compacted topics), 500 groups, 8 MiB a message; Express
 * 15 MBps a partition; 60 brokers of a cluster (30 with ZooKeeper) of at most 4,000 recommended replicas each (Standard), 20,000
 * (Express).
 */
final class LimitRules implements AssessmentRule {
    private static final double MB = 1e6;
    private static final int SERVERLESS_PARTITIONS = 2_400;
    private static final int SERVERLESS_COMPACTED_PARTITIONS = 120;
    private static final int SERVERLESS_GROUPS = 500;
    private static final double SERVERLESS_IN = 200 * MB;
    private static final double SERVERLESS_OUT = 400 * MB;
    private static final double SERVERLESS_PARTITION_IN = 5 * MB;
    private static final double EXPRESS_PARTITION_IN = 15 * MB;
    private static final long SERVERLESS_MESSAGE = 8L << 20;
    private static final long MOST_BROKERS = 60;
    private static final long STANDARD_REPLICAS = MOST_BROKERS * 4_000;
    private static final long EXPRESS_REPLICAS = MOST_BROKERS * 20_000;

    @Override
    public Stream<AssessedFinding> examine(Picture picture) {
        List<AssessedFinding> findings = new ArrayList<>();
        partitions(picture, findings);
        throughput(picture, findings);
        messages(picture).ifPresent(findings::add);
        long groups = picture.groups().size();
        if (groups > SERVERLESS_GROUPS) {
            findings.add(blocker(
                    AssessmentCode.GROUP_LIMIT,
                    TargetKind.SERVERLESS,
                    Words.count(groups, "group"),
                    "MSK Serverless takes " + SERVERLESS_GROUPS,
                    "delete idle groups, or take another kind of target"));
        }
        return findings.stream();
    }

    private static void partitions(Picture picture, List<AssessedFinding> findings) {
        long leaders =
                picture.ownTopics().mapToLong(TopicAssessment::partitions).sum();
        long compacted = picture.ownTopics()
                .filter(TopicAssessment::isCompacted)
                .mapToLong(TopicAssessment::partitions)
                .sum();
        if (leaders > SERVERLESS_PARTITIONS || compacted > SERVERLESS_COMPACTED_PARTITIONS) {
            findings.add(blocker(
                    AssessmentCode.PARTITION_LIMIT,
                    TargetKind.SERVERLESS,
                    Words.count(leaders, "partition") + ", " + compacted + " of compacted topics",
                    "MSK Serverless takes 2400 leader partitions, 120 of compacted topics",
                    "leave idle topics behind, or take another kind of target"));
        }
        long replicas = picture.ownTopics()
                .mapToLong(topic -> (long) topic.partitions() * topic.replicationFactor())
                .sum();
        replicas(replicas, TargetKind.STANDARD, STANDARD_REPLICAS, findings);
        replicas(leaders * 3, TargetKind.EXPRESS, EXPRESS_REPLICAS, findings);
    }

    private static void replicas(long replicas, TargetKind kind, long most, List<AssessedFinding> findings) {
        if (replicas > most) {
            findings.add(blocker(
                    AssessmentCode.PARTITION_LIMIT,
                    kind,
                    Words.count(replicas, "replica"),
                    "60 of the largest brokers of " + kind.words() + " take " + most + " leaders and followers",
                    "leave idle topics behind, or split the cluster over several targets"));
        }
    }

    private static void throughput(Picture picture, List<AssessedFinding> findings) {
        double in = picture.traffic().bytesIn().peak().orElse(0);
        double out = in * picture.traffic().fanOut().orElse(0);
        if (in > SERVERLESS_IN || out > SERVERLESS_OUT) {
            findings.add(blocker(
                    AssessmentCode.CLUSTER_THROUGHPUT,
                    TargetKind.SERVERLESS,
                    "peak of " + Words.megabytes(in) + " in, " + Words.megabytes(out) + " out",
                    "MSK Serverless takes 200 MB/s in and 400 MB/s out",
                    "take another kind of target"));
        }
        partitionThroughput(picture, TargetKind.SERVERLESS, SERVERLESS_PARTITION_IN)
                .ifPresent(findings::add);
        partitionThroughput(picture, TargetKind.EXPRESS, EXPRESS_PARTITION_IN).ifPresent(findings::add);
    }

    /** The busiest partition in the busiest hour: the topic's peak over its partitions, times the skew. */
    private static Optional<AssessedFinding> partitionThroughput(Picture picture, TargetKind kind, double limit) {
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

    private static Optional<AssessedFinding> messages(Picture picture) {
        List<String> topics = picture.facts().cluster().topics().stream()
                .filter(topic -> messageBytes(topic) > SERVERLESS_MESSAGE)
                .map(topic -> topic.name() + " " + messageBytes(topic))
                .toList();
        return topics.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        blocker(
                                AssessmentCode.MESSAGE_SIZE,
                                TargetKind.SERVERLESS,
                                Words.count(topics.size(), "topic"),
                                "they allow messages of more than 8 MiB, and MSK Serverless does not: "
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
