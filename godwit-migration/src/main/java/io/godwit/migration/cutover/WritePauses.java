package io.godwit.migration.cutover;

import io.godwit.core.cutover.PartitionLogs;
import io.godwit.core.cutover.SwitchPoint;
import io.godwit.core.cutover.TopicPause;
import io.godwit.core.model.PartitionId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/** The pause between the last record on the source and the first one on the target, topic by topic. */
final class WritePauses {
    private final PartitionLogs source;
    private final PartitionLogs target;

    WritePauses(PartitionLogs source, PartitionLogs target) {
        this.source = source;
        this.target = target;
    }

    List<TopicPause> measure(SwitchPoint switchPoint) {
        Map<String, Instant> last =
                byTopic(source.lastRecordsBelow(switchPoint.sourceEnds()), (a, b) -> a.isAfter(b) ? a : b);
        Map<String, Instant> first =
                byTopic(target.firstRecordsFrom(switchPoint.targetEnds()), (a, b) -> a.isBefore(b) ? a : b);
        return switchPoint.sourceEnds().keySet().stream()
                .map(PartitionId::topic)
                .distinct()
                .map(topic -> new TopicPause(
                        topic, Optional.ofNullable(last.get(topic)), Optional.ofNullable(first.get(topic))))
                .toList();
    }

    private static Map<String, Instant> byTopic(Map<PartitionId, Instant> times, BinaryOperator<Instant> choice) {
        Map<String, Instant> byTopic = new TreeMap<>();
        times.forEach((partition, time) -> byTopic.merge(partition.topic(), time, choice));
        return byTopic;
    }
}
