package io.godwit.core.security.plan;

import io.godwit.core.error.SecurityError;
import io.godwit.core.finding.Finding;
import io.godwit.core.finding.Severity;
import io.godwit.core.security.ClusterSecurity;
import io.godwit.core.security.ScramUser;
import io.godwit.core.security.SecurityPart;
import io.godwit.core.security.SecurityPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Decides which SCRAM users the target gets. Nobody can read a password, so each gets a new one. */
final class UserPlanner {
    private final SecurityPolicy policy;
    private final List<SecurityStep> steps = new ArrayList<>();
    private final List<SecurityStep> there = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    UserPlanner(SecurityPolicy policy) {
        this.policy = policy;
    }

    void plan(ClusterSecurity source, ClusterSecurity target, Outcome outcome) {
        if (source.knows(SecurityPart.USERS) && target.knows(SecurityPart.USERS)) {
            Set<String> present = target.users().stream().map(UserPlanner::key).collect(Collectors.toSet());
            source.users().forEach(user -> plan(user, present));
        }
        if (!steps.isEmpty()) {
            findings.add(passwordsChange());
        }
        outcome.add(steps, there, findings);
    }

    private void plan(ScramUser user, Set<String> present) {
        String name = policy.principals().mapUser(user.name());
        SecurityStep step = new SecurityStep.CreateUser(name, user.mechanism(), user.iterations());
        // A user that is there keeps the password: whoever made it gave it to somebody.
        boolean isThere = present.contains(key(new ScramUser(name, user.mechanism(), user.iterations())));
        List<SecurityStep> place = isThere ? there : steps;
        if (!place.contains(step)) {
            place.add(step);
        }
    }

    private static String key(ScramUser user) {
        return user.mechanism() + " " + user.name();
    }

    private Finding passwordsChange() {
        Set<String> names = new TreeSet<>();
        steps.forEach(step -> step.match(keep -> false, user -> names.add(user.user()), acl -> false, quota -> false));
        return new Finding(
                SecurityError.PASSWORDS_CHANGE,
                Severity.INFORMATION,
                "SCRAM users",
                "no broker gives a password away, so " + names.size()
                        + (names.size() == 1 ? " user gets" : " users get")
                        + " a new one, each in a file of its own in "
                        + policy.credentials().orElse("-"),
                "hand the files to the applications before they move, and remove them then");
    }
}
