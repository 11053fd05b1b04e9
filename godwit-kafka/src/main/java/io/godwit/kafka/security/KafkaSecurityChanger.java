package io.godwit.kafka.security;

import io.godwit.core.error.GeneralError;
import io.godwit.core.error.GodwitException;
import io.godwit.core.security.NewCredential;
import io.godwit.core.security.acl.Acl;
import io.godwit.core.security.plan.SecurityChanger;
import io.godwit.core.security.plan.SecurityStep;
import io.godwit.kafka.connection.ClusterConnection;
import io.godwit.kafka.connection.ClusterRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.AlterClientQuotasOptions;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.quota.ClientQuotaAlteration;
import org.apache.kafka.common.quota.ClientQuotaEntity;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** Changes a cluster's security through the Admin API, with as few requests as can be. */
public final class KafkaSecurityChanger implements SecurityChanger {
    private final ClusterConnection cluster;

    public KafkaSecurityChanger(ClusterConnection cluster) {
        this.cluster = cluster;
    }

    @Override
    public Map<Acl, Optional<String>> addAcls(Collection<Acl> acls) {
        Map<AclBinding, Acl> bindings = new LinkedHashMap<>();
        acls.forEach(acl -> bindings.put(binding(acl), acl));
        Map<AclBinding, KafkaFuture<Void>> answers =
                cluster.admin().createAcls(bindings.keySet()).values();
        Map<Acl, Optional<String>> results = new LinkedHashMap<>();
        bindings.forEach(
                (binding, acl) -> results.put(acl, failure(answers.get(binding), "adding ACLs", "ALTER on CLUSTER")));
        return results;
    }

    static List<AclBinding> bindings(Collection<Acl> acls) {
        return acls.stream().map(KafkaSecurityChanger::binding).toList();
    }

    private static AclBinding binding(Acl acl) {
        return new AclBinding(
                new ResourcePattern(
                        ResourceType.valueOf(acl.pattern().type().name()),
                        acl.pattern().name(),
                        PatternType.valueOf(acl.pattern().kind().name())),
                new AccessControlEntry(
                        acl.principal(),
                        acl.host(),
                        org.apache.kafka.common.acl.AclOperation.valueOf(
                                acl.operation().name()),
                        AclPermissionType.valueOf(acl.permission().name())));
    }

    /** One request for each mechanism: a KRaft controller takes no user twice in a request. */
    @Override
    public Map<String, Optional<String>> putUsers(Collection<NewCredential> users) {
        Map<String, List<UserScramCredentialAlteration>> byMechanism = new TreeMap<>();
        users.forEach(user -> byMechanism
                .computeIfAbsent(user.mechanism(), mechanism -> new ArrayList<>())
                .add(upsertion(user)));
        Map<String, Optional<String>> results = new TreeMap<>();
        byMechanism.values().forEach(alterations -> cluster.admin()
                .alterUserScramCredentials(alterations)
                .values()
                .forEach((user, answer) -> results.merge(
                        user,
                        failure(answer, "making SCRAM users", "ALTER on CLUSTER"),
                        (former, next) -> former.isPresent() ? former : next)));
        return results;
    }

    private static UserScramCredentialUpsertion upsertion(NewCredential user) {
        return new UserScramCredentialUpsertion(
                user.user(),
                new ScramCredentialInfo(ScramMechanism.fromMechanismName(user.mechanism()), user.iterations()),
                user.password().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Map<SecurityStep.SetQuota, Optional<String>> setQuotas(Collection<SecurityStep.SetQuota> quotas) {
        Map<SecurityStep.SetQuota, ClientQuotaEntity> entities = new LinkedHashMap<>();
        List<ClientQuotaAlteration> alterations = new ArrayList<>();
        for (SecurityStep.SetQuota quota : quotas) {
            ClientQuotaEntity entity = QuotaEntities.entity(quota.entity());
            entities.put(quota, entity);
            List<ClientQuotaAlteration.Op> operations = new ArrayList<>();
            quota.limits().forEach((key, value) -> operations.add(new ClientQuotaAlteration.Op(key, value)));
            alterations.add(new ClientQuotaAlteration(entity, operations));
        }
        Map<ClientQuotaEntity, KafkaFuture<Void>> answers = cluster.admin()
                .alterClientQuotas(alterations, new AlterClientQuotasOptions())
                .values();
        Map<SecurityStep.SetQuota, Optional<String>> results = new LinkedHashMap<>();
        entities.forEach((quota, entity) ->
                results.put(quota, failure(answers.get(entity), "setting client quotas", "ALTER_CONFIGS on CLUSTER")));
        return results;
    }

    private Optional<String> failure(
            @org.jspecify.annotations.Nullable KafkaFuture<Void> answer, String purpose, String permission) {
        if (answer == null) {
            return Optional.of("the cluster gave no answer");
        }
        try {
            cluster.await(answer, new ClusterRequest(purpose, permission));
            return Optional.empty();
        } catch (GodwitException e) {
            if (e.code() == GeneralError.INTERRUPTED) {
                throw e;
            }
            return Optional.of(e.reason());
        }
    }
}
