package io.godwit.core.waves;

import io.godwit.core.model.ClusterInventory;
import io.godwit.core.model.OpenTransaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the source tells about those who use it.
 *
 * @param inventory with topics, offsets, groups and their offsets, ACLs, quotas and open transactions
 * @param producers whom the partitions' leaders remember
 * @param partitionsNotAsked how many partitions of selected topics were left out when leaders were asked
 */
public record UseFacts(ClusterInventory inventory, List<SeenProducer> producers, int partitionsNotAsked) {
    /** The topic that keeps the groups' offsets. */
    public static final String OFFSETS_TOPIC = "__consumer_offsets";

    public UseFacts {
        producers = List.copyOf(producers);
    }

    /** Those that leaders remember and those whose transactions are open. */
    List<SeenProducer> allProducers() {
        List<SeenProducer> all = new ArrayList<>(producers);
        for (OpenTransaction transaction : inventory.openTransactions()) {
            transaction
                    .partitions()
                    .forEach(partition -> all.add(new SeenProducer(
                            partition, transaction.producerId(), Optional.of(transaction.transactionalId()))));
        }
        return all;
    }
}
