package io.godwit.connect.mirrormaker2;

import io.godwit.core.config.ClusterConfig;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigData;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.provider.ConfigProvider;

/**
 * Keeps secrets out of Connect's topics: a connector's stored configuration holds a reference such as
 * <code>${godwit:crm:source/sasl.jaas.config}</code>, which only the worker in this process can resolve.
 */
public final class SecretsProvider implements ConfigProvider {
    static final String NAME = "godwit";

    private static final Pattern SECRET =
            Pattern.compile(".*(password|jaas|secret|credential|token|keystore\\.key|keystore\\.certificate).*");

    /** The cluster's properties as a connector's configuration may show them. */
    static SortedMap<String, String> withoutSecrets(String engine, ClusterConfig cluster) {
        SortedMap<String, String> shown = new TreeMap<>(cluster.properties());
        shown.replaceAll((key, value) -> SECRET.matcher(key).matches()
                ? "${" + NAME + ":" + engine + ":" + cluster.side().word() + "/" + key + "}"
                : value);
        return shown;
    }

    @Override
    public ConfigData get(String path) {
        return new ConfigData(Map.of());
    }

    @Override
    public ConfigData get(String path, Set<String> keys) {
        EngineHooks hooks =
                EngineHooks.find(path).orElseThrow(() -> new ConfigException("no engine " + path + " runs here"));
        Map<String, String> found = new HashMap<>();
        for (String key : keys) {
            String[] sideAndKey = key.split("/", 2);
            if (sideAndKey.length == 2) {
                hooks.property(sideAndKey[0], sideAndKey[1]).ifPresent(value -> found.put(key, value));
            }
        }
        return new ConfigData(found);
    }

    @Override
    public void configure(Map<String, ?> configs) {}

    @Override
    public void close() {}
}
