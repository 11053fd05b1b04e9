package io.godwit.core.config.parser;

import io.godwit.core.config.InternalTopicRule;
import io.godwit.core.config.InternalTopicRule.Handling;
import io.godwit.core.config.Selection;
import io.godwit.core.config.TopicSelection;
import io.godwit.core.config.schema.Key;
import io.godwit.core.config.schema.ListType;
import io.godwit.core.config.schema.RegexType;
import io.godwit.core.config.schema.Section;
import io.godwit.core.config.schema.Types;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code topics} and {@code groups}: what moves. */
final class SelectionSections {
    private static final ListType<Pattern> PATTERNS = new ListType<>(new RegexType());

    static final Key<List<Pattern>> TOPIC_INCLUDE = Key.withDefault(
            "include", PATTERNS, "['.*']", "Topics that move: regular expressions that match the whole name.");
    static final Key<List<Pattern>> TOPIC_EXCLUDE =
            Key.withDefault("exclude", PATTERNS, "[]", "Topics that stay, whatever include says.");
    static final Key<Map<InternalTopicRule, Handling>> INTERNAL = Key.withDefault(
            "internal",
            internal(),
            "{}",
            "Topics that software made for itself, by kind. State of the brokers, Godwit's and MirrorMaker's own topics never move.");
    static final Key<List<Pattern>> GROUP_INCLUDE = Key.withDefault(
            "include", PATTERNS, "['.*']", "Consumer groups that move: regular expressions that match the whole name.");
    static final Key<List<Pattern>> GROUP_EXCLUDE = Key.withDefault(
            "exclude", PATTERNS, "['console-consumer-.*']", "Consumer groups that stay, whatever include says.");

    static final Section<TopicSelection> TOPICS = new Section<>(
            "selection",
            List.of(TOPIC_INCLUDE, TOPIC_EXCLUDE, INTERNAL),
            (values, place) -> Optional.of(new TopicSelection(
                    new Selection(values.get(TOPIC_INCLUDE), values.get(TOPIC_EXCLUDE)), values.get(INTERNAL))));

    static final Section<Selection> GROUPS = new Section<>(
            "selection",
            List.of(GROUP_INCLUDE, GROUP_EXCLUDE),
            (values, place) -> Optional.of(new Selection(values.get(GROUP_INCLUDE), values.get(GROUP_EXCLUDE))));

    private SelectionSections() {}

    private static Section<Map<InternalTopicRule, Handling>> internal() {
        Map<InternalTopicRule, Key<String>> keys = new EnumMap<>(InternalTopicRule.class);
        for (InternalTopicRule rule : InternalTopicRule.values()) {
            if (rule.handling() != Handling.NEVER) {
                keys.put(rule, key(rule));
            }
        }
        return new Section<>("rules", new ArrayList<>(keys.values()), (values, place) -> {
            Map<InternalTopicRule, Handling> handling = new EnumMap<>(InternalTopicRule.class);
            keys.forEach((rule, key) ->
                    handling.put(rule, Handling.valueOf(values.get(key).toUpperCase(Locale.ROOT))));
            return Optional.of(handling);
        });
    }

    private static Key<String> key(InternalTopicRule rule) {
        return Key.withDefault(
                rule.key(),
                Types.oneOf(List.of("copy", "skip")),
                rule.handling().name().toLowerCase(Locale.ROOT),
                rule.description() + " Names: " + rule.names());
    }
}
