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
import io.godwit.core.model.PartitionId;
import io.godwit.migration.cutover.CutoverReport.ConsumerReport;
import io.godwit.migration.cutover.CutoverReport.ProducerReport;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/** Puts together where a wave stands, from what is stored and, after the switch, from both clusters as they are now. */
final class Reporter {
    private final WaveScope scope;
    private final CutoverStore store;

    Reporter(WaveScope scope, CutoverStore store) {
        this.scope = scope;
        this.store = store;
    }

    CutoverReport report() throws InterruptedException {
        List<ConsumerReport> consumers = new java.util.ArrayList<>();
        for (Application application : scope.plan().consumers()) {
            consumers.add(consumer(application));
        }
        ProducerReport producers = producers();
        String state = state(consumers, producers);
        return new CutoverReport(
                scope.migration().name(),
                scope.plan().wave(),
                state,
                next(state, producers),
                pause(producers),
                consumers,
                producers);
    }

    private static OptionalLong pause(ProducerReport producers) {
        return producers.state().equals("SWITCHED") && producers.writePauseMs().isEmpty()
                ? producers.pausedForMs()
                : producers.writePauseMs();
    }

    private static String state(List<ConsumerReport> consumers, ProducerReport producers) {
        if (!producers.state().equals("ON_SOURCE")) {
            return producers.state();
        }
        if (consumers.stream().allMatch(consumer -> consumer.state().equals("ON_SOURCE"))) {
            return "NOT_STARTED";
        }
        if (consumers.stream().allMatch(consumer -> consumer.state().equals("STABLE"))) {
            return "CONSUMERS_MOVED";
        }
        return consumers.stream().allMatch(consumer -> consumer.state().equals("PUT_BACK"))
                ? "PUT_BACK"
                : "CONSUMERS_MOVING";
    }

    private static String next(String state, ProducerReport producers) {
        return switch (state) {
            case "HELD", "CONSUMERS_MOVED" ->
                "godwit cutover release moves the producers; godwit cutover abort goes back";
            case "ABORTED" -> "mend what the reason says, then godwit cutover release; or godwit cutover abort";
            case "FENCING", "QUIET", "PROVEN", "STARTING", "RESTORING", "CONSUMERS_MOVING" ->
                "godwit cutover start goes on; godwit cutover abort goes back";
            case "SWITCHED" ->
                producers.stragglers().isEmpty()
                        ? "godwit cutover check watches for stragglers; godwit rollback goes back as long as nothing was "
                                + "written to the target"
                        : "stop what still writes to the source";
            default -> "godwit cutover check, then godwit cutover start";
        };
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
            Collection<PartitionId> partitions = point.sourceEnds().keySet();
            SortedMap<PartitionId, Long> sourceEnds = scope.source().logs().ends(partitions);
            SortedMap<String, Long> stragglers = point.stragglersByTopic(sourceEnds);
            List<TopicPause> pauses = completed(state);
            return new ProducerReport(
                    names,
                    word,
                    since,
                    Optional.empty(),
                    OptionalLong.of(
                            Duration.between(state.pausedAt(), state.at()).toMillis()),
                    longest(pauses),
                    pauses,
                    point.writtenByTopic(scope.target().logs().ends(partitions)),
                    stragglers,
                    stragglers.isEmpty() ? Optional.empty() : Optional.of(names(point, sourceEnds)),
                    Optional.of(state.at().plus(scope.limits().watch())),
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

        private String names(SwitchPoint point, SortedMap<PartitionId, Long> sourceEnds) {
            SortedMap<PartitionId, Long> former = point.sourceEnds();
            List<PartitionId> moved = sourceEnds.keySet().stream()
                    .filter(partition -> !java.util.Objects.equals(sourceEnds.get(partition), former.get(partition)))
                    .toList();
            return new WriterNames(scope.source().logs(), scope.plan(), scope.waiting()).describe(moved);
        }
    }

    private static OptionalLong longest(List<TopicPause> pauses) {
        return pauses.stream()
                .flatMap(pause -> pause.pause().stream())
                .mapToLong(Duration::toMillis)
                .max();
    }
}
