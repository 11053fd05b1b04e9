package io.godwit.serve.look;

import io.godwit.core.config.Application;
import io.godwit.core.config.Migration;
import io.godwit.core.config.Wave;
import io.godwit.core.cutover.ConsumerState;
import io.godwit.core.cutover.CutoverStep;
import io.godwit.core.cutover.CutoverStore;
import io.godwit.core.cutover.ProducerState;
import io.godwit.core.cutover.Setback;
import io.godwit.core.cutover.WavePlan;
import io.godwit.core.journal.Journal;
import io.godwit.core.status.WatchStatus;
import io.godwit.core.status.WatchStore;
import io.godwit.migration.cutover.WaveWords;
import io.godwit.serve.look.WaveGlance.Member;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/** Reads where each wave stands from the values of the journal. */
final class WaveGlances {
    private final Migration migration;
    private final Clock clock;

    WaveGlances(Migration migration, Clock clock) {
        this.migration = migration;
        this.clock = clock;
    }

    /** @param topics all topics that are copied */
    List<WaveGlance> look(Journal journal, SortedSet<String> topics) {
        return migration.waves().stream()
                .map(wave -> look(journal, wave, topics))
                .toList();
    }

    private WaveGlance look(Journal journal, Wave wave, SortedSet<String> topics) {
        WavePlan plan = WavePlan.of(migration, wave, topics, new TreeSet<>());
        CutoverStore store = new CutoverStore(journal, wave.name(), "", clock);
        ProducerState producers = store.producers();
        PauseClock pause = PauseClock.of(producers);
        List<Member> members = members(plan, store, producers);
        Optional<WatchStatus> watch = new WatchStore(journal)
                .get(wave.name())
                .filter(kept -> pause.switchedAt().map(kept.since()::equals).orElse(false));
        long stragglers =
                watch.map(WatchStatus::stragglers).map(WaveGlances::sum).orElse(0L);
        boolean watched = watch.map(WatchStatus::ended).orElse(false) && stragglers == 0;
        String state = WaveWords.state(
                members.stream()
                        .filter(member -> member.role().equals("consumer"))
                        .map(Member::state)
                        .toList(),
                watched ? WaveWords.WATCHED : producers.word());
        return new WaveGlance(
                wave.name(),
                state,
                members.stream().flatMap(member -> member.since().stream()).max(Comparator.naturalOrder()),
                WaveWords.next(state, stragglers > 0, producers.copiesBack(), plan.movesConsumersOnly()),
                members,
                pause.setback(),
                pause.pausedAt(),
                pausedFor(pause),
                migration.cutover().maxWritePause().toMillis(),
                pause.switchedAt(),
                List.copyOf(plan.topics()),
                producers.copiesBack(),
                stragglers);
    }

    private OptionalLong pausedFor(PauseClock pause) {
        return pause.pausedAt()
                .map(at -> OptionalLong.of(
                        Math.max(0, Duration.between(at, clock.instant()).toMillis())))
                .orElse(pause.tookMs());
    }

    private static long sum(SortedMap<String, Long> offsets) {
        return offsets.values().stream().mapToLong(Long::longValue).sum();
    }

    private static List<Member> members(WavePlan plan, CutoverStore store, ProducerState producers) {
        List<Member> members = new ArrayList<>();
        SortedMap<String, ConsumerState> touched = store.consumers();
        List<String> names = new ArrayList<>();
        plan.consumers().forEach(application -> names.add(application.name()));
        touched.keySet().stream().filter(name -> !names.contains(name)).forEach(names::add);
        for (String name : names) {
            ConsumerState state = touched.getOrDefault(name, ConsumerState.INITIAL);
            members.add(new Member(
                    name,
                    "consumer",
                    state.word(),
                    store.lastStep(name).map(CutoverStep::at),
                    plan.consumers().stream()
                            .filter(application -> application.name().equals(name))
                            .flatMap(application -> application.groups().stream())
                            .toList(),
                    ConsumerSetback.of(state)));
        }
        Optional<Instant> since = store.lastStep(CutoverStep.PRODUCERS).map(CutoverStep::at);
        Optional<Setback> none = Optional.empty();
        for (Application application : plan.producers()) {
            members.add(
                    new Member(application.name(), "producer", producers.word(), since, application.groups(), none));
        }
        return members;
    }
}
