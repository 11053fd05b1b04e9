package io.godwit.core.assess.rule;

import io.godwit.core.assess.AllowedConfigs;
import io.godwit.core.assess.AssessedFinding;
import io.godwit.core.assess.AssessedFinding.Effort;
import io.godwit.core.assess.TargetKind;
import io.godwit.core.error.AssessmentCode;
import io.godwit.core.finding.Severity;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Topic settings that a kind of MSK does not take. */
final class TopicConfigRule implements AssessmentRule {
    @Override
    public Stream<AssessedFinding> examine(Picture picture) {
        return Stream.of(TargetKind.EXPRESS, TargetKind.SERVERLESS).flatMap(kind -> examine(picture, kind));
    }

    private static Stream<AssessedFinding> examine(Picture picture, TargetKind kind) {
        SortedMap<String, SortedSet<String>> topics = new TreeMap<>();
        picture.facts().cluster().topics().stream()
                .filter(topic -> !topic.internal())
                .forEach(topic -> topic.explicitConfigs().keySet().stream()
                        .filter(key -> !AllowedConfigs.isTopicConfigAllowed(kind, key))
                        .forEach(key -> topics.computeIfAbsent(key, name -> new TreeSet<>())
                                .add(topic.name())));
        return topics.entrySet().stream()
                .map(entry -> AssessedFinding.of(
                        AssessmentCode.TOPIC_CONFIG_NOT_ALLOWED,
                        Severity.INFORMATION,
                        Effort.LOW,
                        List.of(kind),
                        entry.getKey(),
                        Words.count(entry.getValue().size(), "topic") + " set it, and " + kind.words()
                                + " does not take it (" + Words.some(entry.getValue()) + ")",
                        "leave it out: policies.excludedConfigs in migration.yaml"));
    }
}
