package io.godwit.migration.repoint;

import io.godwit.core.repoint.Reference.Action;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a search found and what is to be written.
 *
 * @param roots the searched folders and files, real paths
 * @param sourceAddresses what was searched for
 * @param filesSearched how many files were looked at
 * @param changes files to be rewritten, in the order of their paths
 * @param findings all references, in the order of paths and lines
 * @param skipped how many of what was not looked at, such as {@code folders named node_modules}
 */
public record RepointPlan(
        List<Path> roots,
        List<String> sourceAddresses,
        int filesSearched,
        List<FileChange> changes,
        List<FileFinding> findings,
        Map<String, Integer> skipped) {
    public RepointPlan {
        roots = List.copyOf(roots);
        sourceAddresses = List.copyOf(sourceAddresses);
        changes = List.copyOf(changes);
        findings = List.copyOf(findings);
        skipped = Collections.unmodifiableMap(new TreeMap<>(skipped));
    }

    /** What a person has to decide. */
    public List<FileFinding> left() {
        return findings.stream()
                .filter(finding -> finding.reference().action() == Action.LEFT)
                .toList();
    }

    /** Whether no file refers to the source any more, as far as can be told. */
    public boolean isClean() {
        return changes.isEmpty() && left().isEmpty();
    }
}
