package io.godwit.core.plan;

import io.godwit.core.error.ErrorCode;
import io.godwit.core.finding.Finding;
import io.godwit.core.finding.Severity;
import java.util.Comparator;
import java.util.Objects;

/**
 * What the reader of a plan should know before applying it: a finding in the form in which a plan file keeps it.
 *
 * @param code such as {@code GW-PLN-010}
 */
public record PlanNotice(String code, Severity severity, String resource, String reason, String fix) {
    /** Heaviest first. */
    public static final Comparator<PlanNotice> ORDER = Comparator.comparing(PlanNotice::severity)
            .thenComparing(PlanNotice::code)
            .thenComparing(PlanNotice::resource)
            .thenComparing(PlanNotice::reason);

    public PlanNotice {
        Objects.requireNonNull(code);
        Objects.requireNonNull(severity);
        Objects.requireNonNull(resource);
        Objects.requireNonNull(reason);
        Objects.requireNonNull(fix);
    }

    static PlanNotice of(ErrorCode code, Severity severity, String resource, String reason, String fix) {
        return new PlanNotice(code.id(), severity, resource, reason, fix);
    }

    static PlanNotice of(Finding finding) {
        return of(finding.code(), finding.severity(), finding.resource(), finding.reason(), finding.fix());
    }
}
