package io.godwit.migration.completion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.godwit.core.cutover.PartitionLogs.Writer;
import io.godwit.core.error.CompletionError;
import io.godwit.core.error.GodwitException;
import io.godwit.core.journal.InMemoryJournal;
import io.godwit.core.model.PartitionId;
import io.godwit.core.reverse.CopyDirection;
import io.godwit.core.reverse.CopyDirections;
import io.godwit.migration.cutover.Waiting;
import io.godwit.migration.mirror.batch.CopyRoute;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SourceWatchTest {
    private static final PartitionId ORDERS = new PartitionId("orders", 0);
    private static final Duration QUIET = Duration.ofMinutes(10);

    private final QuietCluster source = new QuietCluster();
    private final QuietCluster target = new QuietCluster();
    private final InMemoryJournal journal = new InMemoryJournal();
    private Runnable meanwhile = () -> {};
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private int looks;

    SourceWatchTest() {
        source.ends.put(ORDERS, 100L);
        target.ends.put(ORDERS, 100L);
        source.writers.add(new Writer(ORDERS, 1, 10, now, Optional.empty()));
        journal.put(CopyRoute.REVERSE_PRODUCER, "77");
    }

    private final class Time implements Waiting {
        @Override
        public Clock clock() {
            return Clock.fixed(now, ZoneOffset.UTC);
        }

        @Override
        public void pause(Duration duration) {
            now = now.plus(duration);
            if (++looks == 3) {
                meanwhile.run();
            }
        }
    }

    private void watch() throws InterruptedException {
        new SourceWatch(
                        new SourceWatch.Subject(new TreeSet<>(List.of("orders")), new TreeSet<>(List.of("billing"))),
                        source,
                        source,
                        target,
                        journal,
                        new Time(),
                        line -> {})
                .requireQuiet(QUIET);
    }

    private GodwitException refused() {
        GodwitException refused = catchThrowableOfType(GodwitException.class, this::watch);
        assertThat(refused).isNotNull();
        assertThat(refused.code()).isEqualTo(CompletionError.SOURCE_IN_USE);
        return refused;
    }

    private void copyBack() {
        new CopyDirections(journal).turn("all", new TreeSet<>(List.of("orders")), CopyDirection.REVERSE, now);
    }

    @Test
    void shouldWatchForTheWholeTime() throws Exception {
        Instant begin = now;

        watch();

        assertThat(Duration.between(begin, now)).isEqualTo(QUIET);
    }

    @Test
    void shouldNameAWriterWithoutIdempotence() {
        meanwhile = () -> source.ends.put(ORDERS, 101L);

        assertThat(refused().problems().get(0).rule()).contains("1 offsets beyond where it did", "without idempotence");
        assertThat(looks).isEqualTo(3);
    }

    @Test
    void shouldNameAProducerByItsId() {
        meanwhile = () -> {
            source.ends.put(ORDERS, 101L);
            source.writers.add(new Writer(ORDERS, 5, 0, now, Optional.of("payments-1")));
        };

        assertThat(refused().problems().get(0).rule()).contains("transactional id payments-1", "producer id 5");
    }

    @Test
    void shouldNotMindTheMirrorThatCopiesBack() throws Exception {
        copyBack();
        meanwhile = () -> {
            target.ends.put(ORDERS, 120L);
            source.ends.put(ORDERS, 118L);
            source.writers.add(new Writer(ORDERS, 77, 30, now, Optional.empty()));
        };

        watch();
    }

    @Test
    void shouldFindASourceThatIsAheadOfTheTarget() {
        copyBack();
        meanwhile = () -> source.ends.put(ORDERS, 101L);

        assertThat(refused().problems().get(0).rule()).contains("1 offsets beyond the target");
    }

    @Test
    void shouldFindAnotherProducerBesideTheMirror() {
        copyBack();
        meanwhile = () -> {
            target.ends.put(ORDERS, 120L);
            source.ends.put(ORDERS, 120L);
            source.writers.set(0, new Writer(ORDERS, 1, 11, now, Optional.empty()));
        };

        assertThat(refused().problems().get(0).rule()).contains("producer id 1");
    }

    @Test
    void shouldNameReadersThatCommittedInTheTopics() {
        source.commit("audit", ORDERS, 3);
        meanwhile = () -> source.join("audit", "audit-1@10.0.0.9");

        assertThat(refused().problems().get(0).toString()).contains("group audit", "audit-1@10.0.0.9");
    }

    @Test
    void shouldNameGroupsOfApplicationsWhateverTheyCommitted() {
        source.join("billing", "billing-1@10.0.0.9");

        assertThat(refused().problems().get(0).toString()).contains("group billing");
        assertThat(looks).isZero();
    }

    @Test
    void shouldNotMindGroupsOfOtherTopics() throws Exception {
        source.commit("other", new PartitionId("elsewhere", 0), 3);
        source.join("other", "other-1@10.0.0.9");

        watch();
    }
}
