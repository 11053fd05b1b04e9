package io.godwit.core.security.iam;

import io.godwit.core.security.acl.AccessRequest;
import io.godwit.core.security.acl.Acl;
import io.godwit.core.security.acl.AclEvaluator;
import io.godwit.core.security.acl.AclOperation;
import io.godwit.core.security.acl.AclPattern;
import io.godwit.core.security.acl.AclResourceType;
import io.godwit.core.security.acl.Requests;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Puts the ACLs of one principal, and those of everybody, into statements of IAM. */
final class PrincipalTranslation {
    private static final List<AclResourceType> BY_NAME =
            List.of(AclResourceType.TOPIC, AclResourceType.GROUP, AclResourceType.TRANSACTIONAL_ID);

    private final ClusterArn cluster;
    private final String principal;
    private final List<Acl> acls = new ArrayList<>();
    private final AclEvaluator evaluator;
    private final Map<IamAction, SortedSet<AclPattern>> allowed = new EnumMap<>(IamAction.class);
    private final Map<IamAction, SortedSet<AclPattern>> denied = new EnumMap<>(IamAction.class);
    private final SortedSet<String> notExpressed = new TreeSet<>();

    PrincipalTranslation(ClusterArn cluster, String principal, Collection<Acl> all) {
        this.cluster = cluster;
        this.principal = principal;
        all.stream()
                .filter(acl ->
                        acl.principal().equals(principal) || acl.principal().equals(Acl.EVERYBODY))
                .filter(this::canBeExpressed)
                .forEach(acls::add);
        this.evaluator = new AclEvaluator(acls, Set.of(), false);
    }

    PrincipalPolicies translate() {
        acls.stream().filter(acl -> BY_NAME.contains(acl.pattern().type())).forEach(this::translate);
        SortedSet<String> ofCluster = clusterActions();
        if (createsEverywhere()) {
            add(allowed, IamAction.CREATE_TOPIC, AclPattern.literal(AclResourceType.TOPIC, AclPattern.ANY));
            denied.remove(IamAction.CREATE_TOPIC);
        }
        denied.keySet().retainAll(allowed.keySet());
        List<IamStatement> statements = new ArrayList<>();
        if (!allowed.isEmpty() || !ofCluster.isEmpty()) {
            ofCluster.add(IamAction.CONNECT.id());
            statements.add(new IamStatement(IamStatement.ALLOW, ofCluster, new TreeSet<>(List.of(cluster.toString()))));
        }
        statements.addAll(statements(IamStatement.ALLOW, allowed));
        statements.addAll(statements(IamStatement.DENY, denied));
        List<IamDocument> documents = statements.isEmpty() ? List.of() : DocumentSplit.of(statements);
        return new PrincipalPolicies(principal, documents, List.copyOf(notExpressed));
    }

    private boolean canBeExpressed(Acl acl) {
        if (!acl.isForEveryHost()) {
            return no(acl, "IAM for Kafka has no condition on a client's address; limit it by security groups");
        }
        if (!ArnPattern.canHold(acl.pattern().name())) {
            return no(acl, "a policy takes no characters beyond U+00FF");
        }
        if (IamAction.arnType(acl.pattern().type()).isEmpty()) {
            return no(acl, "IAM for Kafka knows no " + acl.pattern().type().words());
        }
        List<AclOperation> unknown = operations(acl).stream()
                .filter(operation -> !isKnown(acl.pattern().type(), operation))
                .toList();
        if (!unknown.isEmpty()) {
            no(acl, "IAM for Kafka has no action for " + unknown);
        }
        return true;
    }

    private boolean no(Acl acl, String reason) {
        notExpressed.add(acl.words() + ": " + reason);
        return false;
    }

    private static boolean isKnown(AclResourceType type, AclOperation operation) {
        boolean createsTopics = type == AclResourceType.CLUSTER && operation == AclOperation.CREATE;
        return createsTopics || IamAction.of(type, operation).isPresent();
    }

    private static Set<AclOperation> operations(Acl acl) {
        return acl.operation() == AclOperation.ALL ? acl.pattern().type().operations() : EnumSet.of(acl.operation());
    }

    private void translate(Acl acl) {
        for (AclOperation operation : operations(acl)) {
            IamAction.of(acl.pattern().type(), operation).ifPresent(action -> {
                if (acl.isAllow()) {
                    action.withRequired().forEach(each -> add(allowed, each, acl.pattern()));
                } else {
                    add(denied, action, acl.pattern());
                }
            });
        }
    }

    private static void add(Map<IamAction, SortedSet<AclPattern>> patterns, IamAction action, AclPattern pattern) {
        patterns.computeIfAbsent(action, each -> new TreeSet<>()).add(pattern);
    }

    // There is one cluster only, so what holds for it is decided here, and needs no Deny. An action is of no use
    // without one that
    // it requires, and that one may be denied.
    private SortedSet<String> clusterActions() {
        Set<IamAction> permitted = EnumSet.noneOf(IamAction.class);
        for (AclOperation operation : AclResourceType.CLUSTER.operations()) {
            IamAction.of(AclResourceType.CLUSTER, operation)
                    .filter(action -> evaluator.permits(ofCluster(operation)))
                    .ifPresent(permitted::add);
        }
        return permitted.stream()
                .filter(action -> permitted.containsAll(action.withRequired()))
                .map(IamAction::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private boolean createsEverywhere() {
        return evaluator.authorizes(ofCluster(AclOperation.CREATE));
    }

    private AccessRequest ofCluster(AclOperation operation) {
        return new AccessRequest(
                principal, Requests.ELSEWHERE, AclResourceType.CLUSTER, AclResourceType.CLUSTER_NAME, operation);
    }

    /** One statement for all resources of a type on which the same actions are allowed, or denied. */
    private List<IamStatement> statements(String effect, Map<IamAction, SortedSet<AclPattern>> patterns) {
        SortedMap<AclPattern, SortedSet<String>> actions = new TreeMap<>();
        patterns.forEach((action, all) -> all.stream()
                .filter(pattern -> all.stream().noneMatch(other -> other.covers(pattern) && !other.equals(pattern)))
                .forEach(pattern -> actions.computeIfAbsent(pattern, each -> new TreeSet<>())
                        .add(action.id())));
        Map<SortedSet<String>, SortedSet<String>> resources = new LinkedHashMap<>();
        actions.forEach((pattern, ids) -> resources
                .computeIfAbsent(ids, each -> new TreeSet<>())
                .add(cluster.resource(IamAction.arnType(pattern.type()).orElseThrow(), ArnPattern.of(pattern))));
        return resources.entrySet().stream()
                .map(entry -> new IamStatement(effect, entry.getKey(), entry.getValue()))
                .toList();
    }
}
