package io.godwit.migration.mirror.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.core.model.PartitionId;
import io.godwit.core.status.PathCounts;
import io.godwit.core.tasks.PartitionNote;
import io.godwit.migration.mirror.batch.RunCounts.Count;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunCountsTest {
    private static final PartitionId PARTITION = new PartitionId("order", 0);

    private final RunCounts counts = new RunCounts();

    @Test
    void shouldCountWhatATaskCopiesSinceThisProcessBegan() {
        counts.beginAt(PARTITION, "run", copied(100));

        assertThat(counts.next(PARTITION, "run", copied(100))).isEqualTo(Count.NONE);
        assertThat(counts.next(PARTITION, "run", copied(130))).isEqualTo(new Count(new PathCounts(30, 0, 0, 0), 300));
    }

    @Test
    void shouldGoOnCountingWhenTheTaskIsRestarted() {
        counts.beginAt(PARTITION, "run", copied(100));
        counts.next(PARTITION, "run", copied(110));

        assertThat(counts.next(PARTITION, "next", copied(500)))
                .isEqualTo(new Count(new PathCounts(510, 0, 0, 0), 5_100));
    }

    @Test
    void shouldGoOnCountingWhenTheTopicWasGivenAgain() {
        counts.next(PARTITION, "run", copied(40));

        assertThat(counts.next(PARTITION, "run", copied(5))).isEqualTo(new Count(new PathCounts(45, 0, 0, 0), 450));
        assertThat(counts.next(PARTITION, "run", copied(5))).isEqualTo(new Count(new PathCounts(45, 0, 0, 0), 450));
    }

    private static PartitionNote copied(long records) {
        return new PartitionNote(
                7, new PathCounts(records, 0, 0, 0), records * 10, -1, true, false, Optional.empty(), Optional.empty());
    }
}
