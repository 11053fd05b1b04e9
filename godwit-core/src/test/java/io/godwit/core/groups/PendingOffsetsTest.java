package io.godwit.core.groups;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.core.cutover.GroupPositions.Position;
import io.godwit.core.groups.PendingOffsets.Seen;
import io.godwit.core.model.PartitionId;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PendingOffsetsTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final PendingOffsets pending = new PendingOffsets();

    @Test
    void shouldCarryAGroupThatIsAlwaysAheadOfTheCopy() {
        assertThat(choose(0, 100, 90)).isEmpty();
        assertThat(choose(5, 200, 190)).contains(seen(0, 100));
        assertThat(choose(10, 300, 290)).contains(seen(5, 200));
    }

    @Test
    void shouldWaitForTheFirstOffsetAndNotForTheLatest() {
        assertThat(choose(0, 100, 10)).isEmpty();
        assertThat(choose(5, 200, 50)).isEmpty();
        assertThat(choose(10, 300, 110)).contains(seen(0, 100));
    }

    @Test
    void shouldFollowARewindAtOnce() {
        assertThat(choose(0, 100, 90)).isEmpty();
        assertThat(choose(5, 20, 90)).contains(seen(5, 20));
        assertThat(choose(10, 95, 90)).isEmpty();
        assertThat(choose(15, 92, 90)).as("92 instead of 95").isEmpty();
        assertThat(choose(20, 300, 93)).contains(seen(15, 92));
    }

    private Optional<Seen> choose(int second, long offset, long copied) {
        return pending.choose("billing", seen(second, offset), position -> position.offset() <= copied);
    }

    private static Seen seen(int second, long offset) {
        return new Seen(new Position(new PartitionId("order", 0), offset, ""), START.plusSeconds(second));
    }
}
