package io.godwit.core.config;

import io.godwit.core.config.InternalTopicRule.Handling;
import java.util.Map;
import java.util.Optional;

/**
 * Which topics move: those whose name the selection takes, less those that an {@link InternalTopicRule} leaves out.
 *
 * @param names by regular expressions
 * @param internal handling of internal topics where it differs from the rule's own; never for a rule that is NEVER copied
 * @param shadows whether it is that of a rehearsal, whose topics are shadows
 */
public record TopicSelection(Selection names, Map<InternalTopicRule, Handling> internal, boolean shadows) {
    public TopicSelection {
        internal = Map.copyOf(internal);
        internal.forEach((rule, handling) -> {
            if (rule.handling() == Handling.NEVER || handling == Handling.NEVER) {
                throw new IllegalArgumentException(rule.key() + " can't be changed");
            }
        });
    }

    /** Of a migration, which leaves the shadow topics of a rehearsal alone. */
    public TopicSelection(Selection names, Map<InternalTopicRule, Handling> internal) {
        this(names, internal, false);
    }

    /** Selects every topic, with the rules for internal ones as they are. */
    public static TopicSelection all() {
        return new TopicSelection(Selection.all(), Map.of());
    }

    public boolean selects(String topic) {
        return skipReason(topic).isEmpty();
    }

    /** Why the topic does not move, to stand after its name; empty if it moves. */
    public Optional<String> skipReason(String topic) {
        Optional<InternalTopicRule> rule = InternalTopicRule.of(topic);
        if (shadows && rule.filter(InternalTopicRule.REHEARSAL::equals).isPresent()) {
            return names.skipReason(topic);
        }
        if (rule.isPresent() && internal.getOrDefault(rule.get(), rule.get().handling()) != Handling.COPY) {
            return Optional.of(rule.get().skipReason());
        }
        return names.skipReason(topic);
    }
}
