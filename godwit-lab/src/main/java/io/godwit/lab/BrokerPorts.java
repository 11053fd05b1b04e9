package io.godwit.lab;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The loopback ports of one broker, the same for its whole life.
 *
 * @param internal the brokers' and the lab's own way in
 * @param internalGuarded a login is needed there
 * @param controller used with KRaft only
 * @param jmx empty without remote JMX
 * @param agent empty without a Java agent
 */
record BrokerPorts(
        int internal,
        boolean internalGuarded,
        int controller,
        Map<Listener, Integer> listeners,
        OptionalInt jmx,
        OptionalInt agent) {
    BrokerPorts {
        listeners = Collections.unmodifiableMap(new EnumMap<>(listeners));
    }

    static BrokerPorts choose(ClusterSpec spec, FreePorts free) {
        Map<Listener, Integer> listeners = new EnumMap<>(Listener.class);
        spec.listeners().forEach(listener -> listeners.put(listener, free.next()));
        OptionalInt jmx = spec.hasRemoteJmx() ? OptionalInt.of(free.next()) : OptionalInt.empty();
        OptionalInt agent = spec.javaAgent().isPresent() ? OptionalInt.of(free.next()) : OptionalInt.empty();
        return new BrokerPorts(free.next(), spec.guardsInternalListener(), free.next(), listeners, jmx, agent);
    }

    int of(Listener listener) {
        Integer port = listeners.get(listener);
        if (port == null) {
            throw new LabException(
                    "the cluster was started without the listener " + listener + "; it has " + listeners.keySet());
        }
        return port;
    }
}
