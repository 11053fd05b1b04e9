package io.godwit.core.repoint;

import io.godwit.core.error.RepointError;
import io.godwit.core.repoint.format.Setting;
import io.godwit.core.secret.Redaction;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Sets what the target needs besides its address: where it is set already, and else beside the address. */
final class SecurityEdits {
    /** What may stand between a client's prefix and a property that is meant for it. */
    private static final Set<String> ROLES = Set.of("producer", "consumer", "admin", "streams", "client", "properties");

    private final TargetClient target;
    private final FileEdits edits;
    private final String file;

    /** @param file its name tells what kind of service it configures */
    SecurityEdits(TargetClient target, FileEdits edits, String file) {
        this.target = target;
        this.edits = edits;
        this.file = file;
    }

    /** A setting with the client property that it stands for. */
    private record Known(Setting setting, ClientKey key) {}

    void secure(List<Setting> settings, List<Anchor> anchors) {
        if (anchors.isEmpty()) {
            return;
        }
        List<Known> known = settings.stream()
                .flatMap(setting -> ClientKey.of(setting.path()).map(key -> new Known(setting, key)).stream())
                .toList();
        Set<Integer> replaced =
                anchors.stream().map(anchor -> anchor.setting().start()).collect(Collectors.toSet());
        Set<String> foreign = known.stream()
                .filter(other -> other.key().property().equals(ClientKey.BOOTSTRAP)
                        && !replaced.contains(other.setting().start()))
                .map(other -> other.key().prefix())
                .collect(Collectors.toSet());
        Set<String> done = new HashSet<>();
        for (Anchor anchor : anchors) {
            String prefix = KeyStyle.home(anchor.key().prefix());
            if (done.add(anchor.isBootstrapList() ? "client " + prefix : "free text")) {
                List<Known> its = known.stream()
                        .filter(other ->
                                anchor.isBootstrapList() && belongs(other.key().prefix(), prefix, foreign))
                        .toList();
                replace(its);
                new MissingSettings(target, edits, file).insert(anchor, settings, present(its));
            }
        }
    }

    private static Set<ClientKey> present(List<Known> known) {
        return known.stream().map(Known::key).collect(Collectors.toSet());
    }

    private static boolean belongs(String prefix, String anchor, Set<String> foreign) {
        if (!prefix.startsWith(anchor)
                || foreign.stream().anyMatch(other -> other.length() > anchor.length() && prefix.startsWith(other))) {
            return false;
        }
        String between = prefix.substring(anchor.length());
        return between.isEmpty()
                || List.of(between.substring(0, between.length() - 1).split("\\.", -1)).stream()
                        .allMatch(ROLES::contains);
    }

    private void replace(List<Known> known) {
        boolean noJavaClient = hasOwnCredentials(present(known));
        for (Known each : known) {
            Setting setting = each.setting();
            String property = each.key().property();
            if (property.equals(ClientKey.BOOTSTRAP) || property.equals(ClientKey.ZOOKEEPER)) {
                continue;
            }
            Meaning meaning = Meaning.of(property);
            if (target.isIam() && noJavaClient && meaning == Meaning.MECHANISM) {
                continue;
            }
            if (target.isIam() && meaning == Meaning.CREDENTIAL) {
                edits.left(
                        setting,
                        meaning,
                        RepointError.NO_KNOWN_PLACE,
                        "a client that takes user and password in keys of their own needs its own way to log in with IAM");
                continue;
            }
            if (property.equals(ClientKey.TRUST_STORE) && target.isTls() && !target.has(property)) {
                edits.left(
                        setting,
                        meaning,
                        RepointError.OLD_TRUST_STORE,
                        "the migration names no trust store for the target; remove this one or set repoint.properties");
                continue;
            }
            target.replacement(property, setting.value())
                    .ifPresent(value -> edits.replace(setting, value, meaning, note(property, value)));
        }
    }

    /** Whether user and password have keys of their own, as librdkafka's and Python's clients have them, and no Java client has. */
    private static boolean hasOwnCredentials(Set<ClientKey> present) {
        return present.stream()
                .map(ClientKey::property)
                .anyMatch(property -> property.equals(ClientKey.USERNAME) || property.equals(ClientKey.PASSWORD));
    }

    private static String note(String property, String value) {
        if (property.equals(ClientKey.JAAS)) {
            return "login by " + value.strip().split("\\s+", 2)[0].replaceFirst(".*\\.", "");
        }
        return Redaction.isSecretKey(property) && !value.startsWith("${") ? Redaction.HIDDEN : value;
    }

    /** Inserts what is missing, each in the way in which the key of the address is written. */
    private record MissingSettings(TargetClient target, FileEdits edits, String file) {
        void insert(Anchor anchor, List<Setting> settings, Set<ClientKey> present) {
            Map<String, String> needed = new LinkedHashMap<>(target.needed());
            if (hasOwnCredentials(present)) {
                needed.keySet()
                        .removeIf(property -> !property.equals(ClientKey.PROTOCOL)
                                && (target.isIam() || !property.equals(ClientKey.MECHANISM)));
            }
            Optional<KeyStyle> style =
                    anchor.isBootstrapList() ? KeyStyle.of(anchor, settings, file) : Optional.empty();
            if (style.isEmpty()) {
                needed.keySet().removeIf(property -> present.stream()
                        .anyMatch(key -> key.property().equals(property)));
                unplaced(anchor, needed);
                return;
            }
            Map<String, String> missing = new LinkedHashMap<>();
            Map<String, String> properties = new LinkedHashMap<>();
            for (String scope : style.get().scopes()) {
                needed.forEach((property, value) -> {
                    if (!style.get().isPresent(scope, property, present)) {
                        missing.put(style.get().key(scope, property), value);
                        properties.put(style.get().key(scope, property), property);
                    }
                });
            }
            if (missing.isEmpty()) {
                return;
            }
            if (!edits.insert(style.get().beside(), missing, style.get().parent())) {
                unplaced(anchor, needed);
                return;
            }
            properties.forEach((key, property) -> edits.inserted(
                    anchor.setting(),
                    key,
                    Meaning.of(property),
                    note(property, Objects.requireNonNull(missing.get(key)))));
        }

        private void unplaced(Anchor anchor, Map<String, String> needed) {
            if (!needed.isEmpty()) {
                edits.left(
                        anchor.setting(),
                        Meaning.OTHER_SECURITY,
                        RepointError.NO_KNOWN_PLACE,
                        "the target needs " + String.join(", ", needed.keySet()) + ", which have no known place here");
            }
        }
    }
}
