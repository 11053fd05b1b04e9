package io.godwit.core.security.iam;

import java.util.List;
import java.util.Objects;

/**
 * What one principal needs in IAM.
 *
 * @param principal of the ACLs; {@code User:*} for what everybody may do
 * @param documents to be attached to one role, together
 * @param notExpressed ACLs that IAM has no words for, one line each with the reason
 */
public record PrincipalPolicies(String principal, List<IamDocument> documents, List<String> notExpressed) {
    /** Managed policies that a role may have unless AWS raised the quota (to 20 at most for users, 25 for roles). */
    public static final int POLICIES_A_ROLE = 10;

    public PrincipalPolicies {
        Objects.requireNonNull(principal);
        documents = List.copyOf(documents);
        notExpressed = List.copyOf(notExpressed);
    }

    /** Whether one role can hold them. */
    public boolean fitsOneRole() {
        return documents.size() <= POLICIES_A_ROLE;
    }
}
