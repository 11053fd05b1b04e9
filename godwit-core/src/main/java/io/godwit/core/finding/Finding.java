package io.godwit.core.finding;

import io.godwit.core.error.ErrorCode;
import java.util.Comparator;
import java.util.Objects;

/**
 * One result of a check.
 *
 * @param code stable code with a page in the docs
 * @param severity how much it weighs
 * @param resource what it concerns, such as {@code topic orders} or {@code source broker 2}
 * @param reason what was seen and why it matters, with the numbers
 * @param fix what to do about it
 */
public record Finding(ErrorCode code, Severity severity, String resource, String reason, String fix) {
    /** Heaviest first, then by code and resource, so that output is the same for the same clusters. */
    public static final Comparator<Finding> ORDER = Comparator.comparing(Finding::severity)
            .thenComparing(finding -> finding.code().id())
            .thenComparing(Finding::resource);

    public Finding {
        Objects.requireNonNull(code);
        Objects.requireNonNull(severity);
        Objects.requireNonNull(resource);
        Objects.requireNonNull(reason);
        Objects.requireNonNull(fix);
    }
}
