package io.godwit.kafka.security;

import io.godwit.core.error.ClusterError;
import io.godwit.core.error.GeneralError;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.SecurityError;
import io.godwit.core.finding.Finding;
import io.godwit.core.finding.Severity;
import io.godwit.core.model.ClusterSide;
import io.godwit.core.security.SecurityPart;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Collects what could not be read, and why. */
final class UnreadParts {
    private final ClusterSide side;
    private final Set<SecurityPart> parts = EnumSet.noneOf(SecurityPart.class);
    private final List<Finding> findings = new ArrayList<>();

    UnreadParts(ClusterSide side) {
        this.side = side;
    }

    /** @throws GodwitException the same, if it ends the whole command */
    void note(SecurityPart part, GodwitException problem) {
        if (problem.code() == GeneralError.INTERRUPTED || problem.code() == ClusterError.AUTHENTICATION_FAILED) {
            throw problem;
        }
        parts.add(part);
        boolean untold = problem.code() == ClusterError.UNSUPPORTED_VERSION;
        // Tokens are only reported, never carried.
        boolean light = untold || part == SecurityPart.TOKENS;
        findings.add(new Finding(
                SecurityError.NOT_READABLE,
                light ? Severity.INFORMATION : Severity.WARNING,
                side.word() + " " + part.words(),
                (untold ? "its brokers cannot tell them: the request came with a later release" : problem.reason())
                        + "; they are unknown, not none",
                untold ? "carry them over by the release's own tools, if there are any" : problem.fix()));
    }

    Set<SecurityPart> parts() {
        return parts;
    }

    List<Finding> findings() {
        return findings;
    }
}
