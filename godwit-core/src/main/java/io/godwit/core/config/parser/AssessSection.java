package io.godwit.core.config.parser;

import io.godwit.core.config.AssessConfig;
import io.godwit.core.config.AssessConfig.BrokerAgents;
import io.godwit.core.config.AssessConfig.Prometheus;
import io.godwit.core.config.schema.Key;
import io.godwit.core.config.schema.ListType;
import io.godwit.core.config.schema.Section;
import io.godwit.core.config.schema.Types;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** {@code assess}: where the source's figures come from, besides its logs. */
final class AssessSection {
    private static final String TLS = "tls";

    static final Section<BrokerAgents> JMX = agents(
            "{host}:9999",
            "Remote JMX: host:port in which {host} and {id} stand for the broker's, and ID=host:port for brokers that differ.");
    static final Section<BrokerAgents> JOLOKIA = agents(
            "http://{host}:8778/jolokia",
            "Jolokia: URL in which {host} and {id} stand for the broker's, and ID=URL for brokers that differ.");

    private static final Key<URI> URL = Key.optional(
            "url", Types.httpAddress(), "http://prometheus:9090", "Prometheus, or what speaks its HTTP API.");
    private static final Key<String> USER =
            Key.optional("user", Types.text(), "monitor", "User, where it asks for one.");
    private static final Key<String> PASSWORD = Key.optional(
            "password",
            Types.text(),
            "'${env:MONITOR_PASSWORD}'",
            "Password of the user. Keep it out with ${env:NAME} or ${file:/path}.");
    private static final Key<String> TOKEN = Key.optional(
            "token", Types.text(), "'${env:PROMETHEUS_TOKEN}'", "Bearer token, in place of user and password.");
    private static final Key<String> SELECTOR = Key.optional(
            "selector",
            Types.text(),
            "'cluster=\"crm\"'",
            "Label matchers that pick this cluster, where Prometheus has several.");
    private static final Key<String> BYTES_IN = Key.optional(
            "bytesIn",
            Types.text(),
            "kafka_server_brokertopicmetrics_bytesin_total",
            "Counter of bytes that producers write, with its own matchers in braces where it needs them. Left out, the names of common exporters are tried.");
    private static final Key<String> BYTES_OUT = Key.optional(
            "bytesOut",
            Types.text(),
            "kafka_server_brokertopicmetrics_bytesout_total",
            "Counter of bytes that consumers read.");
    private static final Key<String> MESSAGES_IN = Key.optional(
            "messagesIn",
            Types.text(),
            "kafka_server_brokertopicmetrics_messagesin_total",
            "Counter of records that producers write.");
    private static final Key<Duration> HISTORY =
            Key.withDefault("history", Types.duration(), "7d", "How far back it is asked.");

    static final Section<Prometheus> PROMETHEUS = new Section<>(
            "prometheus",
            List.of(URL, USER, PASSWORD, TOKEN, SELECTOR, BYTES_IN, BYTES_OUT, MESSAGES_IN, HISTORY),
            (values, place) -> Optional.of(new Prometheus(
                    values.optional(URL),
                    values.optional(USER),
                    values.optional(PASSWORD),
                    values.optional(TOKEN),
                    values.optional(SELECTOR).orElse(""),
                    values.optional(BYTES_IN),
                    values.optional(BYTES_OUT),
                    values.optional(MESSAGES_IN),
                    values.get(HISTORY))));

    private static final Key<BrokerAgents> JMX_KEY =
            Key.withDefault("jmx", JMX, "{}", "Remote JMX of the brokers; no agent is needed.");
    private static final Key<BrokerAgents> JOLOKIA_KEY =
            Key.withDefault("jolokia", JOLOKIA, "{}", "Jolokia's HTTP agent on the brokers.");
    private static final Key<Prometheus> PROMETHEUS_KEY =
            Key.withDefault("prometheus", PROMETHEUS, "{}", "A monitoring system that keeps the brokers' history.");

    static final Section<AssessConfig> SECTION = new Section<>(
            "assess",
            List.of(JMX_KEY, JOLOKIA_KEY, PROMETHEUS_KEY),
            (values, place) -> Optional.of(
                    new AssessConfig(values.get(JMX_KEY), values.get(JOLOKIA_KEY), values.get(PROMETHEUS_KEY))));

    private AssessSection() {}

    private static Section<BrokerAgents> agents(String example, String description) {
        Key<List<String>> addresses = Key.withDefault(
                "addresses",
                new ListType<>(Types.text()),
                "[]",
                description + " For example '" + example + "'. Empty = not asked.");
        Key<String> user = Key.optional("user", Types.text(), "monitor", "User, where the agent asks for one.");
        Key<String> password = Key.optional(
                "password",
                Types.text(),
                "'${env:MONITOR_PASSWORD}'",
                "Password of the user. Keep it out with ${env:NAME} or ${file:/path}.");
        Key<String> protocol = Key.withDefault(
                "protocol",
                Types.oneOf(List.of("plaintext", TLS)),
                "plaintext",
                "Whether JMX is encrypted. Where the registry is not, it is asked without, and refused if it leads elsewhere than to TLS.");
        Key<String> trustStore = Key.optional(
                "trustStore",
                Types.text(),
                "jmx-trust.p12",
                "Whom to trust with protocol tls: a PKCS12 or JKS file. Left out, whom the JVM trusts.");
        Key<String> trustStorePassword = Key.optional(
                "trustStorePassword",
                Types.text(),
                "'${env:JMX_TRUST_PASSWORD}'",
                "Password of the trust store. Keep it out with ${env:NAME} or ${file:/path}.");
        boolean jmx = example.startsWith("{host}");
        List<Key<?>> keys = jmx
                ? List.of(addresses, user, password, protocol, trustStore, trustStorePassword)
                : List.of(addresses, user, password);
        return new Section<>(
                "agents",
                keys,
                (values, place) -> Optional.of(new BrokerAgents(
                        values.get(addresses),
                        values.optional(user),
                        values.optional(password),
                        values.optional(protocol).filter(TLS::equals).isPresent(),
                        values.optional(trustStore),
                        values.optional(trustStorePassword))));
    }
}
