package io.godwit.core.mirrormaker2;

import io.godwit.core.error.MirrorMakerPropertiesError;
import io.godwit.core.finding.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Mends keys: what was cut off at a space, written without its arrow, or misspelt. A key that is right wins over one that had
 * to be mended into it; of two that are right the later one wins, as in MirrorMaker.
 */
final class Mender {
    /** A key that Properties cut off at a space beside the arrow, together with what became its value. */
    private static final Pattern CUT_ARROW =
            Pattern.compile("([^\\s>.]+)\\s*->\\s*([^\\s.=:>]+)\\.([^\\s=:]+)\\s*[=:\\s]\\s*(.*)", Pattern.DOTALL);

    private static final Pattern ARROW_KEY = Pattern.compile("[^\\s>]+->[^\\s.]+\\..+");

    private final List<LintFinding> findings = new ArrayList<>();
    private final Map<String, PropertyEntry> right = new LinkedHashMap<>();
    private final Map<String, PropertyEntry> mended = new LinkedHashMap<>();

    private final Set<Integer> joinedLines = new TreeSet<>();

    private Mender() {}

    /** The file with its mended keys. */
    static MirrorMakerFile mend(List<PropertyEntry> raw) {
        Mender mender = new Mender();
        List<PropertyEntry> joined = raw.stream().map(mender::joinArrow).toList();
        Set<String> aliases = aliases(joined);
        joined.forEach(entry -> mender.add(entry, aliases));
        return mender.file(aliases);
    }

    private PropertyEntry joinArrow(PropertyEntry entry) {
        Matcher matcher = CUT_ARROW.matcher(entry.key() + " " + entry.value());
        if (ARROW_KEY.matcher(entry.key()).matches() || !matcher.matches()) {
            return entry;
        }
        String key = matcher.group(1) + "->" + matcher.group(2) + "." + matcher.group(3);
        PropertyEntry joined = new PropertyEntry(entry.line(), key, matcher.group(4));
        findings.add(new LintFinding(
                MirrorMakerPropertiesError.KEY_CUT_AT_SPACE,
                Severity.WARNING,
                entry.line(),
                entry.key(),
                "a properties file ends a key at its first space: MirrorMaker reads the key \"" + entry.key()
                        + "\" and ignores it, so " + key + " is not set by this line",
                key + " = " + joined.shownValue()));
        joinedLines.add(entry.line());
        return joined;
    }

    /** Those named by {@code clusters}, by an arrow and by bootstrap addresses. */
    private static Set<String> aliases(List<PropertyEntry> entries) {
        return entries.stream()
                .flatMap(entry -> entry.key().equals("clusters")
                        ? Lists.elements(entry.value()).stream()
                        : aliasesOfKey(entry.key()))
                .filter(alias -> !alias.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> aliasesOfKey(String key) {
        if (key.endsWith(".bootstrap.servers")) {
            String alias = key.substring(0, key.length() - ".bootstrap.servers".length());
            return alias.contains("->") || alias.contains(".") ? Stream.empty() : Stream.of(alias);
        }
        if (!ARROW_KEY.matcher(key).matches()) {
            return Stream.empty();
        }
        int arrow = key.indexOf("->");
        return Stream.of(key.substring(0, arrow), key.substring(arrow + 2, key.indexOf('.', arrow)));
    }

    private void add(PropertyEntry entry, Set<String> aliases) {
        Optional<PropertyEntry> arrow = dotForArrow(entry, aliases);
        Optional<PropertyEntry> spelt = arrow.isPresent() ? arrow : misspelt(entry, aliases);
        if (spelt.isPresent() || joinedLines.contains(entry.line())) {
            PropertyEntry better = spelt.orElse(entry);
            mended.put(better.key(), better);
            return;
        }
        PropertyEntry earlier = right.put(entry.key(), entry);
        if (earlier != null) {
            findings.add(new LintFinding(
                    MirrorMakerPropertiesError.DUPLICATE_KEY,
                    earlier.value().equals(entry.value()) ? Severity.INFORMATION : Severity.WARNING,
                    earlier.line(),
                    entry.key(),
                    "the key stands again in line " + entry.line() + ", and MirrorMaker takes the later one",
                    "remove this line"));
        }
    }

    private Optional<PropertyEntry> dotForArrow(PropertyEntry entry, Set<String> aliases) {
        for (String source : aliases) {
            for (String target : aliases) {
                for (String joint : new String[] {".", "-", "=>", "-->", "→"}) {
                    String wrong = source + joint + target + ".";
                    String rest = entry.key().startsWith(wrong) ? entry.key().substring(wrong.length()) : "";
                    if (!source.equals(target) && KnownKeys.isKnownInFlow(rest)) {
                        return Optional.of(withArrow(entry, source + "->" + target + "." + rest));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private PropertyEntry withArrow(PropertyEntry entry, String key) {
        findings.add(new LintFinding(
                MirrorMakerPropertiesError.DOT_INSTEAD_OF_ARROW,
                Severity.BLOCKER,
                entry.line(),
                entry.key(),
                "MirrorMaker knows a flow only by its arrow, as in a->b, and ignores this key",
                key + " = " + entry.shownValue()));
        return entry.withKey(key);
    }

    private Optional<PropertyEntry> misspelt(PropertyEntry entry, Set<String> aliases) {
        String key = entry.key();
        int arrow = key.indexOf("->");
        int start = arrow < 0 ? aliasEnd(key, aliases) : key.indexOf('.', arrow) + 1;
        String name = key.substring(start);
        boolean known = isKnown(name, arrow >= 0, start > 0);
        return known
                ? Optional.empty()
                : KnownKeys.nearest(name).map(right -> respelt(entry, name, key.substring(0, start) + right));
    }

    private static boolean isKnown(String name, boolean inFlow, boolean ofAlias) {
        if (inFlow) {
            return KnownKeys.isKnownInFlow(name);
        }
        return ofAlias ? KnownKeys.isKnownBehindAlias(name) : KnownKeys.isKnownAtTop(name);
    }

    private static int aliasEnd(String key, Set<String> aliases) {
        return aliases.stream()
                .filter(alias -> key.startsWith(alias + "."))
                .mapToInt(alias -> alias.length() + 1)
                .max()
                .orElse(0);
    }

    private PropertyEntry respelt(PropertyEntry entry, String name, String key) {
        findings.add(new LintFinding(
                MirrorMakerPropertiesError.MISSPELT_KEY,
                Severity.WARNING,
                entry.line(),
                entry.key(),
                "MirrorMaker knows no key " + name + " and ignores it" + MirrorDefaults.of(key),
                key + " = " + entry.shownValue()));
        return entry.withKey(key);
    }

    private MirrorMakerFile file(Set<String> aliases) {
        Map<String, PropertyEntry> effective = new LinkedHashMap<>(mended);
        effective.putAll(right);
        return new MirrorMakerFile(effective, aliases, findings);
    }
}
