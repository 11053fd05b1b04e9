package io.godwit.core.mirrormaker2;

import io.godwit.core.error.MirrorMakerPropertiesError;
import io.godwit.core.finding.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Lists of bootstrap addresses. */
final class Addresses {
    private static final Pattern ADDRESS =
            Pattern.compile("(?:[0-9a-zA-Z\\-%._]*://)?\\[?[0-9a-zA-Z\\-%._:]*]?:[0-9]+");
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{[^}]*}");
    private static final String KAFKAS_PORT = ":9092";

    private Addresses() {}

    /** {@code host:port,host:port}, each once, and without a port Kafka's own; a reference stays as it is. */
    static String mend(String text) {
        if (REFERENCE.matcher(text).find()) {
            return text.strip();
        }
        return String.join(
                ",",
                addresses(text).stream().map(Addresses::withPort).distinct().toList());
    }

    private static List<String> addresses(String text) {
        return Arrays.stream(text.split("[,;\\s]+"))
                .filter(address -> !address.isEmpty())
                .toList();
    }

    private static String withPort(String address) {
        return ADDRESS.matcher(address).matches() ? address : address + KAFKAS_PORT;
    }

    static List<LintFinding> lint(PropertyEntry entry) {
        String text = entry.value();
        if (REFERENCE.matcher(text).find()) {
            return List.of();
        }
        List<LintFinding> findings = new ArrayList<>();
        String fix = entry.key() + " = " + mend(text);
        refusal(text)
                .ifPresent(reason -> findings.add(new LintFinding(
                        MirrorMakerPropertiesError.STRAY_SEPARATORS,
                        Severity.BLOCKER,
                        entry.line(),
                        entry.key(),
                        "addresses are separated by single commas; MirrorMaker does not start: " + reason,
                        fix)));
        addresses(text).stream()
                .filter(address -> !ADDRESS.matcher(address).matches())
                .findFirst()
                .ifPresent(address -> findings.add(new LintFinding(
                        MirrorMakerPropertiesError.ADDRESS_INCOMPLETE,
                        Severity.BLOCKER,
                        entry.line(),
                        entry.key(),
                        address + " is not host:port; MirrorMaker does not start: Invalid url in bootstrap.servers: "
                                + address,
                        fix + " (9092 is a guess)")));
        return findings;
    }

    /** What Kafka's clients say to a list whose separators are wrong. */
    private static Optional<String> refusal(String text) {
        List<String> elements = Lists.elements(text);
        if (elements.isEmpty()) {
            return Optional.of("Configuration 'bootstrap.servers' must not be empty");
        }
        if (elements.contains("")) {
            return Optional.of("Configuration 'bootstrap.servers' values must not be empty");
        }
        return elements.stream()
                .filter(element -> element.matches(".*[;\\s].*"))
                .findFirst()
                .map(element -> "Invalid url in bootstrap.servers: " + element);
    }
}
