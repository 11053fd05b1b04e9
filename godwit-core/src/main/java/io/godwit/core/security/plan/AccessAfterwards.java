package io.godwit.core.security.plan;

import io.godwit.core.model.ClusterSide;
import io.godwit.core.security.ClusterSecurity;
import io.godwit.core.security.SecurityPart;
import io.godwit.core.security.SecurityPolicy;
import io.godwit.core.security.acl.AccessComparison;
import io.godwit.core.security.acl.Acl;
import io.godwit.core.security.acl.AclEvaluator;
import io.godwit.core.security.acl.Requests;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Foretells how the access of the source's principals differs on the target once a plan is applied. */
public final class AccessAfterwards {
    private AccessAfterwards() {}

    /** @return empty where a cluster has no authorizer or its rules could not be read */
    public static Optional<AccessComparison> compare(
            SecurityPolicy policy, ClusterSecurity source, ClusterSecurity target, SecurityPlan plan) {
        if (!isKnown(source) || !isKnown(target)) {
            return Optional.empty();
        }
        List<Acl> after = new ArrayList<>(target.acls());
        plan.steps()
                .forEach(step -> after.addAll(step.match(
                        keep -> keep.rules(), user -> List.of(), acl -> List.of(acl.acl()), quota -> List.of())));
        List<Acl> all = new ArrayList<>(source.acls());
        all.addAll(after);
        Requests requests = new Requests(principals(policy, source), all);
        return Optional.of(AccessComparison.of(
                requests,
                new AclEvaluator(
                        source.acls(), policy.superUsers(), policy.open().isOpen(ClusterSide.SOURCE)),
                new AclEvaluator(after, Set.of(), policy.open().isOpen(ClusterSide.TARGET)),
                policy.principals()::map));
    }

    private static boolean isKnown(ClusterSecurity security) {
        return security.authorizer() == ClusterSecurity.Authorizer.PRESENT && security.knows(SecurityPart.ACLS);
    }

    private static SortedSet<String> principals(SecurityPolicy policy, ClusterSecurity source) {
        TreeSet<String> principals = new TreeSet<>(policy.superUsers());
        source.acls().stream().map(Acl::principal).forEach(principals::add);
        source.users().forEach(user -> principals.add("User:" + user.name()));
        principals.remove(Acl.EVERYBODY);
        return principals;
    }
}
