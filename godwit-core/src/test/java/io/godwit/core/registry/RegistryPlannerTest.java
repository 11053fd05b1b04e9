package io.godwit.core.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.core.error.RegistryError;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RegistryPlannerTest {
    private static final WayChoice REST = new WayChoice(RegistryWay.REST, "test");
    private static final String ORDER = "{\"type\":\"record\",\"name\":\"Order\",\"fields\":[]}";
    private static final String MONEY = "{\"type\":\"record\",\"name\":\"Money\",\"fields\":[]}";

    private static RegistryPlan plan(TestRegistries source, TestRegistries target) {
        return RegistryPlanner.plan(REST, source.inventory(), target.inventory());
    }

    private static List<String> words(RegistryPlan plan) {
        return plan.steps().stream().map(RegistryStep::words).toList();
    }

    @Test
    void shouldRegisterWhatIsReferredToFirstWhateverItsId() {
        RegistryPlan plan = plan(
                TestRegistries.confluent()
                        .with("a-order", 1, 7, ORDER, "z-money@2")
                        .with("z-money", 1, 8, "\"string\"")
                        .with("z-money", 2, 9, MONEY),
                TestRegistries.confluent());

        assertThat(words(plan))
                .containsExactly(
                        "register z-money version 1 (id 8), AVRO",
                        "register z-money version 2 (id 9), AVRO",
                        "register a-order version 1 (id 7), AVRO, after the 1 that it refers to");
        assertThat(plan.summary())
                .isEqualTo(
                        "Registry (rest): 3 to register, 0 to soft-delete, 0 settings, 0 versions already there, 0 collisions");
    }

    @Test
    void shouldHaveNothingToDoWhereAllIsThereWrittenOtherwise() {
        RegistryPlan plan = plan(
                TestRegistries.confluent()
                        .with("order", 1, 7, "{\"type\": \"record\", \"name\":\"O\", \"fields\": []}"),
                TestRegistries.confluent().with("order", 1, 7, "{\"name\":\"O\",\"fields\":[],\"type\":\"record\"}"));

        assertThat(plan.hasChanges()).isFalse();
        assertThat(plan.unchanged()).isEqualTo(1);
    }

    @Test
    void shouldSoftDeleteWhatRefersToOthersBeforeThem() {
        RegistryPlan plan = plan(
                TestRegistries.confluent()
                        .deleted("order", 1, 2, ORDER, "money@1")
                        .deleted("money", 1, 1, MONEY),
                TestRegistries.confluent());

        assertThat(words(plan))
                .containsExactly(
                        "register money version 1 (id 1), AVRO, to be soft-deleted below as on the source",
                        "register order version 1 (id 2), AVRO, after the 1 that it refers to, to be soft-deleted below as on the source",
                        "soft-delete order version 1, as it is on the source; its id still resolves",
                        "soft-delete money version 1, as it is on the source; its id still resolves");
    }

    @Test
    void shouldGoOnWhereAFormerRunWasKilled() {
        RegistryPlan plan = plan(
                TestRegistries.confluent().with("order", 1, 1, ORDER).deleted("order", 2, 2, MONEY),
                TestRegistries.confluent()
                        .with("order", 1, 1, ORDER)
                        .with("order", 2, 2, MONEY)
                        .mode("order", "IMPORT"));

        assertThat(words(plan))
                .containsExactly(
                        "soft-delete order version 2, as it is on the source; its id still resolves",
                        "mode of order = (inherited): as on the source; IMPORT now");
    }

    @Test
    void shouldRegisterAgainWhatIsSoftDeletedOnTheTargetAlone() {
        RegistryPlan plan = plan(
                TestRegistries.confluent().with("order", 1, 1, ORDER),
                TestRegistries.confluent().deleted("order", 1, 1, ORDER));

        assertThat(words(plan)).containsExactly("register order version 1 (id 1), AVRO");
        assertThat(plan.isBlocked()).isFalse();
    }

    @Test
    void shouldFindTheSameIdWithAnotherSchemaInTheSameContextAlone() {
        TestRegistries target = TestRegistries.confluent().with("other", 1, 1, MONEY);

        RegistryPlan plan = plan(TestRegistries.confluent().with("order", 1, 1, ORDER), target);
        RegistryPlan elsewhere = plan(TestRegistries.confluent().with(":.crm:order", 1, 1, ORDER), target);

        assertThat(plan.collisions()).singleElement().satisfies(collision -> {
            assertThat(collision.code()).isEqualTo(RegistryError.COLLISION);
            assertThat(collision.resource()).isEqualTo("id 1");
            assertThat(collision.reason())
                    .isEqualTo(
                            "on the source it is order version 1, on the target other version 1 (id 1): another schema");
        });
        assertThat(elsewhere.collisions()).isEmpty();
    }

    @Test
    void shouldFindTheSameSubjectWithAnotherHistory() {
        RegistryPlan plan = plan(
                TestRegistries.confluent().with("order", 1, 1, ORDER).with("money", 1, 3, MONEY),
                TestRegistries.confluent()
                        .with("order", 1, 2, ORDER)
                        .with("money", 1, 3, MONEY)
                        .with("money", 2, 4, ORDER));

        assertThat(plan.collisions().stream()
                        .map(one -> one.resource() + ": " + one.reason())
                        .collect(Collectors.toList()))
                .containsExactlyInAnyOrder(
                        "order version 1: it has id 1 on the source and id 2 on the target, the same schema",
                        "subject money: the target has versions of it that the source does not have: 2");
    }

    @Test
    void shouldTakeTheSameIdForTheSameSchemaInSeveralSubjects() {
        RegistryPlan plan = plan(
                TestRegistries.confluent().with("a", 1, 1, ORDER).with("b", 1, 1, ORDER),
                TestRegistries.confluent().with("a", 1, 1, ORDER));

        assertThat(plan.isBlocked()).isFalse();
        assertThat(words(plan)).containsExactly("register b version 1 (id 1), AVRO");
    }

    @Test
    void shouldRefuseReferencesToWhatIsNotThere() {
        RegistryPlan plan =
                plan(TestRegistries.confluent().with("order", 1, 1, ORDER, "money@3"), TestRegistries.confluent());

        assertThat(plan.collisions()).singleElement().satisfies(collision -> {
            assertThat(collision.code()).isEqualTo(RegistryError.MISSING_REFERENCE);
            assertThat(collision.reason()).contains("money version 3");
        });
    }

    @Test
    void shouldRefuseACircle() {
        RegistryPlan plan = plan(
                TestRegistries.confluent().with("a", 1, 1, ORDER, "b@1").with("b", 1, 2, MONEY, "a@1"),
                TestRegistries.confluent());

        assertThat(plan.collisions()).hasSize(2).allSatisfy(one -> assertThat(one.code())
                .isEqualTo(RegistryError.CIRCULAR_REFERENCE));
    }

    @Test
    void shouldCarryTheRegistrysLevelToAnEmptyTarget() {
        RegistryPlan plan = plan(
                TestRegistries.confluent()
                        .level("FULL")
                        .with("order", 1, 1, ORDER)
                        .level("order", "NONE"),
                TestRegistries.confluent());

        assertThat(words(plan))
                .contains(
                        "compatibility of the registry = FULL: as on the source; BACKWARD now",
                        "compatibility of order = NONE: as on the source");
    }

    @Test
    void shouldLeaveTheTargetsLevelToItsOtherSubjects() {
        TestRegistries target = TestRegistries.confluent().with("other", 1, 50, MONEY);
        TestRegistries source = TestRegistries.confluent().level("FULL").with("order", 1, 1, ORDER);

        RegistryPlan plan = plan(source, target);
        RegistryPlan second = plan(source, target.with("order", 1, 1, ORDER).level("order", "FULL"));

        assertThat(words(plan)).contains("compatibility of order = FULL: as on the source");
        assertThat(plan.notes()).anySatisfy(note -> assertThat(note).contains("keeps its own compatibility BACKWARD"));
        assertThat(second.hasChanges()).isFalse();
    }

    @Test
    void shouldRefuseAReadOnlyTargetOnlyIfThereIsSomethingToDo() {
        TestRegistries source = TestRegistries.confluent().with("order", 1, 1, ORDER);

        RegistryPlan plan = plan(source, TestRegistries.confluent().mode("READONLY"));
        RegistryPlan nothing =
                plan(source, TestRegistries.confluent().mode("READONLY").with("order", 1, 1, ORDER));

        assertThat(plan.collisions()).extracting(RegistryCollision::code).containsExactly(RegistryError.READ_ONLY);
        assertThat(nothing.isBlocked()).isFalse();
    }

    @Test
    void shouldNotCarryTheModeThatKeepsTheSourceStill() {
        RegistryPlan plan = plan(
                TestRegistries.confluent()
                        .mode("READONLY")
                        .with("order", 1, 1, ORDER)
                        .mode("order", "READONLY"),
                TestRegistries.confluent().with("order", 1, 1, ORDER));

        assertThat(words(plan)).containsExactly("mode of order = READONLY: as on the source");
        assertThat(plan.notes()).anySatisfy(note -> assertThat(note).contains("is not carried over"));
    }

    @Test
    void shouldImportAnArchiveAsOneStep() {
        RegistryPlan plan = RegistryPlanner.plan(
                new WayChoice(RegistryWay.APICURIO, "test"),
                TestRegistries.apicurio()
                        .with("order", 1, 1, ORDER)
                        .with("money", 1, 2, MONEY)
                        .inventory(),
                TestRegistries.apicurio().with("order", 1, 1, ORDER).inventory());

        assertThat(words(plan))
                .containsExactly("import the source's export with 2 subjects; the target lacks 1 of their versions");
    }
}
