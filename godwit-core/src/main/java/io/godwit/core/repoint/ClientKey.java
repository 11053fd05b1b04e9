package io.godwit.core.repoint;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A key of a file that stands for a property of a Kafka client, however it is written: {@code KAFKA_SECURITY_PROTOCOL},
 * {@code spring.kafka.security.protocol}, {@code securityProtocol}.
 *
 * @param prefix what stands in front of the property, in lower case with dots: the client that it belongs to
 * @param property as Kafka calls it
 */
record ClientKey(String prefix, String property) {
    static final String BOOTSTRAP = "bootstrap.servers";
    static final String PROTOCOL = "security.protocol";
    static final String MECHANISM = "sasl.mechanism";
    static final String JAAS = "sasl.jaas.config";
    static final String CALLBACK = "sasl.client.callback.handler.class";
    static final String USERNAME = "sasl.username";
    static final String PASSWORD = "sasl.password";
    static final String ZOOKEEPER = "zookeeper.connect";
    static final String TRUST_STORE = "ssl.truststore.location";

    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");
    private static final Pattern SEPARATOR = Pattern.compile("[_\\-.]+");

    /** Spellings, longest first where one ends with another. */
    private static final Map<String, String> SPELLINGS = spellings();

    private static Map<String, String> spellings() {
        Map<String, String> spellings = new LinkedHashMap<>();
        spellings.put("kafkastore.connection.url", ZOOKEEPER);
        spellings.put("zookeeper.connect", ZOOKEEPER);
        for (String spelling : new String[] {
            "kafka.bootstrap.brokers",
            "bootstrap.brokers",
            "bootstrap.servers",
            "bootstrap.server",
            "broker.list",
            "brokers"
        }) {
            spellings.put(spelling, BOOTSTRAP);
        }
        spellings.put("sasl.mechanisms", MECHANISM);
        spellings.put("sasl.plain.username", USERNAME);
        spellings.put("sasl.plain.password", PASSWORD);
        spellings.put("ssl.trust.store.location", TRUST_STORE);
        spellings.put("ssl.trust.store.password", "ssl.truststore.password");
        spellings.put("ssl.trust.store.type", "ssl.truststore.type");
        for (String property : new String[] {
            PROTOCOL,
            MECHANISM,
            JAAS,
            CALLBACK,
            USERNAME,
            PASSWORD,
            "sasl.login.callback.handler.class",
            TRUST_STORE,
            "ssl.truststore.password",
            "ssl.truststore.type",
            "ssl.truststore.certificates",
            "ssl.keystore.location",
            "ssl.keystore.password",
            "ssl.keystore.type",
            "ssl.key.password",
            "ssl.endpoint.identification.algorithm"
        }) {
            spellings.put(property, property);
        }
        return spellings;
    }

    /** @param path all keys that lead to the value */
    static Optional<ClientKey> of(String path) {
        String canonical = canonical(path);
        return SPELLINGS.entrySet().stream()
                .filter(spelling -> canonical.endsWith(spelling.getKey())
                        && (canonical.length() == spelling.getKey().length()
                                || canonical.charAt(canonical.length()
                                                - spelling.getKey().length()
                                                - 1)
                                        == '.'))
                .findFirst()
                .map(spelling -> new ClientKey(
                        canonical.substring(
                                0, canonical.length() - spelling.getKey().length()),
                        spelling.getValue()));
    }

    private static String canonical(String path) {
        String spread = HUMP.matcher(path).replaceAll(".");
        return SEPARATOR.matcher(spread).replaceAll(".").toLowerCase(Locale.ROOT);
    }
}
