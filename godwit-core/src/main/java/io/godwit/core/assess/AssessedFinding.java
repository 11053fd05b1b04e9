package io.godwit.core.assess;

import io.godwit.core.error.ErrorCode;
import io.godwit.core.finding.Severity;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Something that the migration has to reckon with.
 *
 * @param code stable code with a page in the docs
 * @param severity {@code blocker}, {@code warning}, {@code information}
 * @param effort {@code none}, {@code low} (a setting), {@code medium} (days, one team), {@code high} (a project)
 * @param targets what it is about: {@code standard}, {@code express}, {@code serverless}; empty = any target
 */
public record AssessedFinding(
        String code, String severity, String effort, List<String> targets, String resource, String reason, String fix) {
    /** Heaviest first, then by code and resource. */
    public static final Comparator<AssessedFinding> ORDER = Comparator.<AssessedFinding, Severity>comparing(
                    finding -> Severity.valueOf(finding.severity().toUpperCase(Locale.ROOT)))
            .thenComparing(AssessedFinding::code)
            .thenComparing(AssessedFinding::resource);

    public AssessedFinding {
        targets = List.copyOf(targets);
    }

    /** What it takes. */
    public enum Effort {
        NONE,
        LOW,
        MEDIUM,
        HIGH
    }

    /** Of these targets; of any if there is none. */
    public static AssessedFinding of(
            ErrorCode code,
            Severity severity,
            Effort effort,
            List<TargetKind> targets,
            String resource,
            String reason,
            String fix) {
        return new AssessedFinding(
                code.id(),
                severity.name().toLowerCase(Locale.ROOT),
                effort.name().toLowerCase(Locale.ROOT),
                targets.stream().map(TargetKind::word).toList(),
                resource,
                reason,
                fix);
    }
}
