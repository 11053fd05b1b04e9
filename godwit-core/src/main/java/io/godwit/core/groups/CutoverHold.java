package io.godwit.core.groups;

import io.godwit.core.config.Application;
import io.godwit.core.config.Migration;
import io.godwit.core.config.Wave;
import io.godwit.core.cutover.ConsumerState;
import io.godwit.core.cutover.CutoverStep;
import io.godwit.core.cutover.CutoverStore;
import io.godwit.core.cutover.GroupPlacement;
import io.godwit.core.cutover.ProducerState;
import io.godwit.core.cutover.WavePlan;
import io.godwit.core.journal.Journal;
import io.godwit.core.model.ClusterSide;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which groups a cutover has in its hands, or has moved to the target: nobody else sets their offsets there. */
public final class CutoverHold {
    private final Map<String, Standing> named = new TreeMap<>();
    private final Optional<Others> others;

    /**
     * @param reason why the group is the cutover's; empty if it is not
     * @param returned the step by which the cutover gave it back, 0 if it never had it; empty if that cannot be told
     */
    private record Standing(Optional<String> reason, Optional<Long> returned) {}

    /** Where the groups stand that no application names. */
    private record Others(Standing standing, Optional<List<String>> moved) {}

    private CutoverHold(Map<String, Standing> named, Optional<Others> others) {
        this.named.putAll(named);
        this.others = others;
    }

    /** As the journal tells it now. */
    public static CutoverHold read(Migration migration, Journal journal, Clock clock) {
        Map<String, Standing> named = new TreeMap<>();
        Optional<Others> others = Optional.empty();
        for (Wave wave : migration.waves()) {
            CutoverStore store = new CutoverStore(journal, wave.name(), "", clock);
            for (Application application : migration.applications()) {
                if (wave.applications().contains(application.name())) {
                    Standing standing = application.produces().isEmpty()
                            ? consumer(store, wave, application.name())
                            : producer(store, wave);
                    application.groups().forEach(group -> named.put(group, standing));
                }
            }
            if (migration.waves().size() == 1) {
                others = Optional.of(new Others(
                        consumer(store, wave, WavePlan.OTHER_GROUPS), moved(store.consumer(WavePlan.OTHER_GROUPS))));
            }
        }
        migration.applications().forEach(application -> application
                .groups()
                .forEach(group -> named.putIfAbsent(group, new Standing(Optional.empty(), Optional.of(0L)))));
        return new CutoverHold(named, others);
    }

    private static Standing consumer(CutoverStore store, Wave wave, String application) {
        ConsumerState state = store.consumer(application);
        if (!(state instanceof ConsumerState.Resting resting)) {
            return new Standing(Optional.of("wave " + wave.name() + " of the cutover is moving it"), Optional.empty());
        }
        return resting.side() == ClusterSide.TARGET
                ? new Standing(
                        Optional.of("wave " + wave.name() + " of the cutover moved it to the target"), Optional.empty())
                : new Standing(
                        Optional.empty(),
                        Optional.of(store.lastStep(application)
                                .map(CutoverStep::sequence)
                                .orElse(0L)));
    }

    private static Standing producer(CutoverStore store, Wave wave) {
        ProducerState state = store.producers();
        if (state instanceof ProducerState.OnSource onSource) {
            return new Standing(
                    Optional.empty(),
                    Optional.of(
                            onSource.setback().isEmpty()
                                    ? 0L
                                    : store.lastStep(CutoverStep.PRODUCERS)
                                            .map(CutoverStep::sequence)
                                            .orElse(0L)));
        }
        if (state instanceof ProducerState.Held) {
            return new Standing(Optional.empty(), Optional.empty());
        }
        return new Standing(
                Optional.of("wave " + wave.name() + " of the cutover "
                        + (state instanceof ProducerState.Switched ? "moved it to the target" : "is moving it")),
                Optional.empty());
    }

    /** A group that appeared after the others had moved is still the source's. */
    private static Optional<List<String>> moved(ConsumerState state) {
        return state instanceof ConsumerState.Resting resting && resting.side() == ClusterSide.TARGET
                ? Optional.of(
                        resting.placements().stream().map(GroupPlacement::group).toList())
                : Optional.empty();
    }

    /** Why the group is the cutover's; empty if it is not. */
    public Optional<String> reason(String group) {
        return standing(group).reason();
    }

    /** The step by which a cutover gave the group back to the source, 0 if it never had it; empty if that cannot be told. */
    public Optional<Long> returned(String group) {
        return standing(group).returned();
    }

    private Standing standing(String group) {
        Standing free = new Standing(Optional.empty(), Optional.of(0L));
        Standing its = named.get(group);
        if (its != null) {
            return its;
        }
        return others.filter(found ->
                        found.moved().map(names -> names.contains(group)).orElse(true))
                .map(Others::standing)
                .orElse(free);
    }
}
