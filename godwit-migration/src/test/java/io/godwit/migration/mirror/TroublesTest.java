package io.godwit.migration.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.core.engine.EngineSnapshot.EngineFailure;
import io.godwit.core.model.PartitionId;
import java.util.List;
import org.junit.jupiter.api.Test;

class TroublesTest {
    private static final List<PartitionId> PARTITIONS =
            List.of(new PartitionId("order", 0), new PartitionId("order", 1), new PartitionId("price", 0));

    @Test
    void shouldTellAPartitionsTroubleToItsTopicAlone() {
        Troubles troubles = new Troubles(List.of(new EngineFailure("order-1", "no leader", true)), PARTITIONS);

        assertThat(troubles.of("order")).contains("order-1: no leader");
        assertThat(troubles.of("price")).isEmpty();
    }

    @Test
    void shouldTellTheEnginesTroubleToAllThatHaveNoneOfTheirOwn() {
        Troubles troubles = new Troubles(
                List.of(
                        new EngineFailure("connections", "broker 1 does not answer", true),
                        new EngineFailure("order-1", "no leader", true)),
                PARTITIONS);

        assertThat(troubles.of("order")).contains("order-1: no leader");
        assertThat(troubles.of("price")).contains("broker 1 does not answer");
    }
}
