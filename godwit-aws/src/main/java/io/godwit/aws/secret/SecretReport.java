package io.godwit.aws.secret;

import java.util.Objects;
import java.util.Optional;

/**
 * What became of one user's secret.
 *
 * @param secret its name
 * @param arn empty while it is not there
 */
public record SecretReport(
        String user, String secret, Optional<String> arn, Outcome secretOutcome, Outcome associated) {
    /** What became of it. */
    public enum Outcome {
        DONE,
        ALREADY_DONE,
        WOULD_BE_DONE
    }

    public SecretReport {
        Objects.requireNonNull(user);
        Objects.requireNonNull(secret);
        Objects.requireNonNull(arn);
        Objects.requireNonNull(secretOutcome);
        Objects.requireNonNull(associated);
    }

    /** Whether a dry run found something to do. */
    public boolean isPending() {
        return secretOutcome == Outcome.WOULD_BE_DONE || associated == Outcome.WOULD_BE_DONE;
    }
}
