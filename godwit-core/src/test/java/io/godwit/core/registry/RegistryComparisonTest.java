package io.godwit.core.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.core.json.Json;
import io.godwit.core.registry.RegistryDifference.Kind;
import org.junit.jupiter.api.Test;

class RegistryComparisonTest {
    private static RegistryComparison compare(TestRegistries source, TestRegistries target) {
        return RegistryComparison.of(source.inventory(), target.inventory());
    }

    @Test
    void shouldSayWhatDiffersAndHow() {
        RegistryComparison comparison = compare(
                TestRegistries.confluent()
                        .with("a", 1, 1, "\"int\"")
                        .with("b", 1, 2, "\"int\"")
                        .with("c", 1, 3, "\"int\"")
                        .with("d", 1, 4, "\"int\"")
                        .with("e", 2, 5, "\"int\"")
                        .level("a", "FULL")
                        .mode("a", "READONLY"),
                TestRegistries.confluent()
                        .with("a", 1, 1, " \"int\" ")
                        .with("b", 1, 9, "\"int\"")
                        .with("c", 1, 3, "\"long\"")
                        .deleted("d", 1, 4, "\"int\"")
                        .with("e", 1, 6, "\"int\"")
                        .with("e", 3, 7, "\"int\"")
                        .with("own", 1, 8, "\"int\""));

        assertThat(comparison.differences())
                .extracting(one -> one.kind() + " " + one.resource() + ": " + one.words())
                .containsExactlyInAnyOrder(
                        "COMPATIBILITY a: FULL here, BACKWARD there",
                        "MODE a: READONLY here, none there",
                        "ID b version 1: id 2 here, id 9 there",
                        "SCHEMA c version 1: another schema",
                        "DELETED d version 1: soft-deleted there alone",
                        "MISSING e version 2: id 5 here, not there",
                        "EXTRA e version 1: not here, id 6 there",
                        "NEWER e version 3: registered on the target since, id 7");
        assertThat(comparison.equal()).isEqualTo(1);
        assertThat(Json.tree((Object) comparison).path("equal").asInt()).isEqualTo(1);
        assertThat(comparison.otherSubjects()).isEqualTo(1);
        assertThat(comparison.agrees()).isFalse();
        assertThat(comparison.isPending()).isFalse();
    }

    @Test
    void shouldExplainWhatWasRegisteredOnTheTargetSince() {
        RegistryComparison comparison = compare(
                TestRegistries.confluent().with("a", 1, 1, "\"int\""),
                TestRegistries.confluent().with("a", 1, 1, "\"int\"").with("a", 2, 2, "\"long\""));

        assertThat(comparison.agrees()).isTrue();
        assertThat(comparison.differences())
                .extracting(RegistryDifference::kind)
                .containsExactly(Kind.NEWER);
    }

    @Test
    void shouldCallWhatIsOnlyLackingPending() {
        RegistryComparison comparison = compare(
                TestRegistries.confluent().with("a", 1, 1, "\"int\"").level("a", "FULL"), TestRegistries.confluent());

        assertThat(comparison.isPending()).isTrue();
    }

    @Test
    void shouldCompareTheLevelInEffectThroughContexts() {
        RegistryComparison comparison = compare(
                TestRegistries.confluent().with(":.crm:a", 1, 1, "\"int\"").level(":.crm:", "FULL"),
                TestRegistries.confluent()
                        .with(":.crm:a", 1, 1, "\"int\"")
                        .level(":.crm:a", "FULL")
                        .level(":.crm:", "FULL"));

        assertThat(comparison.agrees()).isTrue();
    }
}
