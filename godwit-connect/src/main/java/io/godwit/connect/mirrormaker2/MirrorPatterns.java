package io.godwit.connect.mirrormaker2;

import io.godwit.core.error.GodwitException;
import io.godwit.core.error.MirrorError;
import java.util.Collection;
import java.util.SortedSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Names and patterns as MirrorMaker takes them: one comma-separated list of regular expressions, which it joins with
 * {@code |}. A comma inside an expression would cut it in two.
 */
final class MirrorPatterns {
    /** A topic's name has letters, digits, dots, underscores and dashes; only the dot means something in a pattern. */
    private static final Pattern LEGAL_TOPIC = Pattern.compile("[a-zA-Z0-9._-]+");

    private static final Pattern COUNTED = Pattern.compile("\\{\\d*,\\d*}");

    private MirrorPatterns() {}

    /** A list that matches these topics and nothing else. */
    static String exactly(SortedSet<String> topics) {
        return topics.stream().map(MirrorPatterns::quote).collect(Collectors.joining(","));
    }

    private static String quote(String topic) {
        if (!LEGAL_TOPIC.matcher(topic).matches()) {
            throw new IllegalArgumentException("not a topic: " + topic);
        }
        return topic.replace(".", "\\.");
    }

    /** A list that matches what these patterns match. */
    static String list(Collection<Pattern> patterns) {
        return patterns.stream().map(MirrorPatterns::withoutComma).collect(Collectors.joining(","));
    }

    private static String withoutComma(Pattern pattern) {
        String text = pattern.pattern();
        if (!text.contains(",")) {
            return "(?:" + text + ")";
        }
        if (COUNTED.matcher(text).find()) {
            throw new GodwitException(
                    MirrorError.UNSUPPORTED_PATTERN,
                    "groups pattern " + text,
                    "MirrorMaker splits its list at each comma, also at the one in a count such as {1,3}",
                    "write the pattern without it, such as aa?a? for a{1,3}");
        }
        return "(?:" + text.replace(",", "\\x2c") + ")";
    }

    /**
     * Whether MirrorMaker leaves a topic of this name out whatever it is told (its own, Kafka's own, hidden ones), or would
     * give it another name (whatever ends like its heartbeats).
     */
    static boolean isNeverCopied(String topic) {
        return (topic.startsWith("mm2") && topic.endsWith(".internal"))
                || topic.endsWith(".checkpoints.internal")
                || topic.endsWith("heartbeats")
                || topic.startsWith("__")
                || topic.startsWith(".");
    }
}
