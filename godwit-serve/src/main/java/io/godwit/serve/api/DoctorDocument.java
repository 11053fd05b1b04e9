package io.godwit.serve.api;

import io.godwit.core.finding.Finding;
import io.godwit.core.finding.Severity;
import io.godwit.migration.doctor.ClusterSummary;
import io.godwit.migration.doctor.Examination;
import io.godwit.serve.http.ErrorAnswers.ErrorWords;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * {@code /api/v1/doctor}: what {@code godwit doctor --measure 0s} finds.
 *
 * @param examination absent before the first
 */
record DoctorDocument(
        int schemaVersion,
        Optional<Instant> asOf,
        double ageSeconds,
        boolean fetching,
        Optional<ErrorWords> error,
        Optional<Examined> examination) {
    /** What came of it, as in the document of the command. */
    record Examined(
            Optional<ClusterSummary> source,
            Optional<ClusterSummary> target,
            long blockers,
            long warnings,
            long information,
            List<Entry> findings) {
        static Examined of(Examination examination) {
            return new Examined(
                    examination.source(),
                    examination.target(),
                    examination.report().count(Severity.BLOCKER),
                    examination.report().count(Severity.WARNING),
                    examination.report().count(Severity.INFORMATION),
                    examination.report().findings().stream().map(Entry::of).toList());
        }
    }

    /** A finding. */
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
}
