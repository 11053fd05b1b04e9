package io.godwit.core.doctor;

import io.godwit.core.error.DoctorCode;
import io.godwit.core.error.ErrorCatalog;
import io.godwit.core.finding.Finding;
import io.godwit.core.finding.Severity;
import io.godwit.core.plan.Skipped;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What keeps the plan from being whole: too few brokers for the replication factor, target topics that are not empty or
 * have too many partitions, configs that change or have no place.
 */
final class PlanRule implements DoctorRule {
    @Override
    public Stream<Finding> examine(DoctorFacts facts) {
        return Stream.concat(notices(facts), configsLeftOut(facts));
    }

    /** Findings about what could not be read are among the notices too; {@link ReadabilityRule} tells them. */
    private static Stream<Finding> notices(DoctorFacts facts) {
        return facts.plan().notices().stream()
                .flatMap(notice -> ErrorCatalog.find(notice.code())
                        .filter(code -> !(code instanceof DoctorCode))
                        .map(code ->
                                new Finding(code, notice.severity(), notice.resource(), notice.reason(), notice.fix()))
                        .stream());
    }

    private static Stream<Finding> configsLeftOut(DoctorFacts facts) {
        Map<String, Set<String>> topics = new TreeMap<>();
        facts.plan().skipped().stream()
                .filter(skipped -> skipped.kind() == Skipped.Kind.CONFIG)
                .forEach(skipped -> topics.computeIfAbsent(
                                skipped.name() + " " + skipped.reason(), reason -> new TreeSet<>())
                        .add(skipped.topic()));
        return topics.entrySet().stream()
                .map(entry -> new Finding(
                        DoctorCode.CONFIG_NOT_CARRIED,
                        Severity.INFORMATION,
                        "config " + entry.getKey().substring(0, entry.getKey().indexOf(' ')),
                        entry.getKey() + "; set on " + Names.some(entry.getValue()),
                        "nothing, unless an application relies on it"));
    }
}
