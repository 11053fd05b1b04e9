package io.godwit.lab;

import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Makes the properties with which a Kafka client reaches a cluster by one of its listeners. */
record ClientProperties(SslStores stores) {

    SortedMap<String, String> of(Listener listener, String user, Collection<BrokerPorts> brokers) {
        SortedMap<String, String> properties = new TreeMap<>();
        properties.put("bootstrap.servers", addresses(brokers, listener));
        properties.put("security.protocol", listener.securityProtocol());
        if (listener.encrypted()) {
            stores.putTrust(properties);
        }
        if (listener == Listener.SSL) {
            stores.putKey(properties, user);
        }
        if (listener.hasUsers()) {
            properties.put("sasl.mechanism", listener.mechanism());
            properties.put("sasl.jaas.config", Credentials.login(listener.mechanism(), user));
        }
        return properties;
    }

    /** The lab's own way in, with every right. */
    static Map<String, Object> internal(Collection<BrokerPorts> brokers) {
        String addresses =
                brokers.stream().map(ports -> "127.0.0.1:" + ports.internal()).collect(Collectors.joining(","));
        Map<String, Object> properties = new TreeMap<>(Map.of("bootstrap.servers", addresses));
        if (brokers.stream().anyMatch(BrokerPorts::internalGuarded)) {
            properties.put("security.protocol", "SASL_PLAINTEXT");
            properties.put("sasl.mechanism", "PLAIN");
            properties.put("sasl.jaas.config", Credentials.login("PLAIN", Credentials.INTERNAL_USER));
        }
        return properties;
    }

    static String addresses(Collection<BrokerPorts> brokers, Listener listener) {
        return brokers.stream().map(ports -> "127.0.0.1:" + ports.of(listener)).collect(Collectors.joining(","));
    }
}
