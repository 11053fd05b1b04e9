package io.godwit.core.cutover;

import io.godwit.core.journal.Journal;
import io.godwit.core.model.ClientQuota;
import io.godwit.core.security.ClusterSecurity;
import io.godwit.core.security.acl.Acl;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Leaves out of a source's security what Godwit's own fences have put there: none of it must be carried to the target. */
public final class Fences {
    private Fences() {}

    /** @param journal tells the fences of all waves */
    public static ClusterSecurity without(ClusterSecurity source, Journal journal) {
        List<Fence> fences = CutoverStore.fences(journal);
        if (fences.stream().noneMatch(Fence::isStanding)) {
            return source;
        }
        Set<Acl> own = new HashSet<>();
        List<ProducerLimit> former = new ArrayList<>();
        fences.forEach(fence -> {
            own.addAll(fence.acls());
            former.addAll(fence.former());
        });
        return new ClusterSecurity(
                source.authorizer(),
                source.acls().stream().filter(acl -> !own.contains(acl)).toList(),
                source.strangeAcls(),
                source.quotas().stream()
                        .flatMap(quota -> before(quota, former).stream())
                        .toList(),
                source.users(),
                source.tokens(),
                source.unread(),
                source.known());
    }

    private static Optional<ClientQuota> before(ClientQuota now, List<ProducerLimit> former) {
        Optional<ProducerLimit> changed = former.stream()
                .filter(limit -> limit.entity().equals(now.entity()))
                .findFirst();
        Double value = now.limits().get(ProducerLimit.KEY);
        if (changed.isEmpty() || value == null || value != Fence.TRICKLE) {
            return Optional.of(now);
        }
        SortedMap<String, Double> limits = new TreeMap<>(now.limits());
        limits.remove(ProducerLimit.KEY);
        changed.get().bytesPerSecond().ifPresent(bytes -> limits.put(ProducerLimit.KEY, bytes));
        return limits.isEmpty() ? Optional.empty() : Optional.of(new ClientQuota(now.entity(), limits));
    }
}
