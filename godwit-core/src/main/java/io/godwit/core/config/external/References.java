package io.godwit.core.config.external;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts values in the place of {@code ${env:NAME}}, {@code ${file:/path}} (the whole file without its last line break) and
 * {@code ${file:/path:key}} (one key of a properties file), the forms of Kafka's EnvVarConfigProvider, DirectoryConfigProvider
 * and FileConfigProvider. Any other {@code ${…}} stays as it is.
 */
public final class References {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{(env|file):([^}]*)}");

    private final ExternalValues external;

    public References(ExternalValues external) {
        this.external = external;
    }

    /** Whether the text refers to something outside, so that what it resolves to should not be shown. */
    public static boolean isIn(String text) {
        return REFERENCE.matcher(text).find();
    }

    /** The text with all references resolved; empty if one could not be, of which the consumer was told each rule. */
    public Optional<String> resolve(String text, Consumer<String> problems) {
        Matcher matcher = REFERENCE.matcher(text);
        StringBuilder resolved = new StringBuilder();
        boolean complete = true;
        while (matcher.find()) {
            Lookup found = matcher.group(1).equals("env") ? environment(matcher.group(2)) : file(matcher.group(2));
            if (found.value().isEmpty()) {
                problems.accept(matcher.group() + " can't be resolved: " + found.reason());
                complete = false;
            }
            matcher.appendReplacement(
                    resolved, Matcher.quoteReplacement(found.value().orElse("")));
        }
        matcher.appendTail(resolved);
        return complete ? Optional.of(resolved.toString()) : Optional.empty();
    }

    /** The keys and values of a properties file, references in them resolved; empty if the consumer was told why not. */
    public Optional<Map<String, String>> propertiesFile(String path, Consumer<String> problems) {
        Lookup text = text(path);
        if (text.value().isEmpty()) {
            problems.accept(text.reason());
            return Optional.empty();
        }
        Map<String, String> resolved = new TreeMap<>();
        Properties properties = properties(text.value().get());
        for (String key : properties.stringPropertyNames()) {
            resolve(properties.getProperty(key), rule -> problems.accept("in " + path + ", key " + key + ": " + rule))
                    .ifPresent(value -> resolved.put(key, value));
        }
        return resolved.size() == properties.size() ? Optional.of(resolved) : Optional.empty();
    }

    private Lookup environment(String name) {
        Lookup found = external.environment(name);
        return found.value().isPresent()
                ? found
                : Lookup.missing("the environment variable " + name + " " + found.reason());
    }

    /** The key is what follows the last colon, unless that colon belongs to a drive letter or the path ends with it. */
    private Lookup file(String pathAndKey) {
        int colon = pathAndKey.lastIndexOf(':');
        if (colon <= 1) {
            Lookup whole = text(pathAndKey);
            return whole.value().isPresent()
                    ? Lookup.found(withoutLastLineBreak(whole.value().get()))
                    : whole;
        }
        String path = pathAndKey.substring(0, colon);
        String key = pathAndKey.substring(colon + 1);
        Lookup text = text(path);
        if (text.value().isEmpty()) {
            return text;
        }
        return Optional.ofNullable(properties(text.value().get()).getProperty(key))
                .map(Lookup::found)
                .orElseGet(() -> Lookup.missing("the file " + path + " has no key " + key));
    }

    private Lookup text(String path) {
        Lookup found = external.file(path);
        return found.value().isPresent() ? found : Lookup.missing("the file " + path + " " + found.reason());
    }

    private static String withoutLastLineBreak(String text) {
        return text.replaceFirst("\\r?\\n\\z", "");
    }

    private static Properties properties(String text) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory can't fail to be read", e);
        }
        return properties;
    }
}
