package io.godwit.cli.doctor;

import io.godwit.core.finding.Finding;
import io.godwit.core.finding.Severity;
import io.godwit.migration.doctor.ClusterSummary;
import io.godwit.migration.doctor.Examination;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The document of {@code godwit doctor -o json}; docs/reference/doctor.md describes it. */
record DoctorDocument(
        Optional<ClusterSummary> source, Optional<ClusterSummary> target, Counts counts, List<Entry> findings) {
    record Counts(long blocker, long warning, long information) {}

    record Entry(String code, String severity, String resource, String reason, String fix) {
        static Entry of(Finding finding) {
            return new Entry(
                    finding.code().id(),
                    finding.severity().name().toLowerCase(Locale.ROOT),
                    finding.resource(),
                    finding.reason(),
                    finding.fix());
        }
    }

    static DoctorDocument of(Examination examination) {
        return new DoctorDocument(
                examination.source(),
                examination.target(),
                new Counts(
                        examination.report().count(Severity.BLOCKER),
                        examination.report().count(Severity.WARNING),
                        examination.report().count(Severity.INFORMATION)),
                examination.report().findings().stream().map(Entry::of).toList());
    }
}
