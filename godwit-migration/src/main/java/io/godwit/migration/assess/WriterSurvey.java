package io.godwit.migration.assess;

import io.godwit.core.assess.facts.ProducerFacts;
import io.godwit.core.cutover.PartitionLogs.Writer;
import io.godwit.core.error.GeneralError;
import io.godwit.core.error.GodwitException;
import io.godwit.core.model.ClusterInventory;
import io.godwit.core.model.PartitionId;
import io.godwit.core.model.PartitionInventory;
import io.godwit.kafka.connection.ClusterConnection;
import io.godwit.kafka.writers.KafkaPartitionLogs;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who writes, as far as leaders remember, in the partitions that hold most. */
final class WriterSurvey {
    /** A leader answers about one partition after the other. */
    private static final int MOST_PARTITIONS = 2_000;

    private static final Logger LOGGER = LoggerFactory.getLogger(WriterSurvey.class);

    private final ClusterConnection source;

    WriterSurvey(ClusterConnection source) {
        this.source = source;
    }

    private record Candidate(PartitionId id, long offsets) {}

    /** The latest of each producer on each topic; empty where brokers do not tell. */
    List<ProducerFacts> producers(ClusterInventory inventory) {
        List<PartitionId> asked = inventory.topics().values().stream()
                .filter(topic -> !topic.internal())
                .flatMap(topic -> topic.partitions().stream()
                        .filter(partition -> partition.leader() >= 0 && partition.offsetCount() > 0)
                        .map(partition -> candidate(topic.name(), partition)))
                .sorted(Comparator.comparingLong(Candidate::offsets).reversed())
                .limit(MOST_PARTITIONS)
                .map(Candidate::id)
                .toList();
        Map<List<Object>, ProducerFacts> latest = new LinkedHashMap<>();
        for (Writer writer : writers(asked)) {
            latest.putIfAbsent(
                    List.of(writer.partition().topic(), writer.producerId()),
                    new ProducerFacts(
                            writer.partition().topic(),
                            writer.producerId(),
                            writer.lastAt(),
                            writer.transactionalId()));
        }
        return new ArrayList<>(latest.values());
    }

    private static Candidate candidate(String topic, PartitionInventory partition) {
        return new Candidate(new PartitionId(topic, partition.partition()), partition.offsetCount());
    }

    private List<Writer> writers(List<PartitionId> asked) {
        try {
            return asked.isEmpty() ? List.of() : new KafkaPartitionLogs(source).writers(asked);
        } catch (GodwitException e) {
            if (e.code() == GeneralError.INTERRUPTED) {
                throw e;
            }
            LOGGER.info("The producers are not told: {}", e.getMessage());
            return List.of();
        }
    }
}
