package io.godwit.core.doctor;

import io.godwit.core.error.DoctorCode;
import io.godwit.core.finding.Finding;
import io.godwit.core.finding.Severity;
import io.godwit.core.model.ClusterInventory;
import io.godwit.core.model.ClusterSide;
import io.godwit.core.model.PartitionInventory;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Partitions that cannot be read or written now, or that one more failure would take away. */
final class PartitionHealthRule implements DoctorRule {
    @Override
    public Stream<Finding> examine(DoctorFacts facts) {
        return Stream.of(ClusterSide.values())
                .flatMap(side -> Stream.concat(
                        finding(
                                facts,
                                side,
                                partition -> partition.leader() < 0,
                                DoctorCode.PARTITION_OFFLINE,
                                Severity.BLOCKER,
                                "without a leader, which nobody can read or write"),
                        finding(
                                facts,
                                side,
                                partition -> partition.leader() >= 0
                                        && partition.inSync().size()
                                                < partition.replicas().size(),
                                DoctorCode.UNDER_REPLICATED,
                                Severity.WARNING,
                                "with replicas that are not in sync")));
    }

    private static Stream<Finding> finding(
            DoctorFacts facts,
            ClusterSide side,
            Predicate<PartitionInventory> ill,
            DoctorCode code,
            Severity severity,
            String reason) {
        ClusterInventory cluster = side == ClusterSide.SOURCE ? facts.source() : facts.target();
        List<String> partitions = facts.selected()
                .flatMap(topic -> cluster.topic(topic.name()).stream())
                .flatMap(topic -> topic.partitions().stream()
                        .filter(ill)
                        .map(partition -> topic.name() + "-" + partition.partition()))
                .toList();
        if (partitions.isEmpty()) {
            return Stream.empty();
        }
        return Stream.of(new Finding(
                code,
                severity,
                side.word() + " partitions",
                Names.count(partitions.size(), "partition") + " " + reason + ": " + Names.some(partitions),
                "bring their brokers back; kafka-topics.sh --describe --under-replicated-partitions lists them"));
    }
}
