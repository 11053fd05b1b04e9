package io.godwit.core.repoint;

import io.godwit.core.config.Migration;
import io.godwit.core.config.RepointConfig;
import io.godwit.core.config.RepointConfig.Credentials;
import io.godwit.core.secret.Redaction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How the applications reach the target: the target's client properties, and whose credentials they get. */
public final class TargetClient {
    private static final Pattern OPTION =
            Pattern.compile("\\b(username|password)\\s*=\\s*(\"(?:[^\"\\\\]|\\\\.)*\"|'[^']*'|[^\\s;]+)");
    private static final String IAM = "AWS_MSK_IAM";
    private static final String SCRAM_MODULE = "org.apache.kafka.common.security.scram.ScramLoginModule";
    private static final String PLAIN_MODULE = "org.apache.kafka.common.security.plain.PlainLoginModule";

    private final Map<String, String> properties;
    private final RepointConfig config;

    private TargetClient(Map<String, String> properties, RepointConfig config) {
        this.properties = Map.copyOf(properties);
        this.config = config;
    }

    /** The target's properties with those of {@code repoint.properties} over them. What IAM needs besides is added. */
    public static TargetClient of(Migration migration) {
        Map<String, String> properties = new TreeMap<>(migration.target().properties());
        properties.putAll(migration.repoint().properties());
        String mechanism = properties.getOrDefault(ClientKey.MECHANISM, "");
        if (mechanism.equals(IAM)) {
            properties.put(
                    ClientKey.JAAS,
                    properties.getOrDefault(ClientKey.JAAS, "").contains("IAMLoginModule")
                            ? properties.get(ClientKey.JAAS)
                            : "software.amazon.msk.auth.iam.IAMLoginModule required;");
            properties.putIfAbsent(ClientKey.CALLBACK, "software.amazon.msk.auth.iam.IAMClientCallbackHandler");
        }
        return new TargetClient(properties, migration.repoint());
    }

    /** {@code host:port,host:port}. */
    String bootstrapServers() {
        return Objects.requireNonNull(properties.get(ClientKey.BOOTSTRAP));
    }

    List<String> servers() {
        return List.of(bootstrapServers().strip().split("\\s*,\\s*", -1));
    }

    /** The list with the protocol in front of each address, as listeners have it. */
    String serversWithProtocol() {
        return String.join(
                ",",
                servers().stream().map(server -> protocol() + "://" + server).toList());
    }

    String protocol() {
        return properties.getOrDefault(ClientKey.PROTOCOL, "PLAINTEXT");
    }

    boolean isSasl() {
        return protocol().startsWith("SASL");
    }

    boolean isTls() {
        return protocol().endsWith("SSL");
    }

    boolean isIam() {
        return isSasl() && mechanism().equals(IAM);
    }

    private String mechanism() {
        return properties.getOrDefault(ClientKey.MECHANISM, "GSSAPI");
    }

    boolean has(String property) {
        return properties.containsKey(property);
    }

    /** The properties that a client of the target must have besides the address, in the order in which they are written. */
    Map<String, String> needed() {
        Map<String, String> needed = new LinkedHashMap<>();
        if (!protocol().equals("PLAINTEXT")) {
            needed.put(ClientKey.PROTOCOL, protocol());
        }
        if (isSasl()) {
            needed.put(ClientKey.MECHANISM, mechanism());
            jaas("").ifPresent(jaas -> needed.put(ClientKey.JAAS, jaas));
        }
        new TreeMap<>(properties).forEach((property, value) -> {
            boolean used = property.startsWith("ssl.") ? isTls() : property.startsWith("sasl.") && isSasl();
            if (used) {
                needed.putIfAbsent(property, shownOrPlaceholder(property, value));
            }
        });
        return needed;
    }

    /** The value for a property that a file has; empty if it stays as it is. */
    Optional<String> replacement(String property, String current) {
        return switch (property) {
            case ClientKey.PROTOCOL -> Optional.of(protocol());
            case ClientKey.MECHANISM -> isSasl() ? Optional.of(mechanism()) : Optional.empty();
            case ClientKey.JAAS -> isSasl() ? jaas(current) : Optional.empty();
            case ClientKey.USERNAME -> credential("username").filter(value -> isSasl() && isGiven());
            case ClientKey.PASSWORD -> isSasl() && !isIam() ? password() : Optional.empty();
            default -> Optional.ofNullable(properties.get(property)).map(value -> shownOrPlaceholder(property, value));
        };
    }

    private boolean isGiven() {
        return config.credentials() == Credentials.MIGRATION;
    }

    private Optional<String> password() {
        return switch (config.credentials()) {
            case KEEP -> Optional.empty();
            case PLACEHOLDER -> Optional.of(config.passwordPlaceholder());
            case MIGRATION -> credential("password");
        };
    }

    private Optional<String> credential(String option) {
        return Optional.ofNullable(option(properties.getOrDefault(ClientKey.JAAS, ""), option));
    }

    /** The login for the target, with the user and password of the former one as the rule for credentials says. */
    private Optional<String> jaas(String current) {
        String target = properties.getOrDefault(ClientKey.JAAS, "");
        if (isIam() || isGiven()) {
            return Optional.of(target).filter(jaas -> !jaas.isEmpty());
        }
        String mechanism = mechanism();
        if (!mechanism.startsWith("SCRAM-") && !mechanism.equals("PLAIN")) {
            return Optional.empty();
        }
        boolean keep = config.credentials() == Credentials.KEEP;
        String user = Objects.requireNonNullElse(option(current, "username"), config.usernamePlaceholder());
        String password =
                Objects.requireNonNullElse(keep ? option(current, "password") : null, config.passwordPlaceholder());
        return Optional.of((mechanism.equals("PLAIN") ? PLAIN_MODULE : SCRAM_MODULE) + " required username=\"" + user
                + "\" password=\"" + password + "\";");
    }

    private static @Nullable String option(String jaas, String name) {
        Matcher matcher = OPTION.matcher(jaas);
        while (matcher.find()) {
            if (matcher.group(1).equals(name)) {
                String value = matcher.group(2);
                return value.startsWith("\"") || value.startsWith("'") ? value.substring(1, value.length() - 1) : value;
            }
        }
        return null;
    }

    private String shownOrPlaceholder(String property, String value) {
        return isGiven() || !Redaction.isSecretKey(property)
                ? value
                : "${" + property.toUpperCase(Locale.ROOT).replace('.', '_') + "}";
    }

    /** The addresses alone. */
    @Override
    public String toString() {
        return bootstrapServers();
    }
}
