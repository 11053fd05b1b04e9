package io.godwit.core.assess.rule;

import io.godwit.core.assess.AssessedFinding;
import io.godwit.core.size.Catalog;
import java.util.List;

/** Applies every rule. */
public final class Findings {
    private static final List<AssessmentRule> RULES = List.of(
            new CollectionRules(),
            new HistoryRules(),
            new TopicRules(),
            new BrokerConfigRule(),
            new TopicConfigRule(),
            new LimitRules(Catalog.builtIn()),
            new SecurityRules(),
            new UsageRules(),
            new CopyRule());

    private Findings() {}

    /** The heaviest first. */
    public static List<AssessedFinding> of(Picture picture) {
        return RULES.stream()
                .flatMap(rule -> rule.examine(picture))
                .sorted(AssessedFinding.ORDER)
                .toList();
    }
}
