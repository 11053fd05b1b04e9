package io.godwit.migration.completion;

import io.godwit.core.completion.Completion;
import io.godwit.core.completion.Completion.Stage;
import io.godwit.core.control.ControlEvents;
import io.godwit.core.error.CompletionError;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.JournalError;
import io.godwit.core.journal.JournalEvent;
import io.godwit.core.journal.Lease;
import io.godwit.core.journal.Leases;
import io.godwit.core.json.Json;
import io.godwit.migration.cutover.Narrator;
import io.godwit.migration.cutover.Waiting;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Ends a migration, from whatever stage the last run left. The mirror's lease is taken as soon as the mirror has given it back,
 * and is kept to the end, so nothing is copied while configs and fences change.
 */
final class MigrationCompletion {
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

    private final String migration;
    private final Leases leases;
    private final CompletionActions actions;
    private final String actor;
    private final Waiting waiting;
    private final Narrator narrator;
    private final List<String> done = new ArrayList<>();

    MigrationCompletion(
            String migration,
            Leases leases,
            CompletionActions actions,
            String actor,
            Waiting waiting,
            Narrator narrator) {
        this.migration = migration;
        this.leases = leases;
        this.actions = actions;
        this.actor = actor;
        this.waiting = waiting;
        this.narrator = narrator;
    }

    /**
     * Goes on until everything is done but the removal of topics.
     *
     * @param folder where the evidence goes
     * @param removeTopics whether Godwit's topics are to be removed afterwards
     * @param mirrorPatience how long to wait for the mirror to end
     */
    CompletionReport run(Path folder, boolean removeTopics, Duration mirrorPatience) throws InterruptedException {
        try (Lease operator = leases.acquire(Lease.Role.OPERATOR)) {
            Completion completion = begin(operator, folder, removeTopics);
            @Nullable Lease mirror = null;
            try {
                if (!completion.isDone()) {
                    mirror = endMirror(operator, completion, mirrorPatience);
                }
                while (!completion.isDone()) {
                    operator.confirm();
                    narrate(doStage(operator, completion, folder));
                    completion = save(operator, completion.next(waiting.now()));
                }
                keepEvidence(operator, completion, folder);
                return new CompletionReport(migration, completion, done, List.of());
            } finally {
                if (mirror != null) {
                    mirror.close();
                }
            }
        }
    }

    private Completion begin(Lease operator, Path folder, boolean removeTopics) {
        Optional<Completion> stored = Completion.of(operator.journal());
        if (stored.isEmpty()) {
            return save(operator, Completion.begin(waiting.now(), actor, folder.toString(), removeTopics));
        }
        Completion found = stored.get();
        narrator.say(
                "found the completion of " + found.actor() + ", begun " + found.startedAt() + ", at " + found.stage());
        Completion wanted = removeTopics ? found.removingTopics() : found;
        wanted = wanted.withEvidence(folder.toString());
        if (!wanted.equals(found)) {
            operator.journal().put(Completion.KEY, Json.line(wanted));
        }
        return wanted;
    }

    private Completion save(Lease operator, Completion completion) {
        operator.journal().put(Completion.KEY, Json.line(completion));
        operator.journal()
                .append(new JournalEvent(
                        completion.since(),
                        Completion.EVENT,
                        actor,
                        Json.tree(Map.of("stage", completion.stage().name()))));
        return completion;
    }

    /** The order is given at each run: one more changes nothing, a missing one would leave a mirror running. */
    private Lease endMirror(Lease operator, Completion completion, Duration patience) throws InterruptedException {
        if (completion.stage() == Stage.ENDING_MIRRORS) {
            operator.journal().append(ControlEvents.complete(waiting.now(), actor));
        }
        Instant deadline = waiting.now().plus(patience);
        boolean told = false;
        while (true) {
            try {
                return leases.acquire(Lease.Role.MIRROR);
            } catch (GodwitException e) {
                if (e.code() != JournalError.LEASE_HELD) {
                    throw e;
                }
                if (!waiting.now().isBefore(deadline)) {
                    throw new GodwitException(
                            CompletionError.MIRROR_RUNS,
                            "migration " + migration,
                            "its mirror was told to end and has not within " + patience.toSeconds() + " s: "
                                    + e.reason(),
                            "look at it, or end it by a signal, then run godwit complete again: it goes on here",
                            e);
                }
                if (!told) {
                    narrator.say("waiting for the mirror to end: " + e.reason());
                    told = true;
                }
                waiting.pause(BETWEEN_TRIES);
            }
        }
    }

    private List<String> doStage(Lease operator, Completion completion, Path folder) {
        return switch (completion.stage()) {
            case ENDING_MIRRORS -> {
                List<String> lines = new ArrayList<>(List.of("no mirror runs any more, and none can be started"));
                lines.addAll(actions.removeConnectors());
                yield lines;
            }
            case RESTORING_CONFIGS -> actions.restoreConfigs(operator);
            case REMOVING_FENCES -> actions.removeFences(operator);
            case WRITING_EVIDENCE -> write(operator, completion.next(waiting.now()), folder);
            case COMPLETED -> List.of();
        };
    }

    private List<String> write(Lease operator, Completion completed, Path folder) {
        SortedMap<String, String> files = actions.evidence(operator, completed);
        new EvidenceFolder(folder).write(migration, waiting.now(), files);
        return List.of("the evidence is in " + folder);
    }

    /** The folder may be on another machine, or gone; before the journal goes there must be one. */
    private void keepEvidence(Lease operator, Completion completion, Path folder) {
        EvidenceFolder evidence = new EvidenceFolder(folder);
        if (!evidence.exists()) {
            narrate(write(operator, completion, folder));
        } else if (completion.removesTopics()) {
            evidence.requireUnchanged();
        }
    }

    private void narrate(List<String> lines) {
        lines.forEach(narrator::say);
        done.addAll(lines);
    }
}
