package io.godwit.migration.rehearsal;

import io.godwit.core.config.Migration;
import io.godwit.core.cutover.Gate;
import io.godwit.core.cutover.Setback;
import io.godwit.core.cutover.TopicPause;
import io.godwit.core.rehearsal.Judgement;
import io.godwit.core.rehearsal.Shadow;
import io.godwit.core.rehearsal.TopicTraffic;
import io.godwit.migration.cutover.Cutover;
import io.godwit.migration.cutover.CutoverReport;
import io.godwit.migration.cutover.Narrator;
import io.godwit.migration.cutover.Waiting;
import io.godwit.migration.rehearsal.RehearsalReport.Round;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is played in a rehearsal, in its order, and what came of it. */
final class Story {
    private static final Duration CATCH_UP = Duration.ofMinutes(1);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    private final Shadow shadow;
    private final RehearsalRequest request;
    private final Waiting waiting;
    private final Narrator narrator;
    private final List<TopicTraffic> traffic;
    private final Instant at;
    private final List<Round> rounds = new ArrayList<>();
    private final List<String> notes;
    private Optional<Judgement> judgement = Optional.empty();

    Story(Shadow shadow, RehearsalRequest request, Waiting waiting, Narrator narrator, List<TopicTraffic> traffic) {
        this.shadow = shadow;
        this.request = request;
        this.waiting = waiting;
        this.narrator = narrator;
        this.traffic = List.copyOf(traffic);
        this.at = waiting.now();
        this.notes = new ArrayList<>(shadow.notes());
    }

    SortedMap<String, TopicTraffic> trafficByTopic() {
        SortedMap<String, TopicTraffic> byTopic = new TreeMap<>();
        traffic.forEach(topic -> byTopic.put(topic.topic(), topic));
        return byTopic;
    }

    void play(Stage stage, RehearsedApplications applications) throws InterruptedException {
        stage.run(request.trafficFor());
        CutoverReport there = there("there", stage);
        if (there.producers().reverse().isPresent()) {
            back(stage, applications);
            there("there-again", stage);
        } else {
            notes.add("the way back was not rehearsed: the mirror can't copy back, see the gate reverse-mirror");
        }
        notes.addAll(applications.troubles());
        judgement = Optional.of(judge(applications));
    }

    /** As an operator does it: check, start, hold, release. */
    private CutoverReport there(String name, Stage stage) throws InterruptedException {
        narrator.say("rehearsing the way " + name.replace('-', ' '));
        stage.awaitReady(request.readyWithin());
        Instant begin = waiting.now();
        stage.move(cutover -> cutover.start(true));
        CutoverReport report = stage.move(Cutover::release);
        Duration took = Duration.between(begin, waiting.now());
        stage.run(request.trafficFor());
        // A topic that is written seldom has its first record on the target later.
        CutoverReport later = stage.report();
        rounds.add(new Round(
                name,
                took.toMillis(),
                report.producers().pausedForMs(),
                real(later.producers().topics())));
        return report;
    }

    private void back(Stage stage, RehearsedApplications applications) throws InterruptedException {
        narrator.say("rehearsing the way back");
        applications.markPauses();
        Instant begin = waiting.now();
        stage.move(Cutover::rollback);
        Duration took = Duration.between(begin, waiting.now());
        stage.run(request.trafficFor());
        rounds.add(new Round("back", took.toMillis(), OptionalLong.empty(), real(applications.longestPauses())));
    }

    private List<TopicPause> real(List<TopicPause> pauses) {
        return pauses.stream()
                .map(pause -> new TopicPause(shadow.real(pause.topic()), pause.lastOnSource(), pause.firstOnTarget()))
                .toList();
    }

    /** Nobody writes any more; what is still under way gets its time, as long as something arrives. */
    private Judgement judge(RehearsedApplications applications) throws InterruptedException {
        applications.stopWriting();
        Instant deadline = waiting.now().plus(CATCH_UP);
        Judgement now = applications.judge();
        while (now.lost() > 0 && waiting.now().isBefore(deadline)) {
            waiting.pause(BETWEEN_LOOKS);
            now = applications.judge();
        }
        // One more look, so that what comes twice at the end is seen.
        waiting.pause(BETWEEN_LOOKS);
        return applications.judge();
    }

    RehearsalReport report(Migration real, Optional<Setback> failure, List<Gate> unmet) {
        return new RehearsalReport(
                real.name(),
                shadow.wave(),
                at,
                traffic,
                rounds,
                judgement,
                real.cutover().maxWritePause().toMillis(),
                failure,
                notes,
                unmet);
    }
}
