package io.godwit.core.connect;

import io.godwit.core.error.ConnectError;
import io.godwit.core.finding.Finding;
import io.godwit.core.finding.Severity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A connector as it can run on Amazon MSK Connect.
 *
 * @param pluginVersion as the source's workers tell it; {@code -} if they don't
 * @param config for the target, with references of Secrets Manager in the place of secrets in clear
 * @param findings what is in the way, and what there is to do
 */
public record MskConnector(
        String name,
        ConnectorKind kind,
        String className,
        String pluginVersion,
        SortedMap<String, String> config,
        List<Finding> findings) {
    /** The config provider of the worker configuration. */
    public static final String PROVIDER = "secretsmanager";

    private static final int LONGEST_NAME = 128;
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([A-Za-z0-9._-]+):[^}]*}");

    public MskConnector {
        config = Collections.unmodifiableSortedMap(new TreeMap<>(config));
        findings = List.copyOf(findings);
    }

    /** Whether something is in the way. */
    public boolean isBlocked() {
        return findings.stream().anyMatch(finding -> finding.severity() == Severity.BLOCKER);
    }

    /** @param secret the name of the secret in Secrets Manager that holds those of this connector */
    public static MskConnector of(
            Connector connector,
            ConnectorRewrite rewrite,
            ConnectorSecrets secrets,
            String pluginVersion,
            String secret) {
        String resource = "connector " + connector.name();
        List<Finding> findings = new ArrayList<>();
        SortedMap<String, String> config = new TreeMap<>(rewrite.config());
        SortedSet<String> inClear = secrets.inClear(config);
        inClear.forEach(key -> config.put(key, "${" + PROVIDER + ":" + secret + ":" + key + "}"));
        if (!inClear.isEmpty()) {
            findings.add(new Finding(
                    ConnectError.SECRET_IN_CLEAR,
                    Severity.WARNING,
                    resource,
                    "its configuration holds secrets in clear, in " + String.join(", ", inClear)
                            + "; what was written refers to Secrets Manager instead",
                    "create the secret " + secret
                            + " in Secrets Manager with these keys, put the config provider into the"
                            + " plugin's zip, and let the role read it"));
        }
        if (!rewrite.left().isEmpty()) {
            findings.add(new Finding(
                    ConnectError.LEFT_FOR_YOU,
                    Severity.BLOCKER,
                    resource,
                    "what its configuration becomes on the target can't be told: " + String.join("; ", rewrite.left()),
                    "set repoint.credentials, repoint.urls or repoint.sourceAddresses"));
        }
        SortedSet<String> providers = providers(config);
        providers.remove(PROVIDER);
        if (!providers.isEmpty()) {
            findings.add(new Finding(
                    ConnectError.MSK_CONNECT,
                    Severity.WARNING,
                    resource,
                    "it refers to the config providers " + String.join(", ", providers)
                            + "; MSK Connect's workers have no files and no environment of yours",
                    "move these values to Secrets Manager or Parameter Store, and name the provider in the worker"
                            + " configuration"));
        }
        if (connector.name().length() > LONGEST_NAME) {
            findings.add(new Finding(
                    ConnectError.MSK_CONNECT,
                    Severity.BLOCKER,
                    resource,
                    "its name has " + connector.name().length() + " characters, and MSK Connect takes " + LONGEST_NAME,
                    "a shorter name is another group (of a sink) and other offsets (of a source connector): rename it on the"
                            + " source first"));
        }
        return new MskConnector(
                connector.name(), connector.kind(), connector.className(), pluginVersion, config, findings);
    }

    private static SortedSet<String> providers(SortedMap<String, String> config) {
        SortedSet<String> providers = new TreeSet<>();
        config.values().forEach(value -> {
            Matcher references = REFERENCE.matcher(value);
            while (references.find()) {
                providers.add(references.group(1));
            }
        });
        return providers;
    }
}
