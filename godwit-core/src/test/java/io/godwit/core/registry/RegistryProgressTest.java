package io.godwit.core.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class RegistryProgressTest {
    private static final WayChoice REST = new WayChoice(RegistryWay.REST, "test");
    private static final TestRegistries SOURCE = TestRegistries.confluent()
            .with("money", 1, 1, "\"int\"")
            .deleted("order", 1, 2, "\"long\"", "money@1")
            .mode("money", "READONLY");

    private static Optional<RegistryOutline> outline(TestRegistries source, TestRegistries target) {
        return Optional.of(RegistryOutline.of(RegistryPlanner.plan(REST, source.inventory(), target.inventory())));
    }

    @Test
    void shouldGoOnWithAPlanOfWhichAPartIsDone() {
        Optional<RegistryOutline> planned = outline(SOURCE, TestRegistries.confluent());

        RegistryProgress progress = RegistryProgress.of(
                planned,
                outline(
                        SOURCE,
                        TestRegistries.confluent()
                                .with("money", 1, 1, "\"int\"")
                                .with("order", 1, 2, "\"long\"", "money@1")
                                .mode("money", "IMPORT")
                                .mode("order", "IMPORT")));

        assertThat(progress.drifts()).isEmpty();
        assertThat(progress.remaining()).isTrue();
        assertThat(progress.done()).isEqualTo(2);
        assertThat(progress.left()).isEqualTo(2);
    }

    @Test
    void shouldEndImportModeThoughNothingElseIsLeft() {
        TestRegistries source = TestRegistries.confluent().with("money", 1, 1, "\"int\"");

        RegistryProgress progress = RegistryProgress.of(
                outline(source, TestRegistries.confluent()),
                outline(
                        source,
                        TestRegistries.confluent()
                                .with("money", 1, 1, "\"int\"")
                                .mode("money", "IMPORT")));

        assertThat(progress.drifts()).isEmpty();
        assertThat(progress.remaining()).isTrue();
        assertThat(progress.left()).isZero();
    }

    @Test
    void shouldCallWhatWasRegisteredSinceADrift() {
        Optional<RegistryOutline> planned =
                outline(TestRegistries.confluent().with("money", 1, 1, "\"int\""), TestRegistries.confluent());

        RegistryProgress progress = RegistryProgress.of(planned, outline(SOURCE, TestRegistries.confluent()));

        assertThat(progress.drifts())
                .extracting(RegistryProgress.Drift::resource)
                .containsExactlyInAnyOrder(
                        "schema registry: register order version 1 (id 2)",
                        "schema registry: soft-delete order version 1",
                        "schema registry: mode of money = READONLY");
    }

    @Test
    void shouldDoNothingAsLongAsSomethingIsInTheWay() {
        Optional<RegistryOutline> blocked =
                outline(SOURCE, TestRegistries.confluent().with("other", 1, 1, "\"bytes\""));

        assertThat(blocked.orElseThrow().pending()).isFalse();
        assertThat(RegistryProgress.of(blocked, blocked).remaining()).isFalse();
    }

    @Test
    void shouldNotApplyWhereTheRegistryIsGone() {
        assertThat(RegistryProgress.of(outline(SOURCE, TestRegistries.confluent()), Optional.empty())
                        .drifts())
                .singleElement()
                .satisfies(drift -> assertThat(drift.change()).contains("can't be looked at now"));
        assertThat(RegistryProgress.of(Optional.empty(), Optional.empty()).remaining())
                .isFalse();
    }
}
