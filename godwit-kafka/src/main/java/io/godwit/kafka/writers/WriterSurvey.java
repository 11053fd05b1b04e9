package io.godwit.kafka.writers;

import io.godwit.core.cutover.PartitionLogs.Writer;
import io.godwit.core.error.GeneralError;
import io.godwit.core.error.GodwitException;
import io.godwit.core.model.ClusterInventory;
import io.godwit.core.model.PartitionId;
import io.godwit.core.model.PartitionInventory;
import io.godwit.core.model.TopicInventory;
import io.godwit.kafka.connection.ClusterConnection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who writes, as far as leaders remember: in the fullest partition of each topic, then in those that hold most. */
public final class WriterSurvey {
    /** A leader answers about one partition after the other. */
    private static final int MOST_PARTITIONS = 2_000;

    private static final Logger LOGGER = LoggerFactory.getLogger(WriterSurvey.class);

    private final ClusterConnection source;

    public WriterSurvey(ClusterConnection source) {
        this.source = source;
    }

    /**
     * @param writers the latest first; none where brokers do not tell
     * @param notAsked partitions with records that were left out, since there are too many
     */
    public record Survey(List<Writer> writers, int notAsked) {
        public Survey {
            writers = List.copyOf(writers);
        }
    }

    /** @param fullest whether it is the one of its topic that holds most */
    private record Candidate(PartitionId id, long offsets, boolean fullest) {}

    /**
     * Asks for the producers of the topics that have records.
     *
     * @param inventory with the offsets of the topics
     */
    public Survey survey(ClusterInventory inventory, Predicate<TopicInventory> topics) {
        List<Candidate> candidates = new ArrayList<>();
        inventory.topics().values().stream().filter(topics).forEach(topic -> addTo(candidates, topic));
        List<PartitionId> asked = candidates.stream()
                .sorted(Comparator.comparing((Candidate candidate) -> !candidate.fullest())
                        .thenComparing(
                                Comparator.comparingLong(Candidate::offsets).reversed()))
                .limit(MOST_PARTITIONS)
                .map(Candidate::id)
                .toList();
        return new Survey(writers(asked), candidates.size() - asked.size());
    }

    private static void addTo(List<Candidate> candidates, TopicInventory topic) {
        List<PartitionInventory> partitions = topic.partitions().stream()
                .filter(partition -> partition.leader() >= 0 && partition.offsetCount() > 0)
                .sorted(Comparator.comparingLong(PartitionInventory::offsetCount)
                        .reversed())
                .toList();
        for (int rank = 0; rank < partitions.size(); rank++) {
            PartitionInventory partition = partitions.get(rank);
            candidates.add(new Candidate(
                    new PartitionId(topic.name(), partition.partition()), partition.offsetCount(), rank == 0));
        }
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
