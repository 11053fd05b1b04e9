package io.godwit.migration.completion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.godwit.core.completion.Completion;
import io.godwit.core.completion.Completion.Stage;
import io.godwit.core.control.ControlEvents;
import io.godwit.core.error.CompletionError;
import io.godwit.core.error.GodwitException;
import io.godwit.core.journal.InMemoryJournal;
import io.godwit.core.journal.InMemoryLeases;
import io.godwit.core.journal.JournalEvent;
import io.godwit.core.journal.Lease;
import io.godwit.migration.cutover.Waiting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationCompletionTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** More than an undisturbed run has. */
    private static final int MOST_ACTIONS = 30;

    /** As {@code kill -9}: no handler of exceptions gets a word in. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** A journal, a mirror that runs or not, and what is done at the end. */
    private static final class World implements CompletionActions, Waiting {
        final InMemoryJournal journal = new InMemoryJournal();
        final InMemoryLeases leases = new InMemoryLeases(journal);
        final List<String> acts = new ArrayList<>();
        Optional<Lease> mirror = Optional.empty();
        boolean mirrorIsDeaf;
        boolean configsFail;
        int killAt = Integer.MAX_VALUE;
        private Instant now = Instant.parse("2026-01-01T00:00:00Z");

        void tick() {
            if (killAt-- == 0) {
                throw new Killed();
            }
        }

        private List<String> act(String what) {
            tick();
            acts.add(what);
            tick();
            return List.of(what);
        }

        @Override
        public List<String> removeConnectors() {
            return act("connectors");
        }

        @Override
        public List<String> restoreConfigs(Lease operator) {
            assertThat(leases.holder(Lease.Role.MIRROR)).as("nothing is copied").isPresent();
            if (configsFail) {
                throw new GodwitException(CompletionError.CONFIGS_NOT_RESTORED, "target", "refused", "permit it");
            }
            return act("configs");
        }

        @Override
        public List<String> removeFences(Lease operator) {
            return act("fences");
        }

        @Override
        public SortedMap<String, String> evidence(Lease operator, Completion completed) {
            act("evidence");
            assertThat(completed.isDone()).isTrue();
            return new TreeMap<>(Map.of("events.jsonl", "{}\n", "summary.md", "# done\n"));
        }

        @Override
        public Clock clock() {
            return Clock.fixed(now, ZoneOffset.UTC);
        }

        @Override
        public void pause(Duration duration) {
            tick();
            now = now.plus(duration);
            boolean told = journal.events().stream().map(JournalEvent::type).anyMatch(ControlEvents.COMPLETE::equals);
            if (told && !mirrorIsDeaf) {
                mirror.ifPresent(Lease::close);
                mirror = Optional.empty();
            }
        }

        CompletionReport run(Path folder, boolean removes) throws InterruptedException {
            return new MigrationCompletion("crm", leases, this, "ann@here/42", this, line -> {})
                    .run(folder, removes, PATIENCE);
        }

        Stage stage() {
            return Completion.of(journal).orElseThrow().stage();
        }
    }

    @Test
    void shouldEndTheMirrorBeforeItChangesAnything(@TempDir Path folder) throws Exception {
        World world = new World();
        world.mirror = Optional.of(world.leases.acquire(Lease.Role.MIRROR));

        CompletionReport report = world.run(folder, false);

        assertThat(report.completion().isDone()).isTrue();
        assertThat(world.acts).containsExactly("connectors", "configs", "fences", "evidence");
        assertThat(world.mirror).isEmpty();
        assertThat(world.leases.holder(Lease.Role.MIRROR)).isEmpty();
        assertThat(Files.readString(folder.resolve("summary.md"))).isEqualTo("# done\n");
    }

    @Test
    void shouldTellEachStageInTheJournal(@TempDir Path folder) throws Exception {
        World world = new World();

        world.run(folder, false);

        assertThat(world.journal.events())
                .filteredOn(event -> event.type().equals(Completion.EVENT))
                .extracting(event -> event.details().path("stage").asText())
                .containsExactly(
                        "ENDING_MIRRORS", "RESTORING_CONFIGS", "REMOVING_FENCES", "WRITING_EVIDENCE", "COMPLETED");
    }

    @Test
    void shouldGiveUpOnAMirrorThatDoesNotEnd(@TempDir Path folder) throws Exception {
        World world = new World();
        world.mirror = Optional.of(world.leases.acquire(Lease.Role.MIRROR));
        world.mirrorIsDeaf = true;

        GodwitException refused = catchThrowableOfType(GodwitException.class, () -> world.run(folder, false));

        assertThat(refused.code()).isEqualTo(CompletionError.MIRROR_RUNS);
        assertThat(world.acts).isEmpty();
        world.mirrorIsDeaf = false;
        assertThat(world.run(folder, false).completion().isDone()).isTrue();
    }

    @Test
    void shouldGoOnWhereAFailureStoppedIt(@TempDir Path folder) throws Exception {
        World world = new World();
        world.configsFail = true;
        assertThatThrownBy(() -> world.run(folder, false)).isInstanceOf(GodwitException.class);
        assertThat(world.stage()).isEqualTo(Stage.RESTORING_CONFIGS);

        world.configsFail = false;
        world.run(folder, false);

        assertThat(world.stage()).isEqualTo(Stage.COMPLETED);
        assertThat(world.acts).containsExactly("connectors", "configs", "fences", "evidence");
    }

    @Test
    void shouldEndTheSameWhereverItIsKilled(@TempDir Path temp) throws Exception {
        int kills = 0;
        for (int at = 0; at < MOST_ACTIONS; at++) {
            Path folder = temp.resolve("evidence-" + at);
            World world = new World();
            world.mirror = Optional.of(world.leases.acquire(Lease.Role.MIRROR));
            world.killAt = at;
            try {
                world.run(folder, true);
            } catch (Killed e) {
                kills++;
            }
            world.killAt = Integer.MAX_VALUE;

            CompletionReport report = world.run(folder, true);

            assertThat(report.completion().isDone()).as("killed at %d", at).isTrue();
            assertThat(report.completion().removesTopics()).isTrue();
            assertThat(world.acts).contains("connectors", "configs", "fences", "evidence");
            new EvidenceFolder(folder).requireUnchanged();
        }
        assertThat(kills).isBetween(8, MOST_ACTIONS - 1);
    }

    @Test
    void shouldWriteTheEvidenceAnewWhereItIsMissing(@TempDir Path temp) throws Exception {
        World world = new World();
        world.run(temp.resolve("one"), false);

        CompletionReport again = world.run(temp.resolve("two"), true);

        assertThat(again.done()).containsExactly("the evidence is in " + temp.resolve("two"));
        assertThat(temp.resolve("two").resolve(EvidenceFolder.MANIFEST)).exists();
        assertThat(Completion.of(world.journal).orElseThrow().evidence())
                .isEqualTo(temp.resolve("two").toString());
    }

    @Test
    void shouldNotLetTopicsGoWhileTheEvidenceIsChanged(@TempDir Path folder) throws Exception {
        World world = new World();
        world.run(folder, false);
        Files.writeString(folder.resolve("summary.md"), "# other\n");

        GodwitException refused = catchThrowableOfType(GodwitException.class, () -> world.run(folder, true));

        assertThat(refused.code()).isEqualTo(CompletionError.EVIDENCE_CHANGED);
        assertThat(refused.problems().get(0).path()).isEqualTo("summary.md");
    }

    @Test
    void shouldRefuseAFolderThatCannotBeMade(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "in the way");

        GodwitException refused = catchThrowableOfType(
                GodwitException.class, () -> new EvidenceFolder(file.resolve("evidence")).prepare());

        assertThat(refused.code()).isEqualTo(CompletionError.EVIDENCE_NOT_WRITTEN);
    }
}
