package io.godwit.core.security.plan;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.godwit.core.security.acl.Acl;
import io.godwit.core.security.acl.AclOperation;
import io.godwit.core.security.acl.AclPattern;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One change of the target's security. There is no step that takes a right, a user or a quota away. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = SecurityStep.KeepAccess.class, name = "keep-access"),
    @JsonSubTypes.Type(value = SecurityStep.CreateUser.class, name = "create-user"),
    @JsonSubTypes.Type(value = SecurityStep.AddAcl.class, name = "add-acl"),
    @JsonSubTypes.Type(value = SecurityStep.SetQuota.class, name = "set-quota")
})
public sealed interface SecurityStep {
    /** One line, such as {@code ACL allow User:alice READ on topic order}. */
    String words();

    /** What the function for this kind of step gives. */
    <T> T match(
            Function<KeepAccess, T> keep,
            Function<CreateUser, T> user,
            Function<AddAcl, T> acl,
            Function<SetQuota, T> quota);

    /** Whether it only keeps Godwit or a broker from being locked out. */
    default boolean keepsAccess() {
        return match(keep -> true, user -> false, acl -> false, quota -> false);
    }

    /**
     * Lets Godwit or a broker go on where the first ACL of a resource would shut them out. Comes before every other step.
     *
     * @param operations what they need there
     */
    record KeepAccess(AclPattern pattern, String principal, SortedSet<AclOperation> operations)
            implements SecurityStep {
        public KeepAccess {
            Objects.requireNonNull(pattern);
            Objects.requireNonNull(principal);
            operations = Collections.unmodifiableSortedSet(new TreeSet<>(operations));
        }

        /** The rules that do it. */
        public SortedSet<Acl> rules() {
            return operations.stream()
                    .map(operation -> Acl.allow(pattern, principal, operation))
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        @Override
        public String words() {
            return "ACL allow " + principal + " "
                    + operations.stream().map(AclOperation::name).collect(Collectors.joining(", ")) + " on "
                    + pattern.words() + ", so as not to be locked out";
        }

        @Override
        public <T> T match(
                Function<KeepAccess, T> keep,
                Function<CreateUser, T> user,
                Function<AddAcl, T> acl,
                Function<SetQuota, T> quota) {
            return keep.apply(this);
        }
    }

    /**
     * Makes a SCRAM user with a password of its own.
     *
     * @param mechanism {@code SCRAM-SHA-256} or {@code SCRAM-SHA-512}
     * @param iterations those of the source
     */
    record CreateUser(String user, String mechanism, int iterations) implements SecurityStep {
        public CreateUser {
            Objects.requireNonNull(user);
            Objects.requireNonNull(mechanism);
        }

        @Override
        public String words() {
            return "SCRAM user " + user + " " + mechanism + " with " + iterations + " iterations and a new password";
        }

        @Override
        public <T> T match(
                Function<KeepAccess, T> keep,
                Function<CreateUser, T> user,
                Function<AddAcl, T> acl,
                Function<SetQuota, T> quota) {
            return user.apply(this);
        }
    }

    /** Adds one rule. */
    record AddAcl(Acl acl) implements SecurityStep {
        public AddAcl {
            Objects.requireNonNull(acl);
        }

        @Override
        public String words() {
            return "ACL " + acl.words();
        }

        @Override
        public <T> T match(
                Function<KeepAccess, T> keep,
                Function<CreateUser, T> user,
                Function<AddAcl, T> acl,
                Function<SetQuota, T> quota) {
            return acl.apply(this);
        }
    }

    /**
     * Sets limits of one entity, and leaves its others as they are.
     *
     * @param entity {@code user}, {@code client-id} or {@code ip} → name; {@code <default>} for all that have none of their own
     * @param limits quota key → value, such as {@code producer_byte_rate} in bytes a second
     */
    record SetQuota(SortedMap<String, String> entity, SortedMap<String, Double> limits) implements SecurityStep {
        public SetQuota {
            entity = Collections.unmodifiableSortedMap(new TreeMap<>(entity));
            limits = Collections.unmodifiableSortedMap(new TreeMap<>(limits));
        }

        @Override
        public String words() {
            return "quota " + who(entity) + ": "
                    + limits.entrySet().stream()
                            .map(limit -> limit.getKey() + "=" + number(limit.getValue()))
                            .collect(Collectors.joining(", "));
        }

        /** {@code client-id app, user alice}. */
        static String who(SortedMap<String, String> entity) {
            return entity.entrySet().stream()
                    .map(part -> part.getKey() + " " + part.getValue())
                    .collect(Collectors.joining(", "));
        }

        static String number(double value) {
            return value == Math.rint(value) && Math.abs(value) < 1e15
                    ? String.valueOf((long) value)
                    : String.valueOf(value);
        }

        @Override
        public <T> T match(
                Function<KeepAccess, T> keep,
                Function<CreateUser, T> user,
                Function<AddAcl, T> acl,
                Function<SetQuota, T> quota) {
            return quota.apply(this);
        }
    }
}
