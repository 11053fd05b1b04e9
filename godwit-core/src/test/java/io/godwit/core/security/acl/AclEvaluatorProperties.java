package io.godwit.core.security.acl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class AclEvaluatorProperties {
    @Property(tries = 300)
    void shouldDecideAsTheRulesReadWhenLookedAtOneByOne(@ForAll("acls") List<Acl> acls, @ForAll boolean open) {
        AclEvaluator evaluator = new AclEvaluator(acls, Set.of(), open);

        new Requests(List.of("User:p", "User:q", "User:r"), acls)
                .stream().forEach(request -> assertThat(evaluator.authorizes(request))
                        .as(() -> request.words() + " with " + acls)
                        .isEqualTo(oneByOne(acls, request, open)));
    }

    @Property(tries = 300)
    void shouldFindADifferenceForAnyNameInTheQuestionsThatStandForAll(
            @ForAll("acls") List<Acl> before, @ForAll("acls") List<Acl> after, @ForAll("names") String name) {
        List<Acl> both =
                java.util.stream.Stream.concat(before.stream(), after.stream()).toList();
        AclEvaluator one = new AclEvaluator(before, Set.of(), false);
        AclEvaluator other = new AclEvaluator(after, Set.of(), false);
        List<AccessDifference> found = AccessComparison.of(
                        new Requests(List.of("User:p"), both), one, other, principal -> principal)
                .differences();

        for (AclOperation operation : AclResourceType.TOPIC.operations()) {
            AccessRequest request =
                    new AccessRequest("User:p", Requests.ELSEWHERE, AclResourceType.TOPIC, name, operation);
            if (one.permits(request) != other.permits(request)) {
                assertThat(found)
                        .anyMatch(difference -> difference.request().operation() == operation
                                && difference.request().type() == AclResourceType.TOPIC);
            }
        }
    }

    /** The rules as a reader of Kafka's documentation would apply them. */
    private static boolean oneByOne(List<Acl> acls, AccessRequest request, boolean open) {
        List<Acl> about = acls.stream()
                .filter(acl -> acl.pattern().matches(request.type(), request.name()))
                .toList();
        List<Acl> own = about.stream()
                .filter(acl -> List.of(request.principal(), Acl.EVERYBODY).contains(acl.principal()))
                .filter(acl -> List.of(request.host(), "*").contains(acl.host()))
                .toList();
        boolean denied = own.stream()
                .filter(acl -> acl.permission() == Acl.Permission.DENY)
                .anyMatch(acl -> acl.operation() == request.operation() || acl.operation() == AclOperation.ALL);
        boolean allowed = own.stream()
                .filter(acl -> acl.permission() == Acl.Permission.ALLOW)
                .anyMatch(acl -> acl.operation() == request.operation()
                        || acl.operation() == AclOperation.ALL
                        || implied(request.operation()).contains(acl.operation()));
        return !denied && (allowed || (about.isEmpty() && open));
    }

    private static Set<AclOperation> implied(AclOperation asked) {
        return switch (asked) {
            case DESCRIBE -> Set.of(AclOperation.READ, AclOperation.WRITE, AclOperation.DELETE, AclOperation.ALTER);
            case DESCRIBE_CONFIGS -> Set.of(AclOperation.ALTER_CONFIGS);
            default -> Set.of();
        };
    }

    @Provide
    Arbitrary<List<Acl>> acls() {
        return AnyAcls.of(List.of(AclResourceType.values()), List.of("*", "*", "10.0.0.1"));
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings().withChars("abcxy*?$").ofMinLength(1).ofMaxLength(5);
    }
}
