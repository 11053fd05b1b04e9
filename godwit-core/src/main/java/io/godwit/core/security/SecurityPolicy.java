package io.godwit.core.security;

import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What of the source's security is carried over, and how.
 *
 * @param acls whether ACLs are
 * @param quotas whether client quotas are
 * @param users whether SCRAM users are, with new passwords
 * @param principals what principals are called on the target
 * @param credentials folder for the files of the new passwords; needed with {@code users}
 * @param open which clusters let everybody in where a resource has no ACL
 * @param operator Godwit's own principal on the target, or {@value #SUPER_USER}; empty = as the client settings tell it
 * @param brokers principals of the target's brokers, if they are no super users and need ACLs to talk to each other
 * @param superUsers super users of the source, who get every right on the target by ACLs
 */
public record SecurityPolicy(
        boolean acls,
        boolean quotas,
        boolean users,
        PrincipalMapping principals,
        Optional<String> credentials,
        Openness open,
        Optional<String> operator,
        SortedSet<String> brokers,
        SortedSet<String> superUsers) {
    /** In place of {@link #operator}: Godwit is a super user of the target, whom no rule can lock out. */
    public static final String SUPER_USER = "super-user";

    /** Where the configuration says nothing: ACLs and quotas are carried, users are not. */
    public static final SecurityPolicy STANDARD = new SecurityPolicy(
            true,
            true,
            false,
            PrincipalMapping.none(),
            Optional.empty(),
            Openness.UNKNOWN,
            Optional.empty(),
            Collections.emptySortedSet(),
            Collections.emptySortedSet());

    public SecurityPolicy {
        Objects.requireNonNull(principals);
        Objects.requireNonNull(credentials);
        Objects.requireNonNull(open);
        Objects.requireNonNull(operator);
        brokers = Collections.unmodifiableSortedSet(new TreeSet<>(brokers));
        superUsers = Collections.unmodifiableSortedSet(new TreeSet<>(superUsers));
        if (users && credentials.isEmpty()) {
            throw new IllegalArgumentException("users are carried with new passwords, which need a folder");
        }
    }

    /** Whether no rule of the target is about Godwit itself. */
    public boolean operatorIsSuperUser() {
        return operator.filter(SUPER_USER::equals).isPresent();
    }

    /** Whether anything is carried at all. */
    public boolean carriesAnything() {
        return acls || quotas || users;
    }
}
