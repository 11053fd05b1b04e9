package io.godwit.cli.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.cli.render.Style;
import io.godwit.core.status.Figures;
import io.godwit.core.status.MigrationStatus;
import io.godwit.core.status.MirrorSession;
import io.godwit.core.status.PathCounts;
import io.godwit.core.status.SlowDown;
import io.godwit.core.status.TopicState;
import io.godwit.core.status.TopicStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class StatusTextTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final String HELD_BACK = "target broker 2 throttles us by 350 ms per request; it is given 1.0 MiB/s";

    @Test
    void shouldSayWhoHoldsTheCopyBackWhileAMirrorRuns() {
        assertThat(StatusTable.whole(Style.PLAIN).lines(status(true))).contains("Held back: " + HELD_BACK);
        assertThat(StatusLine.of(status(true))).contains("held back: " + HELD_BACK);
        assertThat(StatusTable.whole(Style.PLAIN).lines(status(false))).noneMatch(line -> line.contains("350 ms"));
        assertThat(StatusLine.of(status(false))).doesNotContain("350 ms");
    }

    @Test
    void shouldShowPathsOnlyWhereThereIsRoomForAll() {
        assertThat(StatusTable.whole(Style.PLAIN).lines(status(true))).anyMatch(line -> line.contains("REBUILT"));
        assertThat(StatusTable.screen(Style.PLAIN, 200, 20).lines(status(true)))
                .noneMatch(line -> line.contains("REBUILT"));
    }

    private static MigrationStatus status(boolean running) {
        TopicStatus topic = TopicStatus.of("order", new TopicState.InSync(), NOW, Figures.UNKNOWN, List.of())
                .copied(OptionalLong.empty(), Optional.of(new PathCounts(1, 2, 3, 4)));
        MirrorSession session = new MirrorSession(
                "batch",
                "ann@here/7",
                NOW,
                NOW,
                false,
                OptionalLong.empty(),
                Optional.of(List.of(new SlowDown("target broker 2", 1 << 20, "throttles us by 350 ms per request"))),
                List.of(),
                List.of(),
                Optional.empty(),
                OptionalLong.empty());
        return new MigrationStatus(
                "crm",
                "IN_SYNC",
                NOW,
                "",
                "godwit verify",
                "operator",
                NOW,
                running,
                OptionalDouble.of(1),
                Optional.of(session),
                Figures.UNKNOWN,
                List.of(topic),
                List.of());
    }
}
