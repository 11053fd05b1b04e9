package io.godwit.core.security.plan;

import io.godwit.core.security.acl.AccessRequest;
import io.godwit.core.security.acl.Acl;
import io.godwit.core.security.acl.AclEvaluator;
import io.godwit.core.security.acl.AclOperation;
import io.godwit.core.security.acl.AclPattern;
import io.godwit.core.security.acl.AclResourceType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What the first ACL of a resource does on a cluster with {@code allow.everyone.if.no.acl.found}: from then on only those get in
 * whom a rule lets in. Amazon MSK has that setting on by default.
 */
final class LockOut {
    /** Stands for an address that no rule names. */
    static final String SOME_HOST = "0.0.0.0";

    private static final Map<AclResourceType, Set<AclOperation>> OPERATOR_NEEDS = new EnumMap<>(Map.of(
            AclResourceType.TOPIC,
            EnumSet.of(
                    AclOperation.READ,
                    AclOperation.WRITE,
                    AclOperation.CREATE,
                    AclOperation.DELETE,
                    AclOperation.ALTER,
                    AclOperation.ALTER_CONFIGS),
            AclResourceType.GROUP,
            EnumSet.of(AclOperation.READ),
            AclResourceType.TRANSACTIONAL_ID,
            EnumSet.of(AclOperation.WRITE),
            AclResourceType.CLUSTER,
            EnumSet.of(
                    AclOperation.CREATE,
                    AclOperation.ALTER,
                    AclOperation.ALTER_CONFIGS,
                    AclOperation.CLUSTER_ACTION,
                    AclOperation.IDEMPOTENT_WRITE)));
    private static final Map<AclResourceType, Set<AclOperation>> BROKER_NEEDS = new EnumMap<>(Map.of(
            AclResourceType.TOPIC, EnumSet.of(AclOperation.READ),
            AclResourceType.CLUSTER, EnumSet.of(AclOperation.CLUSTER_ACTION)));

    private final SortedSet<AclPattern> closed;
    private final AclEvaluator after;
    private final Collection<Acl> afterwards;

    /**
     * @param present the target's rules
     * @param added those to come
     */
    LockOut(Collection<Acl> present, Collection<Acl> added) {
        AclEvaluator before = new AclEvaluator(present, Set.of(), false);
        this.afterwards = Stream.concat(present.stream(), added.stream()).toList();
        this.after = new AclEvaluator(afterwards, Set.of(), false);
        TreeSet<AclPattern> firstRules = new TreeSet<>();
        added.stream()
                .map(Acl::pattern)
                .filter(pattern -> !before.hasRuleFor(pattern.type(), example(pattern)))
                .forEach(firstRules::add);
        this.closed = firstRules;
    }

    /** Patterns that get their first rule. */
    SortedSet<AclPattern> closed() {
        return closed;
    }

    /** What Godwit needs on the target and would not have any more. */
    List<SecurityStep.KeepAccess> operatorKeeps(String principal) {
        return keeps(principal, OPERATOR_NEEDS);
    }

    /** What a broker needs and would not have any more. */
    List<SecurityStep.KeepAccess> brokerKeeps(String principal) {
        return keeps(principal, BROKER_NEEDS);
    }

    private List<SecurityStep.KeepAccess> keeps(String principal, Map<AclResourceType, Set<AclOperation>> needs) {
        List<SecurityStep.KeepAccess> keeps = new ArrayList<>();
        for (AclPattern pattern : closed) {
            TreeSet<AclOperation> lost = new TreeSet<>();
            needs.getOrDefault(pattern.type(), Set.of()).stream()
                    .filter(operation -> !after.authorizes(request(principal, pattern, operation)))
                    .forEach(lost::add);
            if (!lost.isEmpty() && isGodwits(pattern)) {
                keeps.add(new SecurityStep.KeepAccess(pattern, principal, lost));
            }
        }
        return keeps;
    }

    // Godwit writes under transactional ids of its own only.
    private static boolean isGodwits(AclPattern pattern) {
        return pattern.type() != AclResourceType.TRANSACTIONAL_ID
                || pattern.isAny()
                || pattern.name().startsWith("godwit")
                || (pattern.kind() == AclPattern.Kind.PREFIXED && "godwit".startsWith(pattern.name()));
    }

    /** Rules that deny the principal something that Godwit needs, wherever they match; no other rule can make up for them. */
    List<Acl> denials(String principal) {
        return afterwards.stream()
                .filter(acl -> !acl.isAllow())
                .filter(acl ->
                        acl.principal().equals(principal) || acl.principal().equals(Acl.EVERYBODY))
                .filter(acl -> OPERATOR_NEEDS.getOrDefault(acl.pattern().type(), Set.of()).stream()
                        .anyMatch(operation -> acl.operation() == AclOperation.ALL || acl.operation() == operation))
                .filter(acl -> isGodwits(acl.pattern()))
                .sorted()
                .toList();
    }

    /** Principals that nothing lets in where an open cluster let them in before. */
    SortedSet<String> shutOut(Collection<String> principals) {
        SortedSet<String> shutOut = new TreeSet<>();
        for (String principal : principals) {
            if (closed.stream().anyMatch(pattern -> hasNothing(principal, pattern))) {
                shutOut.add(principal);
            }
        }
        return shutOut;
    }

    private boolean hasNothing(String principal, AclPattern pattern) {
        return pattern.type().operations().stream()
                .noneMatch(operation -> after.authorizes(request(principal, pattern, operation)));
    }

    private static AccessRequest request(String principal, AclPattern pattern, AclOperation operation) {
        return new AccessRequest(principal, SOME_HOST, pattern.type(), example(pattern), operation);
    }

    /** A resource of the pattern. */
    private static String example(AclPattern pattern) {
        return pattern.isAny() ? "any-" + pattern.type().words() : pattern.name();
    }
}
