package io.godwit.kafka.security;

import io.godwit.core.error.GodwitException;
import io.godwit.core.model.AclRule;
import io.godwit.core.model.ClientQuota;
import io.godwit.core.security.ClusterSecurity;
import io.godwit.core.security.ClusterSecurity.Authorizer;
import io.godwit.core.security.DelegationToken;
import io.godwit.core.security.ScramUser;
import io.godwit.core.security.SecurityPart;
import io.godwit.core.security.acl.Acl;
import io.godwit.kafka.connection.ClusterConnection;
import io.godwit.kafka.connection.ClusterRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.UserScramCredentialsDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.errors.DelegationTokenDisabledException;
import org.apache.kafka.common.errors.SecurityDisabledException;
import org.apache.kafka.common.errors.UnsupportedByAuthenticationException;
import org.apache.kafka.common.quota.ClientQuotaFilter;

/**
 * Reads who may do what. What the credentials may not read, or the release cannot tell, becomes a finding and is not among the
 * parts that are known. That there is no authorizer is an answer.
 */
public final class ClusterSecurityReader {
    private final ClusterConnection connection;
    private final UnreadParts unread;
    private final List<Acl> acls = new ArrayList<>();
    private final List<String> strangeAcls = new ArrayList<>();
    private final List<ClientQuota> quotas = new ArrayList<>();
    private final List<ScramUser> users = new ArrayList<>();
    private final List<DelegationToken> tokens = new ArrayList<>();
    private Authorizer authorizer = Authorizer.UNKNOWN;

    private ClusterSecurityReader(ClusterConnection connection) {
        this.connection = connection;
        this.unread = new UnreadParts(connection.config().side());
    }

    /** Reads these parts. */
    public static ClusterSecurity read(ClusterConnection connection, Set<SecurityPart> parts) {
        ClusterSecurityReader reader = new ClusterSecurityReader(connection);
        parts.forEach(reader::read);
        EnumSet<SecurityPart> known = EnumSet.noneOf(SecurityPart.class);
        known.addAll(parts);
        known.removeAll(reader.unread.parts());
        return new ClusterSecurity(
                reader.authorizer,
                reader.acls,
                reader.strangeAcls,
                reader.quotas,
                reader.users,
                reader.tokens,
                reader.unread.findings(),
                known);
    }

    private void read(SecurityPart part) {
        try {
            switch (part) {
                case ACLS -> readAcls();
                case QUOTAS -> readQuotas();
                case USERS -> readUsers();
                case TOKENS -> readTokens();
            }
        } catch (GodwitException e) {
            unread.note(part, e);
        }
    }

    private void readAcls() {
        try {
            await(
                            connection
                                    .admin()
                                    .describeAcls(AclBindingFilter.ANY)
                                    .values(),
                            SecurityPart.ACLS,
                            "DESCRIBE on CLUSTER")
                    .forEach(this::take);
            authorizer = Authorizer.PRESENT;
        } catch (GodwitException e) {
            if (!(e.getCause() instanceof SecurityDisabledException)) {
                throw e;
            }
            authorizer = Authorizer.ABSENT;
        }
        acls.sort(Comparator.naturalOrder());
        strangeAcls.sort(Comparator.naturalOrder());
    }

    private void take(AclBinding binding) {
        AclRule rule = new AclRule(
                binding.entry().principal(),
                binding.entry().host(),
                binding.entry().operation().name(),
                binding.entry().permissionType().name(),
                binding.pattern().resourceType().name(),
                binding.pattern().name(),
                binding.pattern().patternType().name());
        Acl.of(rule).ifPresentOrElse(acls::add, () -> strangeAcls.add(binding.toString()));
    }

    private void readQuotas() {
        await(
                        connection
                                .admin()
                                .describeClientQuotas(ClientQuotaFilter.all())
                                .entities(),
                        SecurityPart.QUOTAS,
                        "DESCRIBE_CONFIGS on CLUSTER")
                .forEach((entity, limits) ->
                        quotas.add(new ClientQuota(QuotaEntities.names(entity), new TreeMap<>(limits))));
        quotas.sort(Comparator.comparing(quota -> quota.entity().toString()));
    }

    private void readUsers() {
        Map<String, UserScramCredentialsDescription> descriptions = await(
                connection.admin().describeUserScramCredentials().all(), SecurityPart.USERS, "DESCRIBE on CLUSTER");
        descriptions.forEach((name, description) -> description
                .credentialInfos()
                .forEach(info -> users.add(new ScramUser(name, info.mechanism().mechanismName(), info.iterations()))));
        users.sort(Comparator.naturalOrder());
    }

    private void readTokens() {
        try {
            await(
                            connection.admin().describeDelegationToken().delegationTokens(),
                            SecurityPart.TOKENS,
                            "DESCRIBE on DELEGATION_TOKEN")
                    .forEach(token -> tokens.add(new DelegationToken(
                            token.tokenInfo().owner().toString(),
                            Instant.ofEpochMilli(token.tokenInfo().maxTimestamp()))));
        } catch (GodwitException e) {
            // A cluster without a secret for tokens has none; over a plain connection nobody is told of any.
            boolean none = e.getCause() instanceof DelegationTokenDisabledException
                    || e.getCause() instanceof UnsupportedByAuthenticationException;
            if (!none) {
                throw e;
            }
        }
    }

    private <T> T await(KafkaFuture<T> answer, SecurityPart part, String permission) {
        return connection.await(answer, new ClusterRequest("reading the " + part.words(), permission));
    }
}
