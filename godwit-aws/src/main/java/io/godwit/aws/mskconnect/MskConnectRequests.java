package io.godwit.aws.mskconnect;

import io.godwit.aws.document.DocumentFile;
import io.godwit.aws.mskconnect.MskConnectOrder.OrderedConnector;
import io.godwit.aws.mskconnect.MskConnectOrder.OrderedPlugin;
import io.godwit.core.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The order as requests of MSK Connect's API, for {@code aws kafkaconnect … --cli-input-json}. ARNs that only AWS knows are places
 * such as {@code ${WORKER_CONFIGURATION_ARN}}.
 */
public final class MskConnectRequests {
    private MskConnectRequests() {}

    /** One file a request, in the order in which they are sent. */
    public static List<DocumentFile> files(MskConnectOrder order) {
        List<DocumentFile> files = new ArrayList<>();
        order.plugins()
                .forEach(plugin -> files.add(file(
                        "create-custom-plugin-" + MskConnectOrder.identifier(plugin.name()), plugin(order, plugin))));
        files.add(file("create-worker-configuration", workers(order)));
        order.connectors()
                .forEach(connector -> files.add(file(
                        "create-connector-" + MskConnectOrder.identifier(connector.name()),
                        connector(order, connector))));
        return files;
    }

    private static DocumentFile file(String name, Map<String, Object> request) {
        return new DocumentFile(name + ".json", Json.pretty(request) + "\n");
    }

    private static Map<String, Object> plugin(MskConnectOrder order, OrderedPlugin plugin) {
        return ordered(
                "name",
                plugin.name(),
                "contentType",
                "ZIP",
                "location",
                Map.of("s3Location", ordered("bucketArn", order.pluginBucketArn(), "fileKey", plugin.fileKey())));
    }

    private static Map<String, Object> workers(MskConnectOrder order) {
        return ordered(
                "name",
                order.name() + "-workers",
                "propertiesFileContent",
                Base64.getEncoder()
                        .encodeToString(MskConnectModule.properties(order).getBytes(StandardCharsets.UTF_8)));
    }

    private static Map<String, Object> connector(MskConnectOrder order, OrderedConnector connector) {
        Map<String, Object> request = ordered(
                "connectorName",
                connector.name(),
                "kafkaConnectVersion",
                order.connectVersion(),
                "capacity",
                Map.of(
                        "provisionedCapacity",
                        ordered(
                                "mcuCount",
                                order.capacity().mcus(),
                                "workerCount",
                                order.capacity().workers())),
                "connectorConfiguration",
                connector.config(),
                "kafkaCluster",
                Map.of(
                        "apacheKafkaCluster",
                        ordered(
                                "bootstrapServers",
                                order.bootstrapServers(),
                                "vpc",
                                ordered(
                                        "subnets",
                                        order.network().subnets(),
                                        "securityGroups",
                                        order.network().securityGroups()))));
        request.put("kafkaClusterClientAuthentication", Map.of("authenticationType", order.iam() ? "IAM" : "NONE"));
        request.put("kafkaClusterEncryptionInTransit", Map.of("encryptionType", order.tls() ? "TLS" : "PLAINTEXT"));
        request.put(
                "plugins",
                List.of(Map.of(
                        "customPlugin",
                        ordered(
                                "customPluginArn",
                                "${CUSTOM_PLUGIN_ARN_"
                                        + shell(connector.plugin().name()) + "}",
                                "revision",
                                1))));
        request.put(
                "workerConfiguration", ordered("workerConfigurationArn", "${WORKER_CONFIGURATION_ARN}", "revision", 1));
        request.put("serviceExecutionRoleArn", order.roleArn());
        return request;
    }

    private static String shell(String name) {
        return name.replaceAll("[^A-Za-z0-9_]", "_");
    }

    private static Map<String, Object> ordered(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int index = 0; index < pairs.length; index += 2) {
            map.put((String) pairs[index], pairs[index + 1]);
        }
        return map;
    }
}
