package io.godwit.core.assess.rule;

import io.godwit.core.assess.AssessedFinding;
import io.godwit.core.assess.AssessedFinding.Effort;
import io.godwit.core.assess.TargetKind;
import io.godwit.core.assess.TopicAssessment;
import io.godwit.core.error.AssessmentCode;
import io.godwit.core.error.DoctorCode;
import io.godwit.core.finding.Severity;
import io.godwit.core.model.PartitionInventory;
import io.godwit.core.model.TopicInventory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What topics are like, whatever the target. */
final class TopicRules implements AssessmentRule {
    private static final int USUAL_REPLICAS = 3;
    private static final double SKEW = 3;
    private static final double SKEW_BYTES_PER_SECOND = 100_000;

    @Override
    public Stream<AssessedFinding> examine(Picture picture) {
        List<AssessedFinding> findings = new ArrayList<>();
        add(
                findings,
                names(
                        picture,
                        topic -> !topic.isCompacted()
                                && topic.retentionMs().orElse(0) < 0
                                && topic.retentionBytes().orElse(-1) < 0),
                AssessmentCode.RETENTION_UNLIMITED,
                Severity.WARNING,
                Effort.MEDIUM,
                List.of(),
                "neither time nor size limits them (retention.ms=-1), so the disk of any target fills in the end",
                "set a limit, or plan for tiered storage (MSK Standard) and enough room");
        add(
                findings,
                names(picture, topic -> topic.replicationFactor() < USUAL_REPLICAS),
                AssessmentCode.REPLICATION,
                Severity.WARNING,
                Effort.LOW,
                List.of(),
                "they have fewer than 3 replicas; MSK in 3 zones expects 3, Express and Serverless give 3 always, and a broker"
                        + " that is patched takes single replicas offline",
                "policies.replicationFactor: 3 in migration.yaml; reckon with 3 times one replica's bytes");
        add(
                findings,
                names(picture, topic -> topic.replicationFactor() > USUAL_REPLICAS),
                AssessmentCode.REPLICATION,
                Severity.INFORMATION,
                Effort.LOW,
                List.of(TargetKind.EXPRESS, TargetKind.SERVERLESS),
                "they have more than 3 replicas, and these targets give 3",
                "policies.replicationFactor: 3 in migration.yaml");
        add(
                findings,
                names(picture, TopicRules::isSkewed),
                AssessmentCode.SKEW,
                Severity.INFORMATION,
                Effort.HIGH,
                List.of(),
                "their busiest partition takes more than 3 times the mean: brokers are unevenly loaded, and limits of a single"
                        + " partition are met early",
                "look at the keys; the copy keeps partitions as they are");
        add(
                findings,
                picture.ownTopics()
                        .filter(topic -> topic.kind().equals("data") && topic.idle())
                        .map(TopicAssessment::name)
                        .toList(),
                AssessmentCode.IDLE_TOPICS,
                Severity.INFORMATION,
                Effort.LOW,
                List.of(),
                "nothing was written in the history that was looked at",
                "ask their owners; topics.exclude in migration.yaml leaves them behind");
        health(picture, findings, partition -> partition.leader() < 0, DoctorCode.PARTITION_OFFLINE, Severity.BLOCKER);
        health(
                picture,
                findings,
                partition -> partition.leader() >= 0
                        && partition.inSync().size() < partition.replicas().size(),
                DoctorCode.UNDER_REPLICATED,
                Severity.WARNING);
        return findings.stream();
    }

    private static boolean isSkewed(TopicAssessment topic) {
        return topic.skew().orElse(0) > SKEW && topic.bytesIn().average().orElse(0) > SKEW_BYTES_PER_SECOND;
    }

    private static List<String> names(Picture picture, Predicate<TopicAssessment> ill) {
        return picture.ownTopics().filter(ill).map(TopicAssessment::name).toList();
    }

    private static void add(
            List<AssessedFinding> findings,
            List<String> topics,
            AssessmentCode code,
            Severity severity,
            Effort effort,
            List<TargetKind> targets,
            String reason,
            String fix) {
        if (!topics.isEmpty()) {
            findings.add(AssessedFinding.of(
                    code,
                    severity,
                    effort,
                    targets,
                    Words.count(topics.size(), "topic"),
                    reason + " (" + Words.some(topics) + ")",
                    fix));
        }
    }

    /** The doctor's own codes: it says the same of both clusters. */
    private static void health(
            Picture picture,
            List<AssessedFinding> findings,
            Predicate<PartitionInventory> ill,
            DoctorCode code,
            Severity severity) {
        List<String> partitions = new ArrayList<>();
        for (TopicInventory topic : picture.facts().cluster().topics()) {
            topic.partitions().stream()
                    .filter(ill)
                    .map(partition -> topic.name() + "-" + partition.partition())
                    .forEach(partitions::add);
        }
        if (!partitions.isEmpty()) {
            findings.add(AssessedFinding.of(
                    code,
                    severity,
                    Effort.MEDIUM,
                    List.of(),
                    Words.count(partitions.size(), "partition"),
                    code.title().toLowerCase(Locale.ROOT) + " (" + Words.some(partitions) + ")",
                    "bring their brokers back; kafka-topics.sh --describe --under-replicated-partitions lists them"));
        }
    }
}
