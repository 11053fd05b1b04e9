package io.godwit.core.config;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Where the source's figures come from, besides its logs.
 *
 * @param jmx remote JMX of the brokers
 * @param jolokia HTTP agents of the brokers
 * @param prometheus a monitoring system that keeps their history
 */
public record AssessConfig(BrokerAgents jmx, BrokerAgents jolokia, Prometheus prometheus) {
    /** Nothing but the logs. */
    public static final AssessConfig LOGS_ONLY =
            new AssessConfig(BrokerAgents.NONE, BrokerAgents.NONE, Prometheus.NONE);

    /**
     * How each broker is asked for its MBeans.
     *
     * @param addresses a pattern in which {@code {host}} and {@code {id}} stand for the broker's, and {@code ID=address} for brokers
     *     that differ; empty = not asked
     * @param user empty = without authentication
     * @param password never shown
     * @param tls whether the connection is encrypted
     * @param trustStore path of a PKCS12 or JKS file of those who are trusted then; empty = whom the JVM trusts
     * @param trustStorePassword never shown
     */
    public record BrokerAgents(
            List<String> addresses,
            Optional<String> user,
            Optional<String> password,
            boolean tls,
            Optional<String> trustStore,
            Optional<String> trustStorePassword) {
        public static final BrokerAgents NONE = new BrokerAgents(List.of(), Optional.empty(), Optional.empty(), false);

        public BrokerAgents {
            addresses = List.copyOf(addresses);
        }

        /** Trusting whom the JVM trusts. */
        public BrokerAgents(List<String> addresses, Optional<String> user, Optional<String> password, boolean tls) {
            this(addresses, user, password, tls, Optional.empty(), Optional.empty());
        }

        /** The same, encrypted, trusting this store. */
        public BrokerAgents trusting(String store, Optional<String> storePassword) {
            return new BrokerAgents(addresses, user, password, true, Optional.of(store), storePassword);
        }

        public boolean isUsed() {
            return !addresses.isEmpty();
        }

        /** Where this broker is asked; empty if no address is for it. */
        public Optional<String> address(int broker, String host) {
            String own = broker + "=";
            return addresses.stream()
                    .filter(address -> address.startsWith(own))
                    .map(address -> address.substring(own.length()))
                    .findFirst()
                    .or(() -> addresses.stream()
                            .filter(address -> !address.matches("[0-9]+=.*"))
                            .findFirst())
                    .map(pattern -> pattern.replace("{host}", host.contains(":") ? "[" + host + "]" : host)
                            .replace("{id}", String.valueOf(broker)));
        }

        /** The addresses alone. */
        @Override
        public String toString() {
            return String.join(",", addresses);
        }
    }

    /**
     * @param url such as {@code http://prometheus:9090}; empty = not asked
     * @param selector label matchers that pick this cluster, such as {@code cluster="crm"}
     * @param bytesIn name of the counter; empty = the names of common exporters are tried
     * @param history how far back
     */
    public record Prometheus(
            Optional<URI> url,
            Optional<String> user,
            Optional<String> password,
            Optional<String> token,
            String selector,
            Optional<String> bytesIn,
            Optional<String> bytesOut,
            Optional<String> messagesIn,
            Duration history) {
        public static final Prometheus NONE = new Prometheus(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Duration.ofDays(7));

        /** The same at another address. */
        public Prometheus at(URI other) {
            return new Prometheus(
                    Optional.of(other), user, password, token, selector, bytesIn, bytesOut, messagesIn, history);
        }

        /** The address alone. */
        @Override
        public String toString() {
            return url.map(URI::toString).orElse("-");
        }
    }
}
