package io.godwit.cli.security;

import io.godwit.core.security.acl.AccessDifference;
import io.godwit.core.security.acl.Requests;
import io.godwit.core.security.iam.IamDocument;
import io.godwit.core.security.iam.IamTranslation;
import io.godwit.core.security.iam.PolicyName;
import io.godwit.core.security.iam.PrincipalPolicies;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The document of {@code godwit security iam -o json}; docs/reference/security.md describes it. */
record IamDocuments(String clusterArn, List<Principal> principals, Check check) {
    IamDocuments {
        principals = List.copyOf(principals);
    }

    /** @param fitsOneRole whether one role can hold all of its policies by AWS's default quota */
    record Principal(String principal, List<Policy> policies, boolean fitsOneRole, List<String> notExpressed) {
        Principal {
            policies = List.copyOf(policies);
            notExpressed = List.copyOf(notExpressed);
        }
    }

    record Policy(String name, IamDocument document) {}

    /** @param asked how many questions both models were asked */
    record Check(long asked, List<Difference> differences) {
        Check {
            differences = List.copyOf(differences);
        }
    }

    /** @param host {@code *} stands for any address that no ACL names */
    record Difference(
            String principal,
            String host,
            String resourceType,
            String resource,
            String operation,
            String acl,
            String iam) {
        static Difference of(AccessDifference difference) {
            return new Difference(
                    difference.request().principal(),
                    difference.request().host().equals(Requests.ELSEWHERE)
                            ? "*"
                            : difference.request().host(),
                    difference.request().type().name().toLowerCase(Locale.ROOT),
                    difference.request().name(),
                    difference.request().operation().name(),
                    difference.before() ? "allowed" : "refused",
                    difference.before() ? "refused" : "allowed");
        }
    }

    static IamDocuments of(String migration, IamTranslation translation) {
        return new IamDocuments(
                translation.cluster().toString(),
                translation.policies().stream()
                        .map(policies -> principal(migration, policies))
                        .toList(),
                new Check(
                        translation.check().asked(),
                        translation.check().differences().stream()
                                .map(Difference::of)
                                .toList()));
    }

    private static Principal principal(String migration, PrincipalPolicies policies) {
        List<Policy> named = new ArrayList<>();
        for (IamDocument document : policies.documents()) {
            named.add(new Policy(PolicyName.of(migration, policies.principal(), named.size() + 1), document));
        }
        return new Principal(policies.principal(), named, policies.fitsOneRole(), policies.notExpressed());
    }

    /** Whether there is nothing that IAM does otherwise. */
    boolean agrees() {
        return check.differences().isEmpty()
                && principals.stream()
                        .allMatch(principal -> principal.fitsOneRole()
                                && principal.notExpressed().isEmpty());
    }
}
