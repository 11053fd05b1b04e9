package io.godwit.core.security;

import io.godwit.core.security.acl.Acl;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gives principals another name on the target, as the brokers' {@code ssl.principal.mapping.rules} do.
 *
 * @param from matches the whole principal, its type included: {@code User:CN=([^,]+),.*}
 * @param to the new one, {@code $1} being the first group: {@code User:$1}
 * @param letters what becomes of the letters of the result
 */
public record PrincipalRule(Pattern from, String to, Letters letters) {
    /** The {@code L} and {@code U} at the end of Kafka's rules. */
    public enum Letters {
        KEEP,
        LOWER,
        UPPER;

        /** As the configuration calls it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Letters of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    public PrincipalRule {
        Objects.requireNonNull(from);
        Objects.requireNonNull(to);
        Objects.requireNonNull(letters);
    }

    /** Why {@link #to} can't be used with {@link #from}; empty if it can. */
    public static Optional<String> problem(Pattern from, String to) {
        if (to.contains("\\") || to.replaceAll("\\$[0-9]", "").contains("$")) {
            return Optional.of("holds a backslash, or a $ without a group's number");
        }
        Matcher groups = Pattern.compile("\\$([0-9])").matcher(to);
        int most = from.matcher("").groupCount();
        while (groups.find()) {
            if (Integer.parseInt(groups.group(1)) > most) {
                return Optional.of(
                        "names $" + groups.group(1) + ", but from has " + most + (most == 1 ? " group" : " groups"));
            }
        }
        return to.matches("[A-Za-z][A-Za-z0-9]*:.+")
                ? Optional.empty()
                : Optional.of("is not a principal; it begins with a type, as in User:$1");
    }

    /** The new name; empty if the rule is not about this principal. */
    Optional<String> apply(String principal) {
        Matcher matcher = from.matcher(principal);
        if (principal.equals(Acl.EVERYBODY) || !matcher.matches()) {
            return Optional.empty();
        }
        String result = matcher.replaceFirst(to);
        int name = result.indexOf(':') + 1;
        return Optional.of(result.substring(0, name) + inCase(result.substring(name)));
    }

    private String inCase(String name) {
        return switch (letters) {
            case KEEP -> name;
            case LOWER -> name.toLowerCase(Locale.ROOT);
            case UPPER -> name.toUpperCase(Locale.ROOT);
        };
    }
}
