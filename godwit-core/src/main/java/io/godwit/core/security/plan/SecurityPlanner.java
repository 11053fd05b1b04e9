package io.godwit.core.security.plan;

import io.godwit.core.error.SecurityError;
import io.godwit.core.finding.Finding;
import io.godwit.core.finding.Severity;
import io.godwit.core.security.ClusterSecurity;
import io.godwit.core.security.SecurityPart;
import io.godwit.core.security.SecurityPolicy;
import io.godwit.core.security.acl.Acl;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compares who may do what on both clusters, and decides what has to be done on the target. Pure. */
public final class SecurityPlanner {
    private SecurityPlanner() {}

    /**
     * A plan, and what its reader should know.
     *
     * @param findings in no particular order
     */
    public record Result(SecurityPlan plan, List<Finding> findings) {
        public Result {
            findings = List.copyOf(findings);
        }
    }

    /**
     * @param operator Godwit's own principal on the target; empty = not known
     */
    public static Result plan(
            SecurityPolicy policy, ClusterSecurity source, ClusterSecurity target, Optional<String> operator) {
        if (!policy.carriesAnything()) {
            return new Result(SecurityPlan.none(), List.of());
        }
        Outcome users = new Outcome();
        Outcome acls = new Outcome();
        Outcome quotas = new Outcome();
        if (policy.users()) {
            new UserPlanner(policy).plan(source, target, users);
        }
        if (policy.acls()) {
            new AclPlanner(policy, source, target, operator).plan(acls);
        }
        if (policy.quotas()) {
            new QuotaPlanner(policy, target).plan(source, target, quotas);
        }
        List<SecurityStep> steps = new ArrayList<>();
        List<SecurityStep> present = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        acls.steps().stream().filter(SecurityStep::keepsAccess).forEach(steps::add);
        steps.addAll(users.steps());
        acls.steps().stream().filter(step -> !step.keepsAccess()).forEach(steps::add);
        steps.addAll(quotas.steps());
        for (Outcome outcome : List.of(users, acls, quotas)) {
            present.addAll(outcome.present());
            findings.addAll(outcome.findings());
        }
        findings.addAll(source.unread());
        findings.addAll(target.unread());
        findings.addAll(joined(policy, source));
        findings.addAll(notCarried(policy, source));
        return new Result(new SecurityPlan(steps, present), findings);
    }

    private static List<Finding> joined(SecurityPolicy policy, ClusterSecurity source) {
        SortedMap<String, Set<String>> origins = new TreeMap<>();
        Set<String> principals = new TreeSet<>();
        source.acls().stream().map(Acl::principal).forEach(principals::add);
        source.users().forEach(user -> principals.add("User:" + user.name()));
        principals.forEach(
                principal -> origins.computeIfAbsent(policy.principals().map(principal), name -> new TreeSet<>())
                        .add(principal));
        return origins.entrySet().stream()
                .filter(entry -> entry.getValue().size() > 1)
                .map(entry -> new Finding(
                        SecurityError.PRINCIPALS_JOINED,
                        Severity.WARNING,
                        entry.getKey(),
                        String.join(" and ", entry.getValue())
                                + " both become this one, which may then do what either may do",
                        "change security.principals if they are not the same"))
                .toList();
    }

    private static List<Finding> notCarried(SecurityPolicy policy, ClusterSecurity source) {
        List<Finding> findings = new ArrayList<>();
        if (!source.tokens().isEmpty()) {
            findings.add(left(
                    "delegation tokens",
                    source.tokens().size() + " of the source are of that cluster alone, the last one ending at "
                            + source.tokens().stream()
                                    .map(token -> token.expiresAt())
                                    .max(java.time.Instant::compareTo)
                                    .orElseThrow(),
                    "let their owners make new ones on the target"));
        }
        if (policy.acls() && !source.strangeAcls().isEmpty()) {
            findings.add(left(
                    "ACLs",
                    source.strangeAcls().size() + " have words that this version of Godwit does not know: "
                            + source.strangeAcls().get(0),
                    "add them by kafka-acls.sh"));
        }
        if (!policy.users()
                && source.knows(SecurityPart.USERS)
                && !source.users().isEmpty()) {
            findings.add(
                    left(
                            "SCRAM users",
                            "the source has " + source.users().size()
                                    + " credentials, and no broker gives a password away",
                            "make them on the target yourself, set security.users: copy for new passwords, or, on Amazon MSK, use godwit security secrets"));
        }
        return findings;
    }

    private static Finding left(String what, String reason, String fix) {
        return new Finding(SecurityError.NOT_CARRIED, Severity.INFORMATION, what, reason, fix);
    }
}
