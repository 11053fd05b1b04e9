package io.godwit.cli.security;

import io.godwit.core.error.SecurityError;
import io.godwit.core.security.iam.PrincipalPolicies;
import java.io.PrintWriter;

/** The same for people: which policies there are, what IAM can't express, and where both models differ. */
final class IamText {
    private static final int DIFFERENCES_SHOWN = 40;

    private final IamDocuments documents;

    IamText(IamDocuments documents) {
        this.documents = documents;
    }

    void print(PrintWriter out) {
        out.println("Cluster " + documents.clusterArn());
        documents.principals().forEach(principal -> print(principal, out));
        out.println();
        IamDocuments.Check check = documents.check();
        check.differences().stream().limit(DIFFERENCES_SHOWN).forEach(difference -> print(difference, out));
        if (check.differences().size() > DIFFERENCES_SHOWN) {
            out.println("  and " + (check.differences().size() - DIFFERENCES_SHOWN) + " more; -o json has all");
        }
        out.println(
                "Check: " + check.asked() + " questions, " + check.differences().size() + " answered otherwise by IAM");
    }

    private static void print(IamDocuments.Principal principal, PrintWriter out) {
        out.println();
        out.println(principal.principal());
        principal
                .policies()
                .forEach(policy -> out.println("  policy " + policy.name() + ": "
                        + policy.document().statements().size()
                        + (policy.document().statements().size() == 1 ? " statement" : " statements")));
        if (principal.policies().isEmpty()) {
            out.println("  no policy: nothing is allowed");
        }
        principal
                .notExpressed()
                .forEach(line -> out.println("  " + SecurityError.IAM_DIFFERS.id() + " not expressed: " + line));
        if (!principal.fitsOneRole()) {
            out.println("  " + SecurityError.IAM_TOO_LARGE.id() + " "
                    + principal.policies().size()
                    + " policies, but a role has " + PrincipalPolicies.POLICIES_A_ROLE
                    + " unless AWS raised its quota (25 at most); use prefixes in place of single names");
        }
    }

    private static void print(IamDocuments.Difference difference, PrintWriter out) {
        out.println("  " + difference.principal() + " " + difference.operation() + " on " + difference.resourceType()
                + " "
                + difference.resource() + (difference.host().equals("*") ? "" : " from " + difference.host()) + ": "
                + difference.acl() + " by ACLs, " + difference.iam() + " by IAM");
    }
}
