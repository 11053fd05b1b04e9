package io.godwit.cli.repoint;

import io.godwit.core.error.RepointError;
import io.godwit.migration.repoint.FileChange;
import io.godwit.migration.repoint.FileFinding;
import io.godwit.migration.repoint.RepointPlan;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The document of {@code godwit repoint}. */
record RepointDocument(
        List<String> roots,
        List<String> sourceAddresses,
        int filesSearched,
        List<Change> changes,
        List<Row> references,
        Map<String, Integer> skipped,
        Optional<String> backup) {
    /** A file that changes; the diff has no secrets and is left out where it was not asked for. */
    record Change(String path, Optional<String> diff) {}

    /** A reference; {@code code} says why it is left, {@code line} 0 means the file. */
    record Row(String path, int line, String key, String meaning, String action, Optional<String> code, String note) {
        static Row of(FileFinding finding) {
            return new Row(
                    finding.path(),
                    finding.reference().line(),
                    finding.reference().key(),
                    finding.reference().meaning().word(),
                    finding.reference().action().name().toLowerCase(Locale.ROOT),
                    finding.reference().problem().map(RepointError::id),
                    finding.reference().note());
        }
    }

    /** The document of {@code --revert}. */
    record Reverted(List<String> files) {}

    static RepointDocument of(RepointPlan plan, boolean withDiff) {
        return of(plan, withDiff, Optional.empty());
    }

    static RepointDocument written(RepointPlan plan, Optional<Path> backup) {
        return of(plan, false, backup);
    }

    private static RepointDocument of(RepointPlan plan, boolean withDiff, Optional<Path> backup) {
        return new RepointDocument(
                plan.roots().stream().map(Path::toString).toList(),
                plan.sourceAddresses(),
                plan.filesSearched(),
                plan.changes().stream()
                        .map(change -> new Change(
                                change.path(),
                                Optional.of(change).filter(any -> withDiff).map(FileChange::maskedDiff)))
                        .toList(),
                plan.findings().stream().map(Row::of).toList(),
                plan.skipped(),
                backup.map(Path::toString));
    }
}
