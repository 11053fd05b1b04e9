package io.godwit.core.security.acl;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random rules in a small world, so that they often meet. */
public final class AnyAcls {
    private static final List<String> NAMES = List.of("a", "ab", "abc", "b", "b?", "a$", "x*y");
    private static final List<String> PRINCIPALS = List.of("User:p", "User:q", Acl.EVERYBODY);

    private AnyAcls() {}

    /** Up to twelve rules of these types, for hosts by name as well. */
    public static Arbitrary<List<Acl>> of(List<AclResourceType> types, List<String> hosts) {
        return Arbitraries.of(types).flatMap(type -> acl(type, hosts)).list().ofMaxSize(12);
    }

    private static Arbitrary<Acl> acl(AclResourceType type, List<String> hosts) {
        Arbitrary<AclPattern> pattern = type == AclResourceType.CLUSTER
                ? Arbitraries.just(AclPattern.literal(type, AclResourceType.CLUSTER_NAME))
                : Arbitraries.oneOf(
                        Arbitraries.of(NAMES).map(name -> AclPattern.literal(type, name)),
                        Arbitraries.of(NAMES).map(name -> AclPattern.prefixed(type, name)),
                        Arbitraries.just(AclPattern.literal(type, AclPattern.ANY)));
        List<AclOperation> operations = java.util.stream.Stream.concat(
                        type.operations().stream(), java.util.stream.Stream.of(AclOperation.ALL))
                .toList();
        return Combinators.combine(
                        pattern,
                        Arbitraries.of(PRINCIPALS),
                        Arbitraries.of(hosts),
                        Arbitraries.of(operations),
                        Arbitraries.frequencyOf(
                                net.jqwik.api.Tuple.of(3, Arbitraries.just(Acl.Permission.ALLOW)),
                                net.jqwik.api.Tuple.of(1, Arbitraries.just(Acl.Permission.DENY))))
                .as(Acl::new);
    }
}
