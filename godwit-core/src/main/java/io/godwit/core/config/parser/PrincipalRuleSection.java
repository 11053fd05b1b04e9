package io.godwit.core.config.parser;

import io.godwit.core.config.schema.Key;
import io.godwit.core.config.schema.Place;
import io.godwit.core.config.schema.RegexType;
import io.godwit.core.config.schema.Section;
import io.godwit.core.config.schema.Types;
import io.godwit.core.config.schema.Values;
import io.godwit.core.security.PrincipalRule;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** {@code security.principals[]}: one rule. */
final class PrincipalRuleSection {
    static final Key<Pattern> FROM = Key.required(
            "from",
            new RegexType(),
            "'User:CN=([^,]+),.*'",
            "The principal on the source: a regular expression that matches the whole of it, its type included.");
    static final Key<String> TO = Key.required(
            "to", Types.text(), "'User:$1'", "The principal on the target; $1 is the first group of from.");
    static final Key<String> LETTERS = Key.withDefault(
            "letters",
            Types.oneOf(Stream.of(PrincipalRule.Letters.values())
                    .map(PrincipalRule.Letters::word)
                    .toList()),
            PrincipalRule.Letters.KEEP.word(),
            "What becomes of the name's letters, as L and U do in ssl.principal.mapping.rules.");

    static final Section<PrincipalRule> SECTION =
            new Section<>("principal rule", List.of(FROM, TO, LETTERS), PrincipalRuleSection::build);

    private PrincipalRuleSection() {}

    private static Optional<PrincipalRule> build(Values values, Place place) {
        Optional<String> problem = PrincipalRule.problem(values.get(FROM), values.get(TO));
        if (problem.isPresent()) {
            place.rejectKey(TO.name(), problem.get());
            return Optional.empty();
        }
        return Optional.of(
                new PrincipalRule(values.get(FROM), values.get(TO), PrincipalRule.Letters.of(values.get(LETTERS))));
    }
}
