package io.godwit.core.doctor;

import io.godwit.core.error.DoctorCode;
import io.godwit.core.finding.Finding;
import io.godwit.core.finding.Severity;
import io.godwit.core.model.TopicInventory;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Kafka refuses a topic whose name differs from another one's in dots and underscores alone, since metrics mix them up. */
final class NameCollisionRule implements DoctorRule {
    @Override
    public Stream<Finding> examine(DoctorFacts facts) {
        Map<String, Set<String>> names = new TreeMap<>();
        facts.selected().map(TopicInventory::name).forEach(name -> put(names, name));
        Set<String> present = facts.target().topics().keySet();
        present.forEach(name -> put(names, name));
        return names.values().stream()
                .filter(same -> same.size() > 1)
                // What is on the target already was accepted there.
                .filter(same -> !present.containsAll(same))
                .map(same -> new Finding(
                        DoctorCode.NAME_COLLISION,
                        Severity.BLOCKER,
                        "topics " + String.join(", ", same),
                        "their names differ in '.' and '_' alone, so the target refuses the second one",
                        "exclude one of them in migration.yaml, or move it under another name by hand"));
    }

    private static void put(Map<String, Set<String>> names, String name) {
        names.computeIfAbsent(name.replace('.', '_'), key -> new TreeSet<>()).add(name);
    }
}
