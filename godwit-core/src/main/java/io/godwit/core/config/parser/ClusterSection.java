package io.godwit.core.config.parser;

import io.godwit.core.config.ClusterConfig;
import io.godwit.core.config.ConnectConfig;
import io.godwit.core.config.schema.ClientPropertiesType;
import io.godwit.core.config.schema.Key;
import io.godwit.core.config.schema.ListType;
import io.godwit.core.config.schema.Place;
import io.godwit.core.config.schema.Section;
import io.godwit.core.config.schema.Types;
import io.godwit.core.config.schema.Values;
import io.godwit.core.model.ClusterSide;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** {@code source} and {@code target}: how to reach a cluster. Later ones win: file, inline properties, bootstrapServers. */
final class ClusterSection {
    static final Key<String> BOOTSTRAP_SERVERS = Key.optional(
            "bootstrapServers",
            Types.text(),
            "broker-1:9092,broker-2:9092",
            "Addresses of brokers, host:port, separated by commas. Wins over bootstrap.servers in properties and in the file.");
    static final Key<Map<String, String>> PROPERTIES_FILE = Key.optional(
            "propertiesFile",
            new PropertiesFileType(),
            "client.properties",
            "A properties file as any Kafka client takes it; a relative path starts at the folder of migration.yaml.");
    static final Key<Map<String, String>> PROPERTIES = Key.optional(
            "properties",
            new ClientPropertiesType(),
            "{security.protocol: SASL_SSL}",
            "Client properties, such as security.protocol; they win over the file. Keep secrets out with ${env:NAME} or ${file:/path}.");

    static final Key<List<ConnectConfig>> CONNECT = Key.withDefault(
            "connect",
            new ListType<>(ConnectSection.SECTION),
            "[]",
            "The Connect clusters that belong to it, whose connectors can move with a wave.");

    private static final Pattern ADDRESS =
            Pattern.compile("([A-Za-z0-9+.-]+://)?(\\[[0-9a-fA-F:%.]+]|[A-Za-z0-9._-]+):(\\d{1,5})");
    private static final int HIGHEST_PORT = 65_535;

    private ClusterSection() {}

    static Section<ClusterConfig> of(ClusterSide side) {
        return new Section<>(
                "cluster",
                List.of(BOOTSTRAP_SERVERS, PROPERTIES_FILE, PROPERTIES, CONNECT),
                (values, place) -> build(side, values, place));
    }

    private static Optional<ClusterConfig> build(ClusterSide side, Values values, Place place) {
        Map<String, String> properties = new TreeMap<>();
        values.optional(PROPERTIES_FILE).ifPresent(properties::putAll);
        values.optional(PROPERTIES).ifPresent(properties::putAll);
        values.optional(BOOTSTRAP_SERVERS).ifPresent(servers -> properties.put("bootstrap.servers", servers));
        String servers = properties.get("bootstrap.servers");
        if (servers == null) {
            return place.rejectKey(
                    BOOTSTRAP_SERVERS.name(),
                    "is missing; name the brokers here, or bootstrap.servers in properties or in the propertiesFile");
        }
        for (String address : servers.split(",", -1)) {
            if (!isAddress(address.strip())) {
                return place.rejectKey(
                        BOOTSTRAP_SERVERS.name(),
                        "expected host:port, separated by commas; one of the addresses is "
                                + (address.isBlank() ? "empty" : "not of that form"));
            }
        }
        return Optional.of(new ClusterConfig(side, new TreeMap<>(properties), values.get(CONNECT)));
    }

    private static boolean isAddress(String address) {
        var matcher = ADDRESS.matcher(address);
        return matcher.matches() && Integer.parseInt(matcher.group(3)) <= HIGHEST_PORT;
    }
}
