package io.godwit.core.mirrormaker2;

import io.godwit.core.error.MirrorMakerPropertiesError;
import io.godwit.core.finding.Severity;
import java.util.Optional;
import java.util.stream.Stream;

/** Keys that MirrorMaker does not know, or that have no effect where they stand. */
final class KeysRule implements Rule {
    @Override
    public Stream<LintFinding> check(FlowProperties properties) {
        return properties.file().entries().values().stream().flatMap(entry -> check(entry, properties).stream());
    }

    private static Optional<LintFinding> check(PropertyEntry entry, FlowProperties properties) {
        String key = entry.key();
        if (key.contains("->")) {
            return inFlow(entry, properties);
        }
        for (String alias : properties.file().aliases()) {
            if (key.startsWith(alias + ".")) {
                return ofAlias(entry, alias, key.substring(alias.length() + 1), properties);
            }
        }
        return atTop(entry, properties);
    }

    private static Optional<LintFinding> inFlow(PropertyEntry entry, FlowProperties properties) {
        String prefix = properties.flow().prefix();
        if (!entry.key().startsWith(prefix)
                || KnownKeys.isKnownInFlow(entry.key().substring(prefix.length()))) {
            return Optional.empty();
        }
        return Optional.of(unknown(entry));
    }

    private static Optional<LintFinding> ofAlias(
            PropertyEntry entry, String alias, String name, FlowProperties properties) {
        boolean client = KnownKeys.isConnection(name) || name.matches("(consumer|producer|admin)\\..+");
        if (client || (alias.equals(properties.flow().target()) && !KnownKeys.MIRROR.contains(name))) {
            return Optional.empty();
        }
        if (KnownKeys.STORAGE.contains(name) && alias.equals(properties.flow().source())) {
            String right = properties.flow().target() + "." + name;
            return Optional.of(withoutEffect(
                    entry,
                    "Connect keeps its topics on the cluster that is written to: for " + properties.flow()
                            + " MirrorMaker reads " + right + " and ignores this key" + MirrorDefaults.of(right),
                    right));
        }
        if (KnownKeys.MIRROR.contains(name)) {
            return Optional.of(withoutEffect(
                    entry,
                    "MirrorMaker reads " + name + " of a flow or of the whole file, not of a cluster"
                            + MirrorDefaults.of(name),
                    properties.flow().prefix() + name));
        }
        if (alias.equals(properties.flow().source())) {
            return Optional.of(withoutEffect(
                    entry,
                    "of a source, MirrorMaker's consumer takes only connection and security settings without consumer."
                            + " before them",
                    alias + ".consumer." + name));
        }
        return Optional.empty();
    }

    private static Optional<LintFinding> atTop(PropertyEntry entry, FlowProperties properties) {
        String key = entry.key();
        if (KnownKeys.isKnownAtTop(key)) {
            return Optional.empty();
        }
        if (key.matches("(consumer|producer|admin)\\..+") || key.equals("bootstrap.servers")) {
            String alias = key.startsWith("consumer.")
                    ? properties.flow().source()
                    : properties.flow().target();
            return Optional.of(withoutEffect(
                    entry,
                    "client settings need the alias of their cluster; MirrorMaker ignores this key",
                    alias + "." + key));
        }
        return Optional.of(unknown(entry));
    }

    private static LintFinding withoutEffect(PropertyEntry entry, String message, String right) {
        return new LintFinding(
                MirrorMakerPropertiesError.KEY_WITHOUT_EFFECT,
                Severity.WARNING,
                entry.line(),
                entry.key(),
                message,
                right + " = " + entry.shownValue());
    }

    private static LintFinding unknown(PropertyEntry entry) {
        return new LintFinding(
                MirrorMakerPropertiesError.UNKNOWN_KEY,
                Severity.WARNING,
                entry.line(),
                entry.key(),
                "MirrorMaker knows no such key and ignores it",
                "remove the line, or correct the key");
    }
}
