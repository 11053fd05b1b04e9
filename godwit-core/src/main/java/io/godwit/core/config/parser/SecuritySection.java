package io.godwit.core.config.parser;

import io.godwit.core.config.schema.Key;
import io.godwit.core.config.schema.ListType;
import io.godwit.core.config.schema.Place;
import io.godwit.core.config.schema.Section;
import io.godwit.core.config.schema.Types;
import io.godwit.core.config.schema.Values;
import io.godwit.core.security.Openness;
import io.godwit.core.security.PrincipalMapping;
import io.godwit.core.security.PrincipalRule;
import io.godwit.core.security.SecurityPolicy;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** {@code security}: permissions, quotas and users. */
final class SecuritySection {
    private static final String COPY = "copy";
    private static final List<String> COPY_OR_SKIP = List.of(COPY, "skip");

    static final Key<String> ACLS = Key.withDefault(
            "acls",
            Types.oneOf(COPY_OR_SKIP),
            COPY,
            "Whether ACLs are carried over, all of them: every type of resource, literal and prefixed, allowing and denying.");
    static final Key<String> QUOTAS = Key.withDefault(
            "quotas",
            Types.oneOf(COPY_OR_SKIP),
            COPY,
            "Whether client quotas are carried over: those of users, client ids, addresses and the defaults.");
    static final Key<String> USERS = Key.withDefault(
            "users",
            Types.oneOf(COPY_OR_SKIP),
            "skip",
            "Whether SCRAM users are made on the target. Passwords can't be read, so each gets a new one; needs credentials.");
    static final Key<String> CREDENTIALS = Key.optional(
            "credentials",
            Types.text(),
            "./credentials",
            "The folder for the new passwords: one file a user, readable by its owner alone. A relative path starts where the command runs.");
    static final Key<List<PrincipalRule>> PRINCIPALS = Key.withDefault(
            "principals",
            new ListType<>(PrincipalRuleSection.SECTION),
            "[]",
            "What principals are called on the target. The first rule that matches decides; without one a principal keeps its name.");
    static final Key<String> OPEN = Key.withDefault(
            "open",
            Types.oneOf(Stream.of(Openness.values()).map(Openness::word).toList()),
            Openness.UNKNOWN.word(),
            "Which clusters run with allow.everyone.if.no.acl.found=true, which brokers do not tell. Amazon MSK does unless its configuration says otherwise.");
    static final Key<String> OPERATOR = Key.optional(
            "operator",
            Types.text(),
            "User:CN=godwit",
            "Godwit's own principal on the target, or super-user if it is one. Left out, it is read from the client settings where they tell it.");
    static final Key<List<String>> BROKERS = Key.withDefault(
            "brokers",
            new ListType<>(Types.text()),
            "[]",
            "Principals of the target's brokers that are no super users; they keep what they need for replication.");
    static final Key<List<String>> SUPER_USERS = Key.withDefault(
            "superUsers",
            new ListType<>(Types.text()),
            "[]",
            "Super users of the source that get every right on the target by ACLs, as on Amazon MSK, where super.users can't be set.");

    static final Section<SecurityPolicy> SECTION = new Section<>(
            "security",
            List.of(ACLS, QUOTAS, USERS, CREDENTIALS, PRINCIPALS, OPEN, OPERATOR, BROKERS, SUPER_USERS),
            SecuritySection::build);

    private SecuritySection() {}

    private static Optional<SecurityPolicy> build(Values values, Place place) {
        boolean users = values.get(USERS).equals(COPY);
        if (users && values.optional(CREDENTIALS).isEmpty()) {
            place.rejectKey(
                    CREDENTIALS.name(),
                    "is missing; users: copy makes new passwords, and they need a folder, for example credentials: ./credentials");
            return Optional.empty();
        }
        return Optional.of(new SecurityPolicy(
                values.get(ACLS).equals(COPY),
                values.get(QUOTAS).equals(COPY),
                users,
                new PrincipalMapping(values.get(PRINCIPALS)),
                values.optional(CREDENTIALS),
                Openness.of(values.get(OPEN)),
                values.optional(OPERATOR),
                new TreeSet<>(values.get(BROKERS)),
                new TreeSet<>(values.get(SUPER_USERS))));
    }
}
