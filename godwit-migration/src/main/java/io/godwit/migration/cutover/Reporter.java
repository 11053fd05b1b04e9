package io.godwit.migration.cutover;

import io.godwit.core.config.Application;
import io.godwit.core.cutover.ConsumerState;
import io.godwit.core.cutover.CutoverStep;
import io.godwit.core.cutover.CutoverStore;
import io.godwit.core.cutover.GroupPlacement;
import io.godwit.core.cutover.ProducerState;
import io.godwit.core.cutover.Setback;
import io.godwit.core.cutover.SwitchPoint;
import io.godwit.core.cutover.TopicPause;
import io.godwit.core.journal.Journal;
import io.godwit.core.model.PartitionId;
import io.godwit.core.status.WatchStatus;
import io.godwit.core.status.WatchStore;
import io.godwit.migration.cutover.CutoverReport.ConsumerReport;
import io.godwit.migration.cutover.CutoverReport.ProducerReport;
import io.godwit.migration.cutover.CutoverReport.ReverseReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/** Puts together where a wave stands, from what is stored and, after the switch, from both clusters as they are now. */
final class Reporter {
    private final WaveScope scope;
    private final CutoverStore store;
    private final Journal journal;

    Reporter(WaveScope scope, CutoverStore store, Journal journal) {
        this.scope = scope;
        this.store = store;
        this.journal = journal;
    }

    CutoverReport report() throws InterruptedException {
        List<ConsumerReport> consumers = new java.util.ArrayList<>();
        for (Application application : scope.plan().consumers()) {
            consumers.add(consumer(application));
        }
        ProducerReport producers = producers();
        String state =
                WaveWords.state(consumers.stream().map(ConsumerReport::state).toList(), producers.state());
        return new CutoverReport(
                scope.migration().name(),
                scope.plan().wave(),
                state,
                WaveWords.next(
                        state,
                        !producers.stragglers().isEmpty(),
                        producers.reverse().isPresent(),
                        scope.plan().movesConsumersOnly()),
                pause(producers),
                consumers,
                producers);
    }

    private static OptionalLong pause(ProducerReport producers) {
        return WaveWords.isSwitched(producers.state())
                        && producers.writePauseMs().isEmpty()
                ? producers.pausedForMs()
                : producers.writePauseMs();
    }

    private ConsumerReport consumer(Application application) throws InterruptedException {
        ConsumerState state = store.consumer(application.name());
        return new ConsumerReport(
                application.name(),
                application.groups(),
                state.word(),
                store.lastStep(application.name()).map(CutoverStep::at),
                state.on(new SetbackOf()),
                state.on(new PlacementsOf()));
    }

    private ProducerReport producers() throws InterruptedException {
        List<String> names =
                scope.plan().producers().stream().map(Application::name).toList();
        ProducerState state = store.producers();
        Optional<Instant> since = store.lastStep(CutoverStep.PRODUCERS).map(CutoverStep::at);
        return state.on(new ProducerFacts(names, state.word(), since));
    }

    private static final class SetbackOf implements ConsumerState.Cases<Optional<Setback>> {
        @Override
        public Optional<Setback> resting(ConsumerState.Resting state) {
            return state.setback();
        }

        @Override
        public Optional<Setback> stopping(ConsumerState.Stopping state) {
            return state.setback();
        }

        @Override
        public Optional<Setback> stopped(ConsumerState.Stopped state) {
            return state.setback();
        }

        @Override
        public Optional<Setback> placed(ConsumerState.Placed state) {
            return state.setback();
        }

        @Override
        public Optional<Setback> starting(ConsumerState.Starting state) {
            return state.setback();
        }
    }

    private static final class PlacementsOf implements ConsumerState.Cases<List<GroupPlacement>> {
        @Override
        public List<GroupPlacement> resting(ConsumerState.Resting state) {
            return state.placements();
        }

        @Override
        public List<GroupPlacement> stopping(ConsumerState.Stopping state) {
            return List.of();
        }

        @Override
        public List<GroupPlacement> stopped(ConsumerState.Stopped state) {
            return List.of();
        }

        @Override
        public List<GroupPlacement> placed(ConsumerState.Placed state) {
            return state.placements();
        }

        @Override
        public List<GroupPlacement> starting(ConsumerState.Starting state) {
            return state.placements();
        }
    }

    private final class ProducerFacts implements ProducerState.Cases<ProducerReport> {
        private final List<String> names;
        private final String word;
        private final Optional<Instant> since;

        ProducerFacts(List<String> names, String word, Optional<Instant> since) {
            this.names = names;
            this.word = word;
            this.since = since;
        }

        private ProducerReport plain(Optional<Setback> setback, Optional<Instant> pausedAt) {
            OptionalLong paused = pausedAt.map(at -> OptionalLong.of(
                            Duration.between(at, scope.waiting().now()).toMillis()))
                    .orElseGet(OptionalLong::empty);
            return new ProducerReport(
                    names,
                    word,
                    since,
                    setback,
                    paused,
                    OptionalLong.empty(),
                    List.of(),
                    new TreeMap<>(),
                    new TreeMap<>(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of());
        }

        @Override
        public ProducerReport onSource(ProducerState.OnSource state) {
            return plain(state.setback(), Optional.empty());
        }

        @Override
        public ProducerReport held(ProducerState.Held state) {
            return plain(Optional.empty(), Optional.empty());
        }

        @Override
        public ProducerReport fencing(ProducerState.Fencing state) {
            return plain(Optional.empty(), Optional.of(state.pausedAt()));
        }

        @Override
        public ProducerReport quiet(ProducerState.Quiet state) {
            return plain(Optional.empty(), Optional.of(state.pausedAt()));
        }

        @Override
        public ProducerReport proven(ProducerState.Proven state) {
            return plain(Optional.empty(), Optional.of(state.pausedAt()));
        }

        @Override
        public ProducerReport arming(ProducerState.Arming state) {
            return plain(Optional.empty(), Optional.of(state.pausedAt()));
        }

        @Override
        public ProducerReport returning(ProducerState.Returning state) {
            return plain(Optional.of(state.setback()), Optional.of(state.pausedAt()));
        }

        @Override
        public ProducerReport returnQuiet(ProducerState.ReturnQuiet state) {
            return plain(Optional.of(state.setback()), Optional.of(state.pausedAt()));
        }

        @Override
        public ProducerReport starting(ProducerState.Starting state) {
            return plain(Optional.empty(), Optional.of(state.pausedAt()));
        }

        @Override
        public ProducerReport restoring(ProducerState.Restoring state) {
            return plain(Optional.of(state.setback()), Optional.of(state.pausedAt()));
        }

        @Override
        public ProducerReport switched(ProducerState.Switched state) {
            SwitchPoint point = state.switchPoint();
            Stragglers stragglers = Stragglers.look(scope, journal, state);
            Optional<WatchStatus> watch = new WatchStore(journal)
                    .get(scope.plan().wave())
                    .filter(kept -> kept.since().equals(state.at()));
            SortedMap<PartitionId, Long> sourceEnds =
                    scope.source().logs().ends(point.sourceEnds().keySet());
            SortedMap<PartitionId, Long> targetEnds =
                    scope.target().logs().ends(point.targetEnds().keySet());
            List<TopicPause> pauses = completed(state);
            boolean watched = watch.map(WatchStatus::ended).orElse(false)
                    && stragglers.byTopic().isEmpty();
            return new ProducerReport(
                    names,
                    watched ? WaveWords.WATCHED : word,
                    since,
                    Optional.empty(),
                    OptionalLong.of(
                            Duration.between(state.pausedAt(), state.at()).toMillis()),
                    longest(pauses),
                    pauses,
                    point.writtenByTopic(targetEnds),
                    stragglers.byTopic(),
                    stragglers.names(),
                    state.copiesBack() ? Optional.of(lag(sourceEnds, targetEnds)) : Optional.empty(),
                    Optional.of(state.at().plus(scope.limits().watch())),
                    watch,
                    state.placements());
        }

        // A topic that is written seldom has its first record on the target long after the switch.
        private List<TopicPause> completed(ProducerState.Switched state) {
            boolean complete = state.pauses().stream()
                    .allMatch(pause -> pause.firstOnTarget().isPresent());
            return complete
                    ? state.pauses()
                    : new WritePauses(scope.source().logs(), scope.target().logs()).measure(state.switchPoint());
        }

        private ReverseReport lag(SortedMap<PartitionId, Long> sourceEnds, SortedMap<PartitionId, Long> targetEnds) {
            long offsets = targetEnds.entrySet().stream()
                    .mapToLong(end -> Math.max(0, end.getValue() - sourceEnds.getOrDefault(end.getKey(), 0L)))
                    .sum();
            return new ReverseReport(offsets);
        }
    }

    private static OptionalLong longest(List<TopicPause> pauses) {
        return pauses.stream()
                .flatMap(pause -> pause.pause().stream())
                .mapToLong(Duration::toMillis)
                .max();
    }
}
