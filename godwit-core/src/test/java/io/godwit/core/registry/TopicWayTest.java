package io.godwit.core.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.core.error.RegistryError;
import io.godwit.core.registry.RegistryTopic.Shape;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TopicWayTest {
    private static final WayChoice CHOICE = new WayChoice(RegistryWay.TOPIC, "test");
    private static final Optional<Shape> COMPACTED = shape(1, "compact");

    private static Optional<Shape> shape(int partitions, String policy) {
        return Optional.of(
                new Shape(partitions, new TreeMap<>(Map.of("cleanup.policy", policy, "retention.ms", "604800000"))));
    }

    private static RegistryTopic topic(
            Optional<String> notSelected,
            Optional<Shape> source,
            Optional<Shape> target,
            List<String> here,
            List<String> there,
            String mode) {
        return new RegistryTopic(
                "_schemas",
                RegistryKind.CONFLUENT,
                notSelected,
                source,
                target,
                here,
                there,
                !here.isEmpty(),
                false,
                Optional.of(mode).filter(word -> !word.isEmpty()));
    }

    private static RegistryPlan plan(RegistryTopic topic) {
        return TopicWay.plan(CHOICE, topic);
    }

    @Test
    void shouldSayWhatIsLeftToPeople() {
        RegistryPlan plan = plan(topic(
                Optional.empty(),
                COMPACTED,
                Optional.empty(),
                List.of("schema-registry: sr-1 (/10.0.0.1)"),
                List.of(),
                "READWRITE"));

        assertThat(plan.isBlocked()).isFalse();
        assertThat(plan.hasChanges()).isFalse();
        assertThat(plan.notes())
                .hasSize(5)
                .anySatisfy(note -> assertThat(note).contains("kafkastore.bootstrap.servers"))
                .anySatisfy(note -> assertThat(note).contains("godwit apply makes it"));
    }

    @Test
    void shouldFindTopicsThatAreNotCopiedOrCantBeRead() {
        assertThat(plan(topic(
                                Optional.of("no pattern takes it"),
                                COMPACTED,
                                Optional.empty(),
                                List.of(),
                                List.of(),
                                ""))
                        .collisions())
                .extracting(RegistryCollision::reason)
                .containsExactly("the migration does not copy it: no pattern takes it");
        assertThat(plan(topic(Optional.empty(), Optional.empty(), Optional.empty(), List.of(), List.of(), ""))
                        .collisions())
                .extracting(RegistryCollision::code)
                .containsExactly(RegistryError.TOPIC_NOT_CARRIED);
        assertThat(plan(topic(Optional.empty(), shape(3, "compact"), Optional.empty(), List.of(), List.of(), ""))
                        .collisions())
                .extracting(RegistryCollision::reason)
                .containsExactly("it has 3 partitions; a registry reads its history from one alone");
        assertThat(plan(topic(Optional.empty(), COMPACTED, shape(1, "delete"), List.of(), List.of(), ""))
                        .collisions())
                .singleElement()
                .satisfies(one -> assertThat(one.fix()).contains("--add-config cleanup.policy=compact"));
    }

    @Test
    void shouldWarnOfATopicThatForgets() {
        assertThat(plan(topic(Optional.empty(), shape(1, "delete"), Optional.empty(), List.of(), List.of(), ""))
                        .notes())
                .anySatisfy(note -> assertThat(note).contains("schemas are deleted in time"));
    }

    @Test
    void shouldRefuseTwoRegistriesThatCanWrite() {
        RegistryPlan plan = plan(topic(
                Optional.empty(),
                COMPACTED,
                COMPACTED,
                List.of("schema-registry: old"),
                List.of("schema-registry: new"),
                "READWRITE"));

        assertThat(plan.collisions()).singleElement().satisfies(one -> {
            assertThat(one.code()).isEqualTo(RegistryError.TWO_REGISTRIES);
            assertThat(one.reason()).contains("schema-registry: old", "schema-registry: new");
        });
    }

    @Test
    void shouldAcceptTwoOfWhichOneIsReadOnlyOrGone() {
        assertThat(plan(topic(
                                Optional.empty(),
                                COMPACTED,
                                COMPACTED,
                                List.of("schema-registry: old"),
                                List.of("schema-registry: new"),
                                "READONLY"))
                        .isBlocked())
                .isFalse();
        assertThat(plan(topic(Optional.empty(), COMPACTED, COMPACTED, List.of(), List.of("schema-registry: new"), ""))
                        .notes())
                .containsExactly("a registry runs on the target's copy, and none on the source any more");
    }
}
