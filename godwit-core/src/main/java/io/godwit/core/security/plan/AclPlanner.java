package io.godwit.core.security.plan;

import io.godwit.core.error.SecurityError;
import io.godwit.core.finding.Finding;
import io.godwit.core.finding.Severity;
import io.godwit.core.model.ClusterSide;
import io.godwit.core.security.ClusterSecurity;
import io.godwit.core.security.SecurityPart;
import io.godwit.core.security.SecurityPolicy;
import io.godwit.core.security.acl.Acl;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Decides which ACLs the target gets, and that nobody who is needed is locked out by them. */
final class AclPlanner {
    private static final String ACLS = "target ACLs";

    private final SecurityPolicy policy;
    private final ClusterSecurity source;
    private final ClusterSecurity target;
    private final Optional<String> operator;
    private final Set<Acl> present;
    private final List<SecurityStep> steps = new ArrayList<>();
    private final List<SecurityStep> there = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    AclPlanner(SecurityPolicy policy, ClusterSecurity source, ClusterSecurity target, Optional<String> operator) {
        this.policy = policy;
        this.source = source;
        this.target = target;
        this.operator = operator;
        this.present = new HashSet<>(target.acls());
    }

    void plan(Outcome outcome) {
        SortedSet<Acl> wanted = WantedAcls.of(policy, source);
        if (canPlan(wanted)) {
            wanted.forEach(acl -> (present.contains(acl) ? there : steps).add(new SecurityStep.AddAcl(acl)));
            List<Acl> added =
                    wanted.stream().filter(acl -> !present.contains(acl)).toList();
            if (!added.isEmpty() && !guard(new LockOut(present, added))) {
                steps.clear();
            }
        }
        outcome.add(steps, there, findings);
    }

    private boolean canPlan(SortedSet<Acl> wanted) {
        if (!source.knows(SecurityPart.ACLS) || wanted.isEmpty()) {
            // What could not be read is a finding of the reader; without an authorizer there is nothing to carry.
            return false;
        }
        if (target.authorizer() == ClusterSecurity.Authorizer.ABSENT) {
            findings.add(
                    new Finding(
                            SecurityError.NO_AUTHORIZER,
                            Severity.WARNING,
                            "target",
                            "it has no authorizer, so it keeps no ACLs and lets everybody do everything; the source has "
                                    + wanted.size() + " rules",
                            "set authorizer.class.name on its brokers before clients move, or leave ACLs out with security.acls: skip"));
            return false;
        }
        return target.knows(SecurityPart.ACLS);
    }

    /** Whether the rules may be added at all. */
    private boolean guard(LockOut lockOut) {
        boolean mayBeOpen =
                policy.open().mayBeOpen(ClusterSide.TARGET) && !lockOut.closed().isEmpty();
        if (!policy.operatorIsSuperUser() && !guardOperator(lockOut, mayBeOpen)) {
            return false;
        }
        if (mayBeOpen) {
            List<SecurityStep> keeps = new ArrayList<>();
            ownPrincipal().ifPresent(own -> keeps.addAll(lockOut.operatorKeeps(own)));
            policy.brokers().forEach(broker -> keeps.addAll(lockOut.brokerKeeps(broker)));
            steps.addAll(0, keeps);
            findings.add(othersLockedOut(lockOut, lockOut.shutOut(others())));
        }
        return true;
    }

    private Optional<String> ownPrincipal() {
        return policy.operatorIsSuperUser() ? Optional.empty() : operator;
    }

    /** Principals of the target that the target itself names, without those that are guarded. */
    private SortedSet<String> others() {
        TreeSet<String> others = new TreeSet<>();
        target.acls().stream().map(Acl::principal).forEach(others::add);
        target.users().forEach(user -> others.add("User:" + user.name()));
        others.remove(Acl.EVERYBODY);
        ownPrincipal().ifPresent(others::remove);
        others.removeAll(policy.brokers());
        return others;
    }

    private boolean guardOperator(LockOut lockOut, boolean mayBeOpen) {
        if (operator.isEmpty() && mayBeOpen) {
            findings.add(lockedOut(
                    ACLS,
                    "the client settings do not tell which principal the target takes Godwit for, so nothing could guard its"
                            + " own access while " + lockOut.closed().size() + " patterns get their first rule",
                    "name it in security.operator, or say in security.open that the target is not open"));
            return false;
        }
        List<Acl> denials = lockOut.denials(operator.orElse(Acl.EVERYBODY));
        if (!denials.isEmpty()) {
            findings.add(lockedOut(
                    operator.orElse(ACLS),
                    "this rule would deny Godwit what it needs on the target: "
                            + denials.get(0).words() + more(denials.size() - 1),
                    "let Godwit connect as a principal that no rule denies; if it is a super user of the target, set security.operator: "
                            + SecurityPolicy.SUPER_USER));
        }
        return denials.isEmpty();
    }

    private static Finding lockedOut(String resource, String reason, String fix) {
        return new Finding(
                SecurityError.OPERATOR_LOCKED_OUT,
                Severity.BLOCKER,
                resource,
                reason + "; no ACL is carried over as long as that is so",
                fix + "; or leave ACLs out with security.acls: skip");
    }

    private Finding othersLockedOut(LockOut lockOut, SortedSet<String> shutOut) {
        boolean surely = policy.open().isOpen(ClusterSide.TARGET);
        return new Finding(
                SecurityError.OTHERS_LOCKED_OUT,
                shutOut.isEmpty() ? Severity.INFORMATION : Severity.WARNING,
                ACLS,
                lockOut.closed().size() + " patterns get their first rule, the first on "
                        + lockOut.closed().first().words() + "; "
                        + (surely ? "" : "if the target lets everybody in where no ACL is found, ")
                        + "whoever has no rule there is locked out from then on"
                        + (shutOut.isEmpty() ? "" : ", among them " + String.join(", ", shutOut)),
                "nothing if the target is new; else give those who use it their own ACLs first"
                        + (surely ? "" : ", and say in security.open which clusters are open"));
    }

    private static String more(int number) {
        return number > 0 ? " and " + number + " more" : "";
    }
}
