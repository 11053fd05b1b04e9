package io.godwit.migration.plan;

import io.godwit.core.security.plan.SecurityStep;
import java.util.Optional;

/**
 * What came of one step about who may do what.
 *
 * @param failure why it could not be done; empty if it was
 */
public record AppliedSecurityStep(SecurityStep step, Optional<String> failure) {
    /** As documents and the journal call it. */
    public static String kind(SecurityStep step) {
        return step.match(keep -> "keep-access", user -> "create-user", acl -> "add-acl", quota -> "set-quota");
    }
}
