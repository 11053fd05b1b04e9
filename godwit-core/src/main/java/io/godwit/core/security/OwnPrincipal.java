package io.godwit.core.security;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whom a cluster takes a client for, as far as the client's own settings tell. No request of Kafka's answers that. */
public final class OwnPrincipal {
    private static final Pattern USER_NAME = Pattern.compile("username\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s;]+))");

    private OwnPrincipal() {}

    /**
     * @param properties of the client
     * @return empty with a client certificate, Kerberos or OAuth, where brokers make a name by rules of their own
     */
    public static Optional<String> of(Map<String, String> properties) {
        String protocol = properties.getOrDefault("security.protocol", "PLAINTEXT");
        if (protocol.startsWith("SASL")) {
            String mechanism = properties.getOrDefault("sasl.mechanism", "GSSAPI");
            boolean byName = mechanism.equals("PLAIN") || mechanism.startsWith("SCRAM");
            return byName ? userName(properties.getOrDefault("sasl.jaas.config", "")) : Optional.empty();
        }
        boolean anonymous = !protocol.equals("SSL")
                || (!properties.containsKey("ssl.keystore.location")
                        && !properties.containsKey("ssl.keystore.certificate.chain"));
        return anonymous ? Optional.of("User:ANONYMOUS") : Optional.empty();
    }

    private static Optional<String> userName(String jaas) {
        Matcher matcher = USER_NAME.matcher(jaas);
        if (!matcher.find()) {
            return Optional.empty();
        }
        for (int group = 1; group <= matcher.groupCount(); group++) {
            if (matcher.group(group) != null) {
                return Optional.of("User:" + matcher.group(group));
            }
        }
        return Optional.empty();
    }
}
