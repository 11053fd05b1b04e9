package io.godwit.core.security;

import io.godwit.core.finding.Finding;
import io.godwit.core.model.ClientQuota;
import io.godwit.core.security.acl.Acl;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Who may do what on one cluster, as it tells itself. Super users and {@code allow.everyone.if.no.acl.found} are settings that
 * brokers show to nobody.
 *
 * @param authorizer whether anything is checked at all
 * @param acls in a stable order
 * @param strangeAcls rules with words that this version does not know, one line each
 * @param users SCRAM credentials in a stable order
 * @param unread what could not be read, each a finding with the reason
 * @param known parts that were read wholly; a part that is missing here is unknown, however empty it looks
 */
public record ClusterSecurity(
        Authorizer authorizer,
        List<Acl> acls,
        List<String> strangeAcls,
        List<ClientQuota> quotas,
        List<ScramUser> users,
        List<DelegationToken> tokens,
        List<Finding> unread,
        Set<SecurityPart> known) {
    /** Whether brokers ask anybody before they do something. */
    public enum Authorizer {
        PRESENT,
        /** Everybody may do everything. */
        ABSENT,
        UNKNOWN
    }

    public ClusterSecurity {
        Objects.requireNonNull(authorizer);
        acls = List.copyOf(acls);
        strangeAcls = List.copyOf(strangeAcls);
        quotas = List.copyOf(quotas);
        users = List.copyOf(users);
        tokens = List.copyOf(tokens);
        unread = List.copyOf(unread);
        known = known.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(known));
    }

    /** Nothing was asked. */
    public static ClusterSecurity unknown() {
        return new ClusterSecurity(
                Authorizer.UNKNOWN, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), Set.of());
    }

    /** Whether this part was read wholly, so that what it does not hold does not exist. */
    public boolean knows(SecurityPart part) {
        return known.contains(part);
    }
}
