package io.godwit.core.security.plan;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/**
 * The part of a plan that is about who may do what.
 *
 * @param steps in order: what keeps Godwit's own access, users, ACLs, quotas
 * @param present what the target has already
 */
public record SecurityPlan(List<SecurityStep> steps, List<SecurityStep> present) {
    public SecurityPlan {
        steps = List.copyOf(steps);
        present = List.copyOf(present);
    }

    /** Of a plan that carries nothing of it. */
    public static SecurityPlan none() {
        return new SecurityPlan(List.of(), List.of());
    }

    /** {@code Security: 12 ACLs, 1 user, 3 quotas to create; 4 are there already}. */
    @JsonIgnore
    public String summary() {
        long acls = count(acl -> 1, user -> 0, quota -> 0);
        long users = count(acl -> 0, user -> 1, quota -> 0);
        long quotas = count(acl -> 0, user -> 0, quota -> 1);
        return "Security: " + counted(acls, "ACL") + ", " + counted(users, "user") + ", " + counted(quotas, "quota")
                + " to create; " + present.size() + (present.size() == 1 ? " is" : " are") + " there already";
    }

    private interface Weight<T> {
        long of(T step);
    }

    private long count(
            Weight<SecurityStep.AddAcl> acl,
            Weight<SecurityStep.CreateUser> user,
            Weight<SecurityStep.SetQuota> quota) {
        return steps.stream()
                .mapToLong(step -> step.<Long>match(
                        keep -> acl.of(new SecurityStep.AddAcl(keep.rules().first()))
                                * keep.operations().size(),
                        user::of,
                        acl::of,
                        quota::of))
                .sum();
    }

    private static String counted(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
