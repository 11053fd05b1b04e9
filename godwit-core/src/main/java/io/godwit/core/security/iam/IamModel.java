package io.godwit.core.security.iam;

import io.godwit.core.security.acl.AccessModel;
import io.godwit.core.security.acl.AccessRequest;
import io.godwit.core.security.acl.AclResourceType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Decides as IAM does: what a statement denies is denied, else what one allows is allowed, else it is denied; and an action
 * counts only with those that AWS requires beside it. It reads the documents themselves, so that mistakes in them show.
 */
final class IamModel implements AccessModel {
    private final ClusterArn cluster;
    private final Map<String, List<Rule>> rules = new HashMap<>();

    private record Rule(boolean allows, Set<String> actions, List<Pattern> resources) {
        boolean speaksOf(IamAction action, String arn) {
            return actions.contains(action.id())
                    && resources.stream()
                            .anyMatch(resource -> resource.matcher(arn).matches());
        }
    }

    IamModel(ClusterArn cluster, Collection<PrincipalPolicies> policies) {
        this.cluster = cluster;
        policies.forEach(each -> rules.put(each.principal(), rules(each)));
    }

    private static List<Rule> rules(PrincipalPolicies policies) {
        List<Rule> rules = new ArrayList<>();
        for (IamDocument document : policies.documents()) {
            for (IamStatement statement : document.statements()) {
                rules.add(new Rule(
                        statement.effect().equals(IamStatement.ALLOW),
                        Set.copyOf(statement.actions()),
                        statement.resources().stream().map(ArnPattern::compile).toList()));
            }
        }
        return rules;
    }

    @Override
    public boolean permits(AccessRequest request) {
        List<Rule> own = rules.getOrDefault(request.principal(), List.of());
        Optional<IamAction> action = IamAction.of(request.type(), request.operation());
        return isAllowed(own, IamAction.CONNECT, cluster.toString())
                && action.filter(asked -> asked.withRequired().stream()
                                .allMatch(each -> isAllowed(own, each, arn(each.type(), request.name()))))
                        .isPresent();
    }

    private String arn(AclResourceType type, String name) {
        return type == AclResourceType.CLUSTER
                ? cluster.toString()
                : cluster.resource(IamAction.arnType(type).orElseThrow(), name);
    }

    private static boolean isAllowed(List<Rule> rules, IamAction action, String arn) {
        boolean allowed = false;
        for (Rule rule : rules) {
            if (rule.speaksOf(action, arn)) {
                if (!rule.allows()) {
                    return false;
                }
                allowed = true;
            }
        }
        return allowed;
    }
}
