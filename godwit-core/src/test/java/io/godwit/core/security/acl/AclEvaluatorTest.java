package io.godwit.core.security.acl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AclEvaluatorTest {
    private static final String ALICE = "User:alice";
    private static final AclPattern ORDER = AclPattern.literal(AclResourceType.TOPIC, "order");
    private static final AclPattern ORDERS = AclPattern.prefixed(AclResourceType.TOPIC, "order");
    private static final AclPattern EVERY_TOPIC = AclPattern.literal(AclResourceType.TOPIC, "*");

    @Test
    void shouldLetDescribeWhoMayReadWriteDeleteOrAlter() {
        for (AclOperation operation :
                List.of(AclOperation.READ, AclOperation.WRITE, AclOperation.DELETE, AclOperation.ALTER)) {
            assertThat(allowed(Acl.allow(ORDER, ALICE, operation))).containsOnly(operation, AclOperation.DESCRIBE);
        }
        assertThat(allowed(Acl.allow(ORDER, ALICE, AclOperation.ALTER_CONFIGS)))
                .containsOnly(AclOperation.ALTER_CONFIGS, AclOperation.DESCRIBE_CONFIGS);
        assertThat(allowed(Acl.allow(ORDER, ALICE, AclOperation.CREATE))).containsOnly(AclOperation.CREATE);
        assertThat(allowed(Acl.allow(ORDER, ALICE, AclOperation.ALL))).isEqualTo(AclResourceType.TOPIC.operations());
    }

    @Test
    void shouldStillLetDescribeWhenReadingIsDenied() {
        Acl[] acls = {Acl.allow(EVERY_TOPIC, ALICE, AclOperation.WRITE), Acl.deny(ORDERS, ALICE, AclOperation.READ)};

        assertThat(allowed(acls)).containsOnly(AclOperation.WRITE, AclOperation.DESCRIBE);
    }

    @Test
    void shouldDenyHoweverUnspecificTheDenyingRuleIs() {
        Acl[] acls = {Acl.allow(ORDER, ALICE, AclOperation.READ), Acl.deny(EVERY_TOPIC, Acl.EVERYBODY, AclOperation.ALL)
        };

        assertThat(allowed(acls)).isEmpty();
    }

    @Test
    void shouldLetEverybodyInWhereNoRuleIsAboutTheResourceAndTheClusterIsOpen() {
        AclEvaluator open = new AclEvaluator(List.of(Acl.allow(ORDERS, "User:bob", AclOperation.READ)), Set.of(), true);

        assertThat(open.authorizes(topic(ALICE, "price", AclOperation.DELETE))).isTrue();
        assertThat(open.authorizes(topic(ALICE, "order-bad", AclOperation.DESCRIBE)))
                .as("somebody else's rule closes it")
                .isFalse();
        assertThat(open.hasRuleFor(AclResourceType.TOPIC, "order-bad")).isTrue();
        assertThat(open.hasRuleFor(AclResourceType.GROUP, "order-bad")).isFalse();
    }

    @Test
    void shouldLetASuperUserDoWhatIsDenied() {
        AclEvaluator evaluator = new AclEvaluator(
                List.of(Acl.deny(EVERY_TOPIC, Acl.EVERYBODY, AclOperation.ALL)), Set.of("User:admin"), false);

        assertThat(evaluator.authorizes(topic("User:admin", "order", AclOperation.READ)))
                .isTrue();
    }

    @Test
    void shouldLookAtTheAddress() {
        Acl fromOne = new Acl(ORDER, ALICE, "10.0.0.1", AclOperation.READ, Acl.Permission.ALLOW);
        AclEvaluator evaluator = new AclEvaluator(List.of(fromOne), Set.of(), true);

        assertThat(evaluator.authorizes(
                        new AccessRequest(ALICE, "10.0.0.1", AclResourceType.TOPIC, "order", AclOperation.READ)))
                .isTrue();
        assertThat(evaluator.authorizes(topic(ALICE, "order", AclOperation.READ)))
                .isFalse();
    }

    @Test
    void shouldTakeTheCharactersOfANameAsTheyAre() {
        AclEvaluator evaluator = new AclEvaluator(
                List.of(
                        Acl.allow(AclPattern.prefixed(AclResourceType.GROUP, "*"), ALICE, AclOperation.READ),
                        Acl.allow(AclPattern.literal(AclResourceType.GROUP, "a.b"), ALICE, AclOperation.READ)),
                Set.of(),
                false);

        assertThat(evaluator.authorizes(group("*-star"))).isTrue();
        assertThat(evaluator.authorizes(group("a.b"))).isTrue();
        assertThat(evaluator.authorizes(group("axb"))).isFalse();
    }

    @Test
    void shouldPermitWhatBrokersPermitByOtherRules() {
        AclEvaluator creator = new AclEvaluator(
                List.of(Acl.allow(
                        AclPattern.literal(AclResourceType.CLUSTER, AclResourceType.CLUSTER_NAME),
                        ALICE,
                        AclOperation.CREATE)),
                Set.of(),
                false);
        assertThat(creator.permits(topic(ALICE, "new", AclOperation.CREATE))).isTrue();
        assertThat(creator.authorizes(topic(ALICE, "new", AclOperation.CREATE))).isFalse();

        AclEvaluator writer = new AclEvaluator(List.of(Acl.allow(ORDERS, ALICE, AclOperation.WRITE)), Set.of(), false);
        assertThat(writer.permits(idempotently(ALICE))).isTrue();
        assertThat(writer.permits(idempotently("User:bob"))).isFalse();
        AclEvaluator denied = new AclEvaluator(
                List.of(
                        Acl.allow(ORDERS, ALICE, AclOperation.WRITE),
                        Acl.deny(AclPattern.prefixed(AclResourceType.TOPIC, "or"), Acl.EVERYBODY, AclOperation.WRITE)),
                Set.of(),
                false);
        assertThat(denied.permits(idempotently(ALICE))).isFalse();
    }

    private static Set<AclOperation> allowed(Acl... acls) {
        AclEvaluator evaluator = new AclEvaluator(List.of(acls), Set.of(), false);
        return AclResourceType.TOPIC.operations().stream()
                .filter(operation -> evaluator.authorizes(topic(ALICE, "order", operation)))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(AclOperation.class)));
    }

    private static AccessRequest topic(String principal, String name, AclOperation operation) {
        return new AccessRequest(principal, "192.168.0.9", AclResourceType.TOPIC, name, operation);
    }

    private static AccessRequest group(String name) {
        return new AccessRequest(ALICE, "192.168.0.9", AclResourceType.GROUP, name, AclOperation.READ);
    }

    private static AccessRequest idempotently(String principal) {
        return new AccessRequest(
                principal,
                "192.168.0.9",
                AclResourceType.CLUSTER,
                AclResourceType.CLUSTER_NAME,
                AclOperation.IDEMPOTENT_WRITE);
    }
}
