package io.godwit.core.mirrormaker2;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A direction in which MirrorMaker copies, between two aliases. */
public record Flow(String source, String target) implements Comparable<Flow> {
    private static final Pattern TEXT = Pattern.compile("\\s*([^\\s>]+?)\\s*->\\s*(\\S+)\\s*");

    /** {@code source->target}, also with spaces; empty if the text is not of that form. */
    public static Optional<Flow> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        return matcher.matches() ? Optional.of(new Flow(matcher.group(1), matcher.group(2))) : Optional.empty();
    }

    /** The beginning of the keys of this flow. */
    public String prefix() {
        return this + ".";
    }

    @Override
    public int compareTo(Flow other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return source + "->" + target;
    }
}
