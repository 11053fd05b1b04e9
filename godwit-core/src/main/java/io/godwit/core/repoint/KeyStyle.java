package io.godwit.core.repoint;

import io.godwit.core.repoint.format.Setting;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the keys beside a bootstrap list are written.
 *
 * @param prefix in front of each key, as it is written
 * @param environment whether keys are written as environment variables
 * @param canonical prefix as {@link ClientKey} has it
 * @param scopes what stands between the prefix and a property, one for each client of the program; with dots
 * @param beside where to write
 * @param parent a mapping to write into, which does not exist yet
 */
record KeyStyle(
        String prefix,
        boolean environment,
        String canonical,
        List<String> scopes,
        Setting beside,
        Optional<String> parent) {
    private static final Pattern BOOTSTRAP = Pattern.compile("(?i)(.*?)bootstrap([._-])servers");
    private static final Pattern SPRING =
            Pattern.compile("(.*\\.)?spring\\.kafka\\.((producer|consumer|admin|streams)\\.)?");
    private static final Pattern HISTORY = Pattern.compile("(?i)(.*history(\\.internal)?\\.)kafka\\.");

    /** Stands before the bootstrap list of a history, and before nothing else of it. */
    private static final String HISTORY_LIST = "kafka.";

    KeyStyle {
        scopes = List.copyOf(scopes);
    }

    /** Where the other settings of a client are looked for; {@code prefix} is that of its bootstrap list, in canonical form. */
    static String home(String prefix) {
        return HISTORY.matcher(prefix).matches()
                ? prefix.substring(0, prefix.length() - HISTORY_LIST.length())
                : prefix;
    }

    /** Empty if the key does not tell how others would be called. */
    static Optional<KeyStyle> of(Anchor anchor, List<Setting> settings, String file) {
        Matcher matcher = BOOTSTRAP.matcher(anchor.leaf());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String prefix = matcher.group(1);
        String canonical = anchor.key().prefix();
        Setting beside = anchor.setting();
        boolean upper = anchor.leaf().equals(anchor.leaf().toUpperCase(Locale.ROOT));
        boolean spring = SPRING.matcher(canonical).matches();
        return switch (matcher.group(2)) {
            case "." ->
                HISTORY.matcher(prefix).matches()
                        ? Optional.of(history(prefix, canonical, beside))
                        : Optional.of(new KeyStyle(
                                prefix, false, canonical, scopes(prefix, settings, file), beside, Optional.empty()));
            case "_" ->
                upper
                        ? Optional.of(new KeyStyle(
                                prefix,
                                true,
                                canonical,
                                spring ? List.of("properties.") : scopes(prefix, settings, file),
                                beside,
                                Optional.empty()))
                        : Optional.empty();
            default -> spring ? spring(prefix, canonical, beside, settings) : Optional.empty();
        };
    }

    /** Debezium's history has a producer and a consumer of its own. */
    private static KeyStyle history(String prefix, String canonical, Setting beside) {
        return new KeyStyle(
                prefix.substring(0, prefix.length() - HISTORY_LIST.length()),
                false,
                canonical.substring(0, canonical.length() - HISTORY_LIST.length()),
                List.of("producer.", "consumer."),
                beside,
                Optional.empty());
    }

    private static Optional<KeyStyle> spring(String prefix, String canonical, Setting anchor, List<Setting> settings) {
        if (!prefix.isEmpty()) {
            return Optional.of(
                    new KeyStyle(prefix, false, canonical, List.of("properties."), anchor, Optional.empty()));
        }
        String properties = anchor.path()
                        .substring(0, anchor.path().length() - anchor.leaf().length()) + "properties.";
        List<Setting> inside = settings.stream()
                .filter(setting -> setting.path().startsWith(properties))
                .toList();
        if (inside.isEmpty()) {
            return Optional.of(new KeyStyle("", false, canonical, List.of(""), anchor, Optional.of("properties")));
        }
        return inside.stream()
                .filter(setting -> setting.path().equals(properties + setting.leaf()))
                .findFirst()
                .map(setting -> new KeyStyle("", false, canonical, List.of(""), setting, Optional.empty()));
    }

    /** A Connect worker configures its connectors' clients apart from its own; a REST proxy all of its under one prefix. */
    private static List<String> scopes(String prefix, List<Setting> settings, String file) {
        boolean worker = settings.stream()
                .map(setting -> setting.leaf().toLowerCase(Locale.ROOT).replace('_', '.'))
                .anyMatch(
                        leaf -> leaf.endsWith("offset.storage.topic") || leaf.endsWith("offset.storage.file.filename"));
        if (worker && (prefix.isEmpty() || prefix.equalsIgnoreCase("CONNECT_"))) {
            return List.of("", "producer.", "consumer.", "admin.");
        }
        boolean rest =
                (file.endsWith("kafka-rest.properties") && prefix.isEmpty()) || prefix.equalsIgnoreCase("KAFKA_REST_");
        return rest ? List.of("client.") : List.of("");
    }

    String key(String scope, String property) {
        String key = scope + property;
        return prefix + (environment ? key.toUpperCase(Locale.ROOT).replace('.', '_') : key);
    }

    boolean isPresent(String scope, String property, Set<ClientKey> present) {
        return present.contains(new ClientKey(canonical + scope, property))
                || present.contains(new ClientKey(canonical + "properties.", property))
                || (scope.equals("properties.") && present.contains(new ClientKey(canonical, property)));
    }
}
