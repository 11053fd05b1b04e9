package io.godwit.core.provision;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The KMS key that encrypts the brokers' volumes.
 *
 * @param arn of the given key; empty with the other kinds
 */
public record EncryptionKey(Kind kind, Optional<String> arn) {
    /** Whose key it is. */
    public enum Kind {
        /** The key that AWS keeps for MSK in the account, {@code alias/aws/kafka}. */
        AWS,
        /** An own key that is made with the cluster. */
        CREATED,
        /** An own key that exists. */
        GIVEN
    }

    private static final Pattern ARN = Pattern.compile("arn:aws[a-z-]*:kms:[a-z0-9-]+:\\d{12}:key/[A-Za-z0-9-]+");

    public EncryptionKey {
        Objects.requireNonNull(kind);
        if (arn.isPresent() != (kind == Kind.GIVEN)
                || !arn.map(text -> ARN.matcher(text).matches()).orElse(true)) {
            throw new IllegalArgumentException("key " + kind + " " + arn);
        }
    }

    /** {@code aws}, {@code create} or the ARN of a key; empty for anything else. */
    public static Optional<EncryptionKey> of(String text) {
        return switch (text.strip()) {
            case "aws" -> Optional.of(new EncryptionKey(Kind.AWS, Optional.empty()));
            case "create" -> Optional.of(new EncryptionKey(Kind.CREATED, Optional.empty()));
            default ->
                ARN.matcher(text.strip()).matches()
                        ? Optional.of(new EncryptionKey(Kind.GIVEN, Optional.of(text.strip())))
                        : Optional.empty();
        };
    }
}
