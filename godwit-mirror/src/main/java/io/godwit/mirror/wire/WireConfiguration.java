package io.godwit.mirror.wire;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** The usual client properties. The admin client's definition has all that concerns connections and security, and nothing more. */
final class WireConfiguration extends AdminClientConfig {
    private static final int OPERATING_SYSTEM_DECIDES = -1;

    WireConfiguration(String name, Map<String, ?> clientProperties) {
        super(withDefaults(name, clientProperties), false);
    }

    String clientId() {
        return getString(CLIENT_ID_CONFIG);
    }

    /** Kafka's fixed buffers of 64 KiB and 128 KiB switch off the kernel's tuning and throttle whoever copies between sites. */
    private static Map<String, Object> withDefaults(String name, Map<String, ?> clientProperties) {
        Map<String, Object> properties = new HashMap<>(clientProperties);
        properties.putIfAbsent(CommonClientConfigs.CLIENT_ID_CONFIG, "godwit-" + name);
        properties.putIfAbsent(CommonClientConfigs.RECEIVE_BUFFER_CONFIG, OPERATING_SYSTEM_DECIDES);
        properties.putIfAbsent(CommonClientConfigs.SEND_BUFFER_CONFIG, OPERATING_SYSTEM_DECIDES);
        return properties;
    }
}
