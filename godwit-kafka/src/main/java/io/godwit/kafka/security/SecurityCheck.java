package io.godwit.kafka.security;

import io.godwit.core.error.GodwitException;
import io.godwit.core.security.NewCredential;
import io.godwit.core.security.acl.Acl;
import io.godwit.core.security.plan.SecurityChanger;
import io.godwit.core.security.plan.SecurityStep;
import io.godwit.kafka.connection.ClusterConnection;
import io.godwit.kafka.connection.ClusterRequest;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.common.acl.AclOperation;

/**
 * The dry run. Kafka has no request that only checks an ACL or a user, so the cluster is asked whether it would take one from
 * these credentials at all.
 */
public final class SecurityCheck implements SecurityChanger {
    private final ClusterConnection cluster;

    public SecurityCheck(ClusterConnection cluster) {
        this.cluster = cluster;
    }

    /** Why the credentials may not change ACLs; empty if they may, or if no broker tells. */
    Optional<String> refusalOfAcls() {
        return refusal(AclOperation.ALTER);
    }

    /** Why the credentials may not change quotas; empty if they may, or if no broker tells. */
    Optional<String> refusalOfQuotas() {
        return refusal(AclOperation.ALTER_CONFIGS);
    }

    @Override
    public Map<Acl, Optional<String>> addAcls(Collection<Acl> acls) {
        Optional<String> refusal = refusalOfAcls();
        Map<Acl, Optional<String>> results = new LinkedHashMap<>();
        acls.forEach(acl -> results.put(acl, refusal));
        return results;
    }

    @Override
    public Map<String, Optional<String>> putUsers(Collection<NewCredential> users) {
        Optional<String> refusal = refusal(AclOperation.ALTER);
        Map<String, Optional<String>> results = new LinkedHashMap<>();
        users.forEach(user -> results.put(user.user(), refusal));
        return results;
    }

    @Override
    public Map<SecurityStep.SetQuota, Optional<String>> setQuotas(Collection<SecurityStep.SetQuota> quotas) {
        Optional<String> refusal = refusalOfQuotas();
        Map<SecurityStep.SetQuota, Optional<String>> results = new LinkedHashMap<>();
        quotas.forEach(quota -> results.put(quota, refusal));
        return results;
    }

    private Optional<String> refusal(AclOperation operation) {
        try {
            var allowed = cluster.await(
                    cluster.admin()
                            .describeCluster(new DescribeClusterOptions().includeAuthorizedOperations(true))
                            .authorizedOperations(),
                    new ClusterRequest("asking what the credentials may do", "access to the cluster"));
            // Null from brokers that do not tell.
            return allowed == null || allowed.contains(operation)
                    ? Optional.empty()
                    : Optional.of("the credentials lack " + operation + " on CLUSTER");
        } catch (GodwitException e) {
            return Optional.of(e.reason());
        }
    }
}
