package io.godwit.core.doctor;

import io.godwit.core.error.ErrorCode;
import io.godwit.core.finding.Finding;
import io.godwit.core.finding.Severity;
import java.util.Collection;
import java.util.List;

/** What the doctor found, the heaviest first. */
public record DoctorReport(List<Finding> findings) {
    public DoctorReport {
        findings = findings.stream().distinct().sorted(Finding.ORDER).toList();
    }

    public DoctorReport(Collection<Finding> findings) {
        this(List.copyOf(findings));
    }

    public long count(Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }

    /** Whether something must be mended before the migration can go on. */
    public boolean isBlocked() {
        return count(Severity.BLOCKER) > 0;
    }

    /** The findings with this code. */
    public List<Finding> withCode(ErrorCode code) {
        return findings.stream().filter(finding -> finding.code() == code).toList();
    }
}
