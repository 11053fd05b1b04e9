package io.godwit.core.doctor;

import io.godwit.core.error.DoctorCode;
import io.godwit.core.finding.Finding;
import io.godwit.core.finding.Severity;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether anything is selected, and what is left out. */
final class SelectionRule implements DoctorRule {
    @Override
    public Stream<Finding> examine(DoctorFacts facts) {
        return facts.selected().findAny().isPresent() ? leftOut(facts) : Stream.of(nothing(facts));
    }

    private static Finding nothing(DoctorFacts facts) {
        int count = facts.source().topics().size();
        return new Finding(
                DoctorCode.NOTHING_SELECTED,
                Severity.BLOCKER,
                "source topics",
                count == 0
                        ? "the source has no topic that these credentials may describe"
                        : "the selection takes none of the source's " + count + " topics: "
                                + Names.some(facts.source().topics().keySet()),
                count == 0
                        ? "check the address, and DESCRIBE on the topics: a topic that may not be described is not listed"
                        : "correct topics.include and topics.exclude in migration.yaml; a pattern must match the whole name");
    }

    private static Stream<Finding> leftOut(DoctorFacts facts) {
        Map<String, Set<String>> byReason = new TreeMap<>();
        facts.source().topics().keySet().forEach(name -> facts.migration()
                .topics()
                .skipReason(name)
                .ifPresent(reason ->
                        byReason.computeIfAbsent(reason, key -> new TreeSet<>()).add(name)));
        if (byReason.isEmpty()) {
            return Stream.empty();
        }
        return Stream.of(new Finding(
                DoctorCode.TOPICS_LEFT_OUT,
                Severity.INFORMATION,
                "source topics",
                byReason.entrySet().stream()
                        .map(entry -> Names.some(entry.getValue()) + " (" + entry.getKey() + ")")
                        .collect(Collectors.joining("; ")),
                "nothing, if that is meant; else change topics in migration.yaml"));
    }
}
