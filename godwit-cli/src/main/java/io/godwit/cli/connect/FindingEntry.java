package io.godwit.cli.connect;

import io.godwit.core.finding.Finding;
import java.util.List;
import java.util.Locale;

/** A finding in documents. */
record FindingEntry(String code, String severity, String resource, String reason, String fix) {
    static List<FindingEntry> of(List<Finding> findings) {
        return findings.stream()
                .map(finding -> new FindingEntry(
                        finding.code().id(),
                        finding.severity().name().toLowerCase(Locale.ROOT),
                        finding.resource(),
                        finding.reason(),
                        finding.fix()))
                .toList();
    }
}
