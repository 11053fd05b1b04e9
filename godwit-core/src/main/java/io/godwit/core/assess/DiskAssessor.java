package io.godwit.core.assess;

import io.godwit.core.assess.DiskAssessment.BrokerDisk;
import io.godwit.core.assess.DiskAssessment.Folder;
import io.godwit.core.assess.facts.ClusterFacts;
import io.godwit.core.model.BrokerInventory;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** How much room the cluster takes, and will take. */
final class DiskAssessor {
    private static final double DAY_SECONDS = 86_400;

    private DiskAssessor() {}

    static DiskAssessment disk(ClusterFacts cluster, List<TopicAssessment> topics) {
        boolean told =
                cluster.brokers().stream().noneMatch(broker -> broker.logDirs().isEmpty());
        long used = cluster.brokers().stream().mapToLong(DiskAssessor::used).sum();
        boolean sized = topics.stream().noneMatch(topic -> topic.sizeBytes().isEmpty());
        return new DiskAssessment(
                told && !cluster.brokers().isEmpty() ? OptionalLong.of(used) : OptionalLong.empty(),
                cluster.brokers().stream()
                        .filter(broker -> !broker.logDirs().isEmpty())
                        .map(broker -> broker(broker, used))
                        .toList(),
                sized
                        ? OptionalLong.of(topics.stream()
                                .filter(DiskAssessor::isLimited)
                                .mapToLong(DiskAssessor::steady)
                                .sum())
                        : OptionalLong.empty(),
                sized
                        ? OptionalLong.of(topics.stream()
                                .filter(topic -> !isLimited(topic))
                                .mapToLong(TopicAssessment::replicaBytes)
                                .sum())
                        : OptionalLong.empty(),
                sized
                        ? OptionalDouble.of(topics.stream()
                                .filter(topic -> !isLimited(topic) && !topic.isCompacted())
                                .mapToDouble(topic ->
                                        topic.bytesIn().average().orElse(0) * DAY_SECONDS * topic.replicationFactor())
                                .sum())
                        : OptionalDouble.empty());
    }

    private static long used(BrokerInventory broker) {
        return broker.logDirs().stream()
                .mapToLong(BrokerInventory.LogDir::usedBytes)
                .sum();
    }

    private static BrokerDisk broker(BrokerInventory broker, long all) {
        long used = used(broker);
        return new BrokerDisk(
                broker.id(),
                used,
                all == 0 ? 0 : (double) used / all,
                broker.logDirs().stream()
                        .map(folder -> new Folder(
                                folder.path(), folder.usedBytes(), folder.totalBytes(), folder.usableBytes()))
                        .toList());
    }

    static boolean isLimited(TopicAssessment topic) {
        return topic.retentionMs().orElse(-1) >= 0 || topic.retentionBytes().orElse(-1) >= 0;
    }

    private static long steady(TopicAssessment topic) {
        double bytes = Double.MAX_VALUE;
        if (topic.retentionMs().orElse(-1) >= 0 && topic.bytesIn().average().isPresent()) {
            bytes = topic.bytesIn().average().getAsDouble()
                    * topic.retentionMs().getAsLong()
                    / 1_000;
        }
        if (topic.retentionBytes().orElse(-1) >= 0) {
            bytes = Math.min(bytes, (double) topic.retentionBytes().getAsLong() * topic.partitions());
        }
        long now = topic.replicaBytes();
        return bytes == Double.MAX_VALUE ? now : Math.max(now, Math.round(bytes * topic.replicationFactor()));
    }
}
