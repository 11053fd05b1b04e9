package io.godwit.core.security.plan;

import io.godwit.core.security.NewCredential;
import io.godwit.core.security.acl.Acl;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * Changes who may do what on one cluster. Each call answers for each thing on its own: empty if it worked, else why it did not.
 * All may be repeated.
 */
public interface SecurityChanger {
    /** Adds rules; one that is there stays. */
    Map<Acl, Optional<String>> addAcls(Collection<Acl> acls);

    /** Makes users, or gives them the password if they exist. One answer a user, for all his mechanisms. */
    Map<String, Optional<String>> putUsers(Collection<NewCredential> users);

    /** Sets limits, and leaves those that are not named as they are. */
    Map<SecurityStep.SetQuota, Optional<String>> setQuotas(Collection<SecurityStep.SetQuota> quotas);
}
