package io.godwit.core.security.plan;

import io.godwit.core.error.SecurityError;
import io.godwit.core.finding.Finding;
import io.godwit.core.finding.Severity;
import io.godwit.core.model.ClientQuota;
import io.godwit.core.security.ClusterSecurity;
import io.godwit.core.security.SecurityPart;
import io.godwit.core.security.SecurityPolicy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Decides which client quotas the target gets. */
final class QuotaPlanner {
    /** The default entity, as inventories write it. */
    private static final String DEFAULT = "<default>";

    private static final String USER = "user";

    private final SecurityPolicy policy;
    private final Map<SortedMap<String, String>, SortedMap<String, Double>> present = new HashMap<>();
    private final List<SecurityStep> steps = new ArrayList<>();
    private final List<SecurityStep> there = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    QuotaPlanner(SecurityPolicy policy, ClusterSecurity target) {
        this.policy = policy;
        target.quotas().forEach(quota -> present.put(quota.entity(), quota.limits()));
    }

    void plan(ClusterSecurity source, ClusterSecurity target, Outcome outcome) {
        if (source.knows(SecurityPart.QUOTAS) && target.knows(SecurityPart.QUOTAS)) {
            source.quotas().forEach(this::plan);
        }
        outcome.add(steps, there, findings);
    }

    private void plan(ClientQuota quota) {
        SortedMap<String, String> entity = new TreeMap<>(quota.entity());
        entity.computeIfPresent(
                USER,
                (type, name) ->
                        name.equals(DEFAULT) ? name : policy.principals().mapUser(name));
        SortedMap<String, Double> limits = new TreeMap<>(quota.limits());
        limits.keySet().removeIf(QuotaPlanner::isPassword);
        if (limits.isEmpty()) {
            return;
        }
        SortedMap<String, Double> now = present.getOrDefault(entity, new TreeMap<>());
        SecurityStep step = new SecurityStep.SetQuota(entity, limits);
        boolean same =
                limits.entrySet().stream().allMatch(limit -> limit.getValue().equals(now.get(limit.getKey())));
        (same ? there : steps).add(step);
        limits.forEach((key, value) -> {
            Double former = now.get(key);
            if (former != null && !former.equals(value)) {
                findings.add(replaced(entity, key, former, value));
            }
        });
    }

    // Before 2.8 SCRAM credentials lay beside quotas.
    private static boolean isPassword(String key) {
        return key.startsWith("SCRAM-");
    }

    private static Finding replaced(SortedMap<String, String> entity, String key, double former, double value) {
        return new Finding(
                SecurityError.QUOTA_REPLACED,
                Severity.WARNING,
                "quota " + SecurityStep.SetQuota.who(entity),
                key + " is " + SecurityStep.SetQuota.number(former) + " on the target and becomes "
                        + SecurityStep.SetQuota.number(value) + ", as on the source",
                "nothing, or leave quotas out with security.quotas: skip");
    }
}
