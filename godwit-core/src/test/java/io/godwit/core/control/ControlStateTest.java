package io.godwit.core.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.core.control.ControlEvents.Pause;
import io.godwit.core.control.ControlEvents.Resume;
import io.godwit.core.control.ControlEvents.Throttle;
import io.godwit.core.journal.JournalEvent;
import io.godwit.core.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ControlStateTest {
    private static final Instant AT = Instant.parse("2026-11-24T00:00:00Z");

    @Test
    void shouldLetTheLastWordOnATopicWin() {
        ControlState state = ControlState.INITIAL.after(List.of(pause(), resume("order"), pause("price")));

        assertThat(state.hold("order")).isEmpty();
        assertThat(state.hold("price")).isPresent();
        assertThat(state.hold("other")).isPresent();
    }

    @Test
    void shouldForgetExceptionsWhenAllArePausedAgain() {
        ControlState state = ControlState.INITIAL.after(List.of(pause(), resume("order"), pause()));

        assertThat(state.hold("order")).isPresent();
    }

    @Test
    void shouldResumeEverything() {
        ControlState state = ControlState.INITIAL.after(List.of(pause(), pause("price"), resume()));

        assertThat(state.hold("order")).isEmpty();
        assertThat(state.hold("price")).isEmpty();
    }

    @Test
    void shouldKeepWhoPausedFirstAndWhy() {
        ControlState state = ControlState.INITIAL.after(List.of(
                ControlEvents.pause(AT, "ann", new Pause(new TreeSet<>(), "audit")),
                ControlEvents.pause(AT.plusSeconds(9), "bob", new Pause(new TreeSet<>(), ""))));

        assertThat(state.hold("order")).contains(new ControlState.Hold(AT, "ann", "audit"));
    }

    @Test
    void shouldTakeTheConfiguredLimitUntilACommandSaysOtherwise() {
        OptionalLong configured = OptionalLong.of(5);
        ControlState limited = ControlState.INITIAL.after(List.of(throttle(OptionalLong.of(9))));
        ControlState off = limited.after(List.of(throttle(OptionalLong.empty())));

        assertThat(ControlState.INITIAL.throttleBytesPerSecond(configured)).hasValue(5);
        assertThat(limited.throttleBytesPerSecond(configured)).hasValue(9);
        assertThat(off.throttleBytesPerSecond(configured)).isEmpty();
    }

    @Test
    void shouldKeepTheLimitsOfTopicsBesideTheOneForAll() {
        ControlState limited = ControlState.INITIAL.after(List.of(
                throttle(OptionalLong.of(9)),
                throttle(OptionalLong.of(5), "order", "price"),
                throttle(OptionalLong.of(7), "price")));
        ControlState off =
                limited.after(List.of(throttle(OptionalLong.empty(), "order"), throttle(OptionalLong.empty())));

        assertThat(limited.throttleBytesPerSecond(OptionalLong.empty())).hasValue(9);
        assertThat(limited.throttleBytesPerSecond("order")).hasValue(5);
        assertThat(limited.throttleBytesPerSecond("price")).hasValue(7);
        assertThat(off.throttleBytesPerSecond("order")).isEmpty();
        assertThat(off.throttleBytesPerSecond("price")).hasValue(7);
        assertThat(off.throttleBytesPerSecond(OptionalLong.of(3))).isEmpty();
    }

    @Test
    void shouldReadWhatAGodwitWithoutLimitsOfTopicsWrote() {
        JournalEvent old = new JournalEvent(AT, ControlEvents.THROTTLE, "ann", Json.tree(Map.of("bytesPerSecond", 9)));

        ControlState state = ControlState.INITIAL.after(List.of(old));

        assertThat(state.throttleBytesPerSecond(OptionalLong.empty())).hasValue(9);
        assertThat(state.topicThrottles()).isEmpty();
    }

    @Test
    void shouldPassOverEventsOfOtherAreas() {
        JournalEvent other = new JournalEvent(AT, "apply.started", "ann", Json.tree(Map.of("steps", 3)));

        assertThat(ControlState.INITIAL.after(List.of(other))).isEqualTo(ControlState.INITIAL);
    }

    private static JournalEvent pause(String... topics) {
        return ControlEvents.pause(AT, "ann", new Pause(new TreeSet<>(Set.of(topics)), ""));
    }

    private static JournalEvent resume(String... topics) {
        return ControlEvents.resume(AT, "ann", new Resume(new TreeSet<>(Set.of(topics))));
    }

    private static JournalEvent throttle(OptionalLong limit) {
        return ControlEvents.throttle(AT, "ann", new Throttle(limit));
    }

    private static JournalEvent throttle(OptionalLong limit, String... topics) {
        return ControlEvents.throttle(AT, "ann", new Throttle(Optional.of(new TreeSet<>(Set.of(topics))), limit));
    }
}
