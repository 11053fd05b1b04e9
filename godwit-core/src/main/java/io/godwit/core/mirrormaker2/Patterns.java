package io.godwit.core.mirrormaker2;

import io.godwit.core.error.MirrorMakerPropertiesError;
import io.godwit.core.finding.Severity;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** Lists of topic, group or config patterns, which MirrorMaker joins with | to one regular expression for the whole name. */
final class Patterns {
    /** Nothing of a regular expression but dots and stars. */
    private static final Pattern PLAIN = Pattern.compile("[\\w.*-]+");
    /** A star that repeats a literal character: what people write who think of file names. */
    private static final Pattern GLOB_STAR = Pattern.compile("(?<![.*])\\*");
    /** A dot that stands for itself in such a pattern. */
    private static final Pattern LITERAL_DOT = Pattern.compile("\\.(?!\\*)");

    private Patterns() {}

    /** Elements that are regular expressions and match what was meant, and also what MirrorMaker matches now. */
    static List<String> mend(String text) {
        Set<String> mended = new LinkedHashSet<>();
        Lists.elements(text).stream()
                .filter(element -> !element.isEmpty())
                .flatMap(Patterns::mendElement)
                .forEach(mended::add);
        return List.copyOf(mended);
    }

    private static Stream<String> mendElement(String element) {
        if (!isGlob(element)) {
            return Stream.of(compiles(element) ? element : Pattern.quote(element));
        }
        String any = any(element);
        // order-* matches "order" today and meant order-bad: both stay in.
        boolean separatorBeforeStar = element.matches("[\\w.-]*\\w[-_.]\\*") && !element.endsWith(".*");
        return separatorBeforeStar
                ? Stream.of(literal(element.substring(0, element.length() - 2)), any)
                : Stream.of(any);
    }

    private static String any(String glob) {
        return GLOB_STAR.matcher(literal(glob)).replaceAll(".*");
    }

    private static String literal(String text) {
        return LITERAL_DOT.matcher(text).replaceAll("\\\\.");
    }

    private static boolean isGlob(String element) {
        return PLAIN.matcher(element).matches() && GLOB_STAR.matcher(element).find();
    }

    private static boolean compiles(String element) {
        try {
            Pattern.compile(element);
            return true;
        } catch (PatternSyntaxException e) {
            return false;
        }
    }

    static List<LintFinding> lint(PropertyEntry entry) {
        List<LintFinding> findings = new ArrayList<>();
        String fix = entry.key() + " = " + String.join(", ", mend(entry.value()));
        for (String element : Lists.elements(entry.value())) {
            if (element.isEmpty()) {
                findings.add(invalid(entry, "an element is empty: MirrorMaker's connector is refused", fix));
            } else if (!compiles(element)) {
                findings.add(invalid(
                        entry,
                        element + " is no regular expression: MirrorMaker's connector fails, and nothing is copied",
                        fix));
            } else if (isGlob(element)) {
                findings.add(glob(entry, element, fix));
            }
        }
        return findings;
    }

    private static LintFinding invalid(PropertyEntry entry, String message, String fix) {
        return new LintFinding(
                MirrorMakerPropertiesError.INVALID_PATTERN, Severity.BLOCKER, entry.line(), entry.key(), message, fix);
    }

    private static LintFinding glob(PropertyEntry entry, String element, String fix) {
        String matched = element.replaceAll("[\\w-]\\*", "").replace(".*", "");
        String meant = GLOB_STAR.matcher(element).replaceAll("bad").replace(".*", "");
        return new LintFinding(
                MirrorMakerPropertiesError.GLOB_NOT_REGEX,
                Severity.WARNING,
                entry.line(),
                entry.key(),
                element + " is a regular expression, in which * repeats the character before it"
                        + example(element, matched, meant) + "; any text is .*, as in " + any(element),
                fix);
    }

    /** Only what was tried is said. */
    private static String example(String element, String matched, String meant) {
        Pattern pattern = Pattern.compile(element);
        boolean right =
                pattern.matcher(matched).matches() && !pattern.matcher(meant).matches();
        return right ? ": MirrorMaker copies " + matched + ", but not " + meant : "";
    }
}
