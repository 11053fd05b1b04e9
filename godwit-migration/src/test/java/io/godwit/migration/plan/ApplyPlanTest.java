package io.godwit.migration.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.godwit.core.error.GodwitException;
import io.godwit.core.error.JournalError;
import io.godwit.core.error.PlanError;
import io.godwit.core.journal.InMemoryJournal;
import io.godwit.core.journal.InMemoryLeases;
import io.godwit.core.journal.JournalEvent;
import io.godwit.core.journal.Lease;
import io.godwit.core.plan.ClusterFacts;
import io.godwit.core.plan.HeldConfig;
import io.godwit.core.plan.Plan;
import io.godwit.core.plan.PlanMemory;
import io.godwit.core.plan.PlanStep;
import io.godwit.core.plan.TopicFacts;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ApplyPlanTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T10:00:00Z"), ZoneOffset.UTC);
    private static final PlanStep ORDER = create("order");
    private static final PlanStep PRICE = create("price");

    private final InMemoryJournal journal = new InMemoryJournal();
    private final InMemoryLeases leases = new InMemoryLeases(journal);
    private final FakeTopics topics = new FakeTopics();
    private final List<AppliedStep> told = new ArrayList<>();
    private final Lease lease = leases.acquire(Lease.Role.OPERATOR);

    @Test
    void shouldDoTheOthersAndTellTheReasonWhenOneTopicIsRefused() {
        // given
        topics.refused.add("order");

        // when
        ApplyResult result = apply(plan(ORDER, PRICE), plan(ORDER, PRICE));

        // then
        assertThat(topics.partitions).containsOnlyKeys("price");
        assertThat(result.doneCount()).isEqualTo(1);
        assertThat(result.failed()).containsExactly(new AppliedStep(ORDER, Optional.of("refused by policy")));
        assertThat(told).hasSize(2);
        assertThat(journal.events())
                .extracting(JournalEvent::type)
                .containsExactly("apply.started", "apply.steps", "apply.finished");
    }

    @Test
    void shouldKnowItsOwnTopicsWhenTheRunWasKilledRightAfterMakingThem() {
        // given
        topics.afterCreation = () -> {
            throw new IllegalStateException("killed");
        };

        // when
        assertThatThrownBy(() -> apply(plan(ORDER, PRICE), plan(ORDER, PRICE))).hasMessage("killed");

        // then: the journal knew before the topics were there
        assertThat(topics.partitions).containsKeys("order", "price");
        assertThat(PlanMemory.read(journal).topics()).containsKeys("order", "price");

        // when: the clusters show one topic as made, the other one is still missing
        topics.afterCreation = () -> {};
        ApplyResult second = apply(plan(ORDER, PRICE), unchanged("order", PRICE));

        // then
        assertThat(second.alreadyDone()).containsExactly(ORDER);
        assertThat(second.applied()).extracting(AppliedStep::step).containsExactly(PRICE);
    }

    @Test
    void shouldDoNothingAndNameTheDifferenceWhenAClusterDrifted() {
        // given
        Plan planned = plan(Map.of("order", new TopicFacts(6, 1, new TreeMap<>())), ORDER);
        Plan now = plan(
                Map.of("order", new TopicFacts(8, 1, new TreeMap<>(Map.of("retention.ms", "5")))),
                new PlanStep.CreateTopic("order", 8, 1, new TreeMap<>(), new TreeMap<>()));

        // when, then
        assertThatThrownBy(() -> apply(planned, now)).isInstanceOfSatisfying(GodwitException.class, e -> {
            assertThat(e.code()).isEqualTo(PlanError.DRIFTED);
            assertThat(e.problems())
                    .extracting(Object::toString)
                    .containsExactly("source topic order: partitions 6 -> 8, retention.ms (default) -> 5");
        });
        assertThat(topics.partitions).isEmpty();
        assertThat(journal.events()).isEmpty();
    }

    @Test
    void shouldStopBeforeTheNextBatchWhenTheLeaseIsLost() {
        // given: more steps than one batch holds
        PlanStep[] many = IntStream.range(1000, 1150)
                .mapToObj(number -> create("topic-" + number))
                .toArray(PlanStep[]::new);
        topics.afterCreation = () -> leases.takeAway(Lease.Role.OPERATOR);

        // when, then
        assertThatThrownBy(() -> apply(plan(many), plan(many)))
                .isInstanceOfSatisfying(
                        GodwitException.class, e -> assertThat(e.code()).isEqualTo(JournalError.LEASE_LOST));
        assertThat(topics.partitions).hasSize(100);
    }

    @Test
    void shouldGiveConfigsBackOnceAndTakeThemBackWhenAskedTo() {
        // given
        HeldConfig retention = new HeldConfig("-1", Optional.of("5"));
        HeldConfig inherited = new HeldConfig("9", Optional.empty());
        PlanStep step = new PlanStep.CreateTopic(
                "order",
                1,
                1,
                new TreeMap<>(Map.of("retention.ms", "-1", "after", "9", "compression.type", "lz4")),
                new TreeMap<>(Map.of("retention.ms", retention, "after", inherited)));
        apply(plan(step), plan(step));
        DeferredConfigs deferred = new DeferredConfigs(topics, lease, "ann@here/1", CLOCK);

        // when
        topics.refused.add("order");
        DeferredConfigs.Result refused = deferred.restore(List.of("order", "unknown"));
        topics.refused.clear();
        DeferredConfigs.Result restored = deferred.restore(List.of("order", "unknown"));

        // then
        assertThat(refused.failed()).containsOnlyKeys("order");
        assertThat(restored.changed()).containsExactly("order");
        assertThat(topics.configs)
                .containsEntry("order", new TreeMap<>(Map.of("retention.ms", "5", "compression.type", "lz4")));
        assertThat(deferred.restore(List.of("order")).changed()).isEmpty();

        // when
        deferred.hold(List.of("order"));

        // then
        assertThat(topics.configs.get("order"))
                .containsEntry("retention.ms", "-1")
                .containsEntry("after", "9");
    }

    private ApplyResult apply(Plan planned, Plan now) {
        JournalRecorder recorder = new JournalRecorder(lease, "hash", "ann@here/1", CLOCK);
        return new ApplyPlan(topics, recorder, told::add).apply(planned, now);
    }

    private static PlanStep create(String topic) {
        return new PlanStep.CreateTopic(topic, 6, 1, new TreeMap<>(), new TreeMap<>());
    }

    private static Plan plan(PlanStep... steps) {
        return plan(Map.of(), steps);
    }

    private static Plan plan(Map<String, TopicFacts> sourceTopics, PlanStep... steps) {
        return new Plan(
                "crm",
                new ClusterFacts("source", new TreeMap<>(sourceTopics)),
                new ClusterFacts("target", new TreeMap<>()),
                List.of(steps),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private static Plan unchanged(String topic, PlanStep... steps) {
        Plan plan = plan(steps);
        return new Plan(
                "crm", plan.source(), plan.target(), plan.steps(), List.of(topic), List.of(), List.of(), List.of());
    }
}
