package io.godwit.core.security.acl;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Decides as Kafka's authorizers do ({@code StandardAuthorizerData.findResult}, {@code AclAuthorizer}, which agree):
 *
 * <ol>
 *   <li>a super user may do everything;
 *   <li>of the rules whose pattern matches the resource, one that denies decides, however specific the others are;
 *   <li>else one that allows decides;
 *   <li>else, if <em>no</em> rule matches the resource, whoever its principal, {@code allow.everyone.if.no.acl.found} decides;
 *   <li>else it is denied.
 * </ol>
 *
 * <p>Not for use by several threads: it remembers which rules are about a name.
 */
public final class AclEvaluator implements AccessModel {
    /** A name that no rule is about, for questions about no topic in particular; Kafka asks with such a name as well. */
    private static final String NO_NAME = "hardcode";

    private final Map<AclResourceType, Rules> rules = new EnumMap<>(AclResourceType.class);
    private final Set<String> superUsers;
    private final boolean allowsEveryoneIfNoAclFound;

    /** The rules of one resource type, so that a resource's rules are found without looking at all. */
    private static final class Rules {
        private final Map<String, List<Acl>> literal = new HashMap<>();
        private final Map<String, List<Acl>> prefixed = new HashMap<>();
        /** A name is asked about for each principal and operation. */
        private final Map<String, List<Acl>> found = new HashMap<>();

        void add(Acl acl) {
            Map<String, List<Acl>> byName = acl.pattern().kind() == AclPattern.Kind.LITERAL ? literal : prefixed;
            byName.computeIfAbsent(acl.pattern().name(), name -> new ArrayList<>())
                    .add(acl);
        }

        Stream<Acl> all() {
            return Stream.of(literal, prefixed)
                    .flatMap(byName -> byName.values().stream())
                    .flatMap(List::stream);
        }

        List<Acl> matching(String name) {
            return found.computeIfAbsent(name, this::find);
        }

        private List<Acl> find(String name) {
            List<Acl> matching = new ArrayList<>(literal.getOrDefault(name, List.of()));
            if (!name.equals(AclPattern.ANY)) {
                matching.addAll(literal.getOrDefault(AclPattern.ANY, List.of()));
            }
            for (int length = 1; !prefixed.isEmpty() && length <= name.length(); length++) {
                matching.addAll(prefixed.getOrDefault(name.substring(0, length), List.of()));
            }
            return matching;
        }
    }

    /**
     * @param superUsers principals such as {@code User:admin}
     * @param allowsEveryoneIfNoAclFound the broker setting {@code allow.everyone.if.no.acl.found}
     */
    public AclEvaluator(Collection<Acl> acls, Set<String> superUsers, boolean allowsEveryoneIfNoAclFound) {
        this.superUsers = Set.copyOf(superUsers);
        this.allowsEveryoneIfNoAclFound = allowsEveryoneIfNoAclFound;
        acls.forEach(acl ->
                rules.computeIfAbsent(acl.pattern().type(), type -> new Rules()).add(acl));
    }

    /** The authorizer's answer to exactly this question. */
    public boolean authorizes(AccessRequest request) {
        if (superUsers.contains(request.principal())) {
            return true;
        }
        List<Acl> matching = matching(request.type(), request.name());
        if (matching.isEmpty()) {
            return allowsEveryoneIfNoAclFound;
        }
        boolean allowed = false;
        for (Acl acl : matching) {
            if (acl.isFor(request.principal(), request.host()) && acl.speaksOf(request.operation())) {
                if (!acl.isAllow()) {
                    return false;
                }
                allowed = true;
            }
        }
        return allowed;
    }

    /** Whether any rule, of whatever principal, is about this resource: then it is closed for all others. */
    public boolean hasRuleFor(AclResourceType type, String name) {
        return !matching(type, name).isEmpty();
    }

    /**
     * What a broker makes of the authorizer's answers: a topic may be made by who may create on the cluster or that topic; and
     * since Kafka 2.8 who may write to some topic may write idempotently (KIP-679).
     */
    @Override
    public boolean permits(AccessRequest request) {
        if (authorizes(request)) {
            return true;
        }
        if (request.type() == AclResourceType.TOPIC && request.operation() == AclOperation.CREATE) {
            return authorizes(new AccessRequest(
                    request.principal(),
                    request.host(),
                    AclResourceType.CLUSTER,
                    AclResourceType.CLUSTER_NAME,
                    AclOperation.CREATE));
        }
        return request.operation() == AclOperation.IDEMPOTENT_WRITE
                && writesSomewhere(request.principal(), request.host());
    }

    /** As {@code Authorizer.authorizeByResourceType} does it. */
    private boolean writesSomewhere(String principal, String host) {
        if (authorizes(new AccessRequest(principal, host, AclResourceType.TOPIC, NO_NAME, AclOperation.WRITE))) {
            return true;
        }
        List<Acl> relevant = rules.getOrDefault(AclResourceType.TOPIC, new Rules())
                .all()
                .filter(acl -> acl.isFor(principal, host) && acl.speaksOf(AclOperation.WRITE))
                .toList();
        List<AclPattern> denied = relevant.stream()
                .filter(acl -> !acl.isAllow())
                .map(Acl::pattern)
                .toList();
        return relevant.stream().filter(Acl::isAllow).map(Acl::pattern).anyMatch(pattern -> denied.stream()
                .noneMatch(other -> other.covers(pattern)));
    }

    private List<Acl> matching(AclResourceType type, String name) {
        Rules ofType = rules.get(type);
        return ofType == null ? List.of() : ofType.matching(name);
    }
}
