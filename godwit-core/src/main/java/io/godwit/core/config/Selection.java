package io.godwit.core.config;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A choice of names: those that match one of the included patterns as a whole and none of the excluded ones.
 */
public record Selection(List<Pattern> include, List<Pattern> exclude) {
    public Selection {
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
    }

    /** Selects every name. */
    public static Selection all() {
        return new Selection(List.of(Pattern.compile(".*")), List.of());
    }

    public boolean selects(String name) {
        return include.stream().anyMatch(pattern -> pattern.matcher(name).matches()) && !isExcluded(name);
    }

    /** Whether a pattern of the exclusion names it, for the reason shown in a plan. */
    public boolean isExcluded(String name) {
        return exclude.stream().anyMatch(pattern -> pattern.matcher(name).matches());
    }

    /** Why the name is not selected, to stand after it; empty if it is. */
    public Optional<String> skipReason(String name) {
        for (Pattern pattern : exclude) {
            if (pattern.matcher(name).matches()) {
                return Optional.of("is excluded by the pattern " + pattern);
            }
        }
        return selects(name) ? Optional.empty() : Optional.of("matches no included pattern");
    }
}
