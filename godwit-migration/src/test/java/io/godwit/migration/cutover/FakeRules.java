package io.godwit.migration.cutover;

import io.godwit.core.config.FenceMode;
import io.godwit.core.cutover.FenceRules;
import io.godwit.core.cutover.ProducerLimit;
import io.godwit.core.model.ClientQuota;
import io.godwit.core.security.ClusterSecurity;
import io.godwit.core.security.SecurityPart;
import io.godwit.core.security.acl.Acl;
import io.godwit.core.security.acl.AclOperation;
import io.godwit.core.security.acl.AclPattern;
import io.godwit.core.security.acl.AclResourceType;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The rules of a source, which change one by one, so that a process can die between any two. */
final class FakeRules implements FenceRules {
    /** An operator's own: it denies just what a fence would. */
    static final Acl OWN_DENY =
            Acl.deny(AclPattern.literal(AclResourceType.TOPIC, "prices"), "User:bridge", AclOperation.WRITE);

    final SortedSet<Acl> acls = new TreeSet<>();
    final Map<SortedMap<String, String>, Double> quotas = new java.util.HashMap<>();
    Runnable whenAdded = () -> {};
    private final Fuse fuse;

    FakeRules(Fuse fuse) {
        this.fuse = fuse;
        acls.add(OWN_DENY);
        for (String topic : List.of("orders", "prices")) {
            acls.add(Acl.allow(AclPattern.literal(AclResourceType.TOPIC, topic), "User:crm", AclOperation.ALL));
        }
        quotas.put(user("crm"), 1_048_576.5);
    }

    static SortedMap<String, String> user(String name) {
        return new TreeMap<>(Map.of("user", name));
    }

    /** Whether such a writer gets nothing through any more. */
    boolean keepsOff(String application) {
        return acls.contains(Acl.deny(
                        AclPattern.literal(AclResourceType.TOPIC, "orders"), "User:" + application, AclOperation.WRITE))
                || Double.valueOf(1).equals(quotas.get(user(application)));
    }

    @Override
    public ClusterSecurity read() {
        return new ClusterSecurity(
                ClusterSecurity.Authorizer.PRESENT,
                List.copyOf(acls),
                List.of(),
                quotas.entrySet().stream()
                        .map(quota -> new ClientQuota(
                                quota.getKey(), new TreeMap<>(Map.of(ProducerLimit.KEY, quota.getValue()))))
                        .toList(),
                List.of(),
                List.of(),
                List.of(),
                EnumSet.of(SecurityPart.ACLS, SecurityPart.QUOTAS));
    }

    @Override
    public Optional<String> refusal(FenceMode mode) {
        return Optional.empty();
    }

    @Override
    public void add(Collection<Acl> added) {
        for (Acl acl : added) {
            fuse.tick();
            acls.add(acl);
        }
        fuse.tick();
        whenAdded.run();
    }

    @Override
    public void remove(Collection<Acl> removed) {
        for (Acl acl : removed) {
            fuse.tick();
            acls.remove(acl);
        }
        fuse.tick();
    }

    @Override
    public void limit(Collection<ProducerLimit> limits) {
        for (ProducerLimit limit : limits) {
            fuse.tick();
            if (limit.bytesPerSecond().isPresent()) {
                quotas.put(limit.entity(), limit.bytesPerSecond().getAsDouble());
            } else {
                quotas.remove(limit.entity());
            }
        }
        fuse.tick();
    }
}
