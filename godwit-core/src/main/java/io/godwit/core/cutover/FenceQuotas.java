package io.godwit.core.cutover;

import io.godwit.core.model.ClientQuota;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which quotas have to be changed to slow somebody down. Brokers take the most specific one that limits producers, so those
 * that name a user or client id together with something else are changed as well.
 */
final class FenceQuotas {
    private final List<ClientQuota> there;
    private final Map<SortedMap<String, String>, ProducerLimit> former = new LinkedHashMap<>();
    private final Set<String> names = new TreeSet<>();

    FenceQuotas(List<ClientQuota> there) {
        this.there = there;
    }

    /** @param type {@code user} or {@code client-id} */
    void limit(String type, String name) {
        names.add(name);
        SortedMap<String, String> itself = new TreeMap<>(Map.of(type, name));
        former.putIfAbsent(itself, new ProducerLimit(itself, valueOf(itself)));
        there.stream()
                .filter(FenceQuotas::limitsProducers)
                .filter(quota ->
                        quota.entity().size() > 1 && name.equals(quota.entity().get(type)))
                .forEach(quota ->
                        former.putIfAbsent(quota.entity(), new ProducerLimit(quota.entity(), valueOf(quota.entity()))));
    }

    private OptionalDouble valueOf(SortedMap<String, String> entity) {
        return there.stream()
                .filter(quota -> quota.entity().equals(entity) && limitsProducers(quota))
                .mapToDouble(quota -> quota.limits().getOrDefault(ProducerLimit.KEY, Fence.TRICKLE))
                .findFirst();
    }

    private static boolean limitsProducers(ClientQuota quota) {
        return quota.limits().containsKey(ProducerLimit.KEY);
    }

    /** A user, or every user, whose quota counts in place of one for a client id. */
    Optional<String> outranking() {
        return there.stream()
                .filter(FenceQuotas::limitsProducers)
                .filter(quota ->
                        quota.entity().containsKey("user") && quota.entity().size() == 1)
                .map(quota -> "user " + quota.entity().get("user"))
                .findFirst();
    }

    Set<String> names() {
        return Set.copyOf(names);
    }

    /** As they are now. */
    List<ProducerLimit> former() {
        return new ArrayList<>(former.values());
    }
}
