package io.godwit.core.security.iam;

import io.godwit.core.security.acl.AccessComparison;
import io.godwit.core.security.acl.Acl;
import io.godwit.core.security.acl.AclEvaluator;
import io.godwit.core.security.acl.Requests;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * ACLs as least-privilege policies, with the proof how far both agree.
 *
 * @param policies by principal; {@code User:*} is among them if there are rules for everybody
 * @param check both models, asked everything by which they could differ
 */
public record IamTranslation(ClusterArn cluster, List<PrincipalPolicies> policies, AccessComparison check) {
    public IamTranslation {
        policies = List.copyOf(policies);
    }

    /** @param acls all of a cluster, with the principals' names of the target */
    public static IamTranslation of(ClusterArn cluster, Collection<Acl> acls) {
        TreeSet<String> principals = new TreeSet<>();
        acls.stream().map(Acl::principal).forEach(principals::add);
        List<PrincipalPolicies> policies = principals.stream()
                .map(principal -> new PrincipalTranslation(cluster, principal, acls).translate())
                .toList();
        AccessComparison check = AccessComparison.of(
                new Requests(principals, acls),
                new AclEvaluator(acls, Set.of(), false),
                new IamModel(cluster, policies),
                UnaryOperator.identity());
        return new IamTranslation(cluster, policies, check);
    }
}
