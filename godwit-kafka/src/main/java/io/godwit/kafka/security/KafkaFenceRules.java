package io.godwit.kafka.security;

import io.godwit.core.config.FenceMode;
import io.godwit.core.cutover.FenceRules;
import io.godwit.core.cutover.ProducerLimit;
import io.godwit.core.error.CutoverError;
import io.godwit.core.error.GodwitException;
import io.godwit.core.security.ClusterSecurity;
import io.godwit.core.security.SecurityPart;
import io.godwit.core.security.acl.Acl;
import io.godwit.kafka.connection.ClusterConnection;
import io.godwit.kafka.connection.ClusterRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.AlterClientQuotasOptions;
import org.apache.kafka.clients.admin.DeleteAclsResult.FilterResults;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.quota.ClientQuotaAlteration;

/**
 * A fence through the Admin API.
 *
 * <p>Rules reach brokers one after the other, and each request asks any one of them. So a change counts as known when several
 * answers in a row, two for each broker, show it.
 */
public final class KafkaFenceRules implements FenceRules {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);
    private static final EnumSet<SecurityPart> PARTS = EnumSet.of(SecurityPart.ACLS, SecurityPart.QUOTAS);

    private final ClusterConnection cluster;

    public KafkaFenceRules(ClusterConnection cluster) {
        this.cluster = cluster;
    }

    @Override
    public ClusterSecurity read() {
        return ClusterSecurityReader.read(cluster, PARTS);
    }

    @Override
    public Optional<String> refusal(FenceMode mode) {
        return switch (mode) {
            case STOP -> Optional.empty();
            case ACL -> new SecurityCheck(cluster).refusalOfAcls();
            case QUOTA -> new SecurityCheck(cluster).refusalOfQuotas();
        };
    }

    @Override
    public void add(Collection<Acl> acls) throws InterruptedException {
        new KafkaSecurityChanger(cluster)
                .addAcls(acls)
                .forEach((acl, failure) -> failure.ifPresent(reason -> {
                    throw failed(acl.words(), "the rule could not be added: " + reason);
                }));
        await("the new rules", () -> bindings().containsAll(KafkaSecurityChanger.bindings(acls)));
    }

    @Override
    public void remove(Collection<Acl> acls) throws InterruptedException {
        List<AclBinding> exact = KafkaSecurityChanger.bindings(acls);
        Map<AclBindingFilter, KafkaFuture<FilterResults>> answers = cluster.admin()
                .deleteAcls(exact.stream().map(AclBinding::toFilter).toList())
                .values();
        answers.forEach((filter, answer) -> {
            FilterResults removed = cluster.await(answer, new ClusterRequest("removing ACLs", "ALTER on CLUSTER"));
            removed.values().stream()
                    .filter(result -> result.exception() != null)
                    .findFirst()
                    .ifPresent(result -> {
                        throw failed(
                                String.valueOf(filter),
                                "the rule could not be removed: "
                                        + result.exception().getMessage());
                    });
        });
        await("the end of the rules", () -> bindings().stream().noneMatch(exact::contains));
    }

    private Collection<AclBinding> bindings() {
        return new java.util.HashSet<>(cluster.await(
                cluster.admin().describeAcls(AclBindingFilter.ANY).values(),
                new ClusterRequest("reading the ACLs", "DESCRIBE on CLUSTER")));
    }

    private void await(String what, BooleanSupplier isKnown) throws InterruptedException {
        int brokers = cluster.await(
                        cluster.admin().describeCluster().nodes(),
                        new ClusterRequest("asking for the brokers", "access to the cluster"))
                .size();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        int inARow = 0;
        while (inARow < 2 * brokers) {
            inARow = isKnown.getAsBoolean() ? inARow + 1 : 0;
            if (inARow == 0) {
                if (System.nanoTime() > deadline) {
                    throw failed("cluster " + cluster.clusterId(), "its brokers did not learn of " + what + " in time");
                }
                TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS.toMillis());
            }
        }
    }

    @Override
    public void limit(Collection<ProducerLimit> limits) {
        List<ClientQuotaAlteration> alterations = new ArrayList<>();
        limits.forEach(limit -> alterations.add(
                new ClientQuotaAlteration(QuotaEntities.entity(limit.entity()), List.of(operation(limit)))));
        cluster.admin()
                .alterClientQuotas(alterations, new AlterClientQuotasOptions())
                .values()
                .forEach((entity, answer) ->
                        cluster.await(answer, new ClusterRequest("setting client quotas", "ALTER_CONFIGS on CLUSTER")));
    }

    @SuppressWarnings("NullAway") // Kafka takes a quota away by a null value
    private static ClientQuotaAlteration.Op operation(ProducerLimit limit) {
        Double value = limit.bytesPerSecond().isPresent()
                ? Double.valueOf(limit.bytesPerSecond().getAsDouble())
                : null;
        return new ClientQuotaAlteration.Op(ProducerLimit.KEY, value);
    }

    private static GodwitException failed(String resource, String reason) {
        return new GodwitException(
                CutoverError.FENCE_FAILED,
                resource,
                reason,
                "see that Godwit's user has ALTER on CLUSTER on the source, then run the command again");
    }
}
