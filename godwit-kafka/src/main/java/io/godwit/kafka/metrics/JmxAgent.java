package io.godwit.kafka.metrics;

import io.godwit.core.assess.metrics.BrokerMetric;
import io.godwit.core.assess.metrics.BrokerSnapshot;
import io.godwit.core.config.AssessConfig.BrokerAgents;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** Remote JMX over RMI, which every broker has that was started with {@code JMX_PORT}. */
final class JmxAgent implements BrokerAgent {
    private final String address;
    private final JMXConnector connector;
    private final MBeanServerConnection beans;

    private JmxAgent(String address, JMXConnector connector, MBeanServerConnection beans) {
        this.address = address;
        this.connector = connector;
        this.beans = beans;
    }

    // The address is the operator's own; RMI is what JMX speaks, and the JDK filters what its stubs may hold.
    @SuppressWarnings("BanJNDI")
    static JmxAgent open(String address, BrokerAgents config) {
        try {
            JMXConnector connector = config.tls()
                    ? EncryptedJmx.connect(address, config, environment(config))
                    : JMXConnectorFactory.connect(url(address), environment(config));
            return new JmxAgent(address, connector, connector.getMBeanServerConnection());
        } catch (IOException | SecurityException e) {
            throw AgentErrors.jmx(address, e);
        }
    }

    private static JMXServiceURL url(String address) throws IOException {
        return new JMXServiceURL("service:jmx:rmi:///jndi/rmi://" + address + "/jmxrmi");
    }

    private static Map<String, Object> environment(BrokerAgents config) {
        Map<String, Object> environment = new HashMap<>();
        config.user()
                .ifPresent(user -> environment.put(
                        JMXConnector.CREDENTIALS,
                        new String[] {user, config.password().orElse("")}));
        return environment;
    }

    @Override
    public BrokerSnapshot read() {
        BrokerSnapshot snapshot = new BrokerSnapshot();
        try {
            for (BrokerMetric metric : BrokerMetric.values()) {
                for (ObjectName name : names(metric)) {
                    read(metric, name, snapshot);
                }
            }
            return snapshot;
        } catch (IOException | SecurityException e) {
            throw AgentErrors.jmx(address, e);
        }
    }

    private Set<ObjectName> names(BrokerMetric metric) throws IOException {
        return new TreeSet<>(beans.queryNames(BeanName.of(metric.pattern()), null));
    }

    private void read(BrokerMetric metric, ObjectName name, BrokerSnapshot snapshot) throws IOException {
        String qualifier = BeanName.qualifier(metric, name);
        if (!metric.wants(qualifier)) {
            return;
        }
        try {
            if (beans.getAttribute(name, metric.attribute()) instanceof Number value) {
                snapshot.add(metric, qualifier, value.doubleValue(), System.nanoTime() / 1e9);
            }
        } catch (InstanceNotFoundException e) {
            // A topic that was deleted, or a client that left, since the names were listed.
            return;
        } catch (JMException | RuntimeMBeanException e) {
            throw AgentErrors.jmx(address, e);
        }
    }

    @Override
    public void close() {
        try {
            connector.close();
        } catch (IOException e) {
            // The broker is gone; there is nothing left to close.
            return;
        }
    }
}
