package io.godwit.cli.connect;

import io.godwit.aws.mskconnect.MskConnectOrder;
import io.godwit.core.config.Migration;
import io.godwit.core.connect.MskConnector;
import io.godwit.migration.connect.MskConnectPlan;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What only the operator knows about MSK Connect. */
final class MskOptions {
    @Option(
            names = "--bootstrap-servers",
            paramLabel = "LIST",
            description =
                    "The target's addresses for MSK Connect, of its IAM listener (default: target.bootstrapServers).")
    private @Nullable String bootstrapServers;

    @Option(
            names = "--subnets",
            paramLabel = "ID",
            split = ",",
            required = true,
            description = "The subnets of the workers, separated by commas.")
    private List<String> subnets = List.of();

    @Option(
            names = "--security-groups",
            paramLabel = "ID",
            split = ",",
            required = true,
            description = "The security groups of the workers, separated by commas.")
    private List<String> securityGroups = List.of();

    @Option(
            names = "--role-arn",
            paramLabel = "ARN",
            required = true,
            description = "The role that the connectors run with.")
    private String roleArn = "";

    @Option(
            names = "--plugin-bucket-arn",
            paramLabel = "ARN",
            required = true,
            description = "The S3 bucket that holds the plugins' zips.")
    private String pluginBucketArn = "";

    @Option(
            names = "--connect-version",
            paramLabel = "VERSION",
            defaultValue = "3.7.x",
            description = "Of Kafka Connect, as MSK Connect calls it (default: 3.7.x).")
    private String connectVersion = "3.7.x";

    @Option(
            names = "--workers",
            paramLabel = "NUMBER",
            defaultValue = "1",
            description = "Workers of each connector, 1 to 10 (default: 1).")
    private int workers = 1;

    @Option(
            names = "--mcus",
            paramLabel = "NUMBER",
            defaultValue = "1",
            description = "Units of each worker, of 1 vCPU and 4 GiB: 1, 2, 4 or 8 (default: 1).")
    private int mcus = 1;

    @Option(
            names = "--key-converter",
            paramLabel = "CLASS",
            defaultValue = "org.apache.kafka.connect.storage.StringConverter",
            description = "The workers' key.converter, as on the source (default: MSK Connect's, StringConverter).")
    private String keyConverter = "";

    @Option(
            names = "--value-converter",
            paramLabel = "CLASS",
            defaultValue = "org.apache.kafka.connect.storage.StringConverter",
            description = "The workers' value.converter, as on the source (default: MSK Connect's, StringConverter).")
    private String valueConverter = "";

    Optional<String> bootstrapServers() {
        return Optional.ofNullable(bootstrapServers);
    }

    MskConnectOrder order(Migration migration, MskConnectPlan plan) {
        TreeMap<String, String> properties = new TreeMap<>();
        properties.put("key.converter", keyConverter);
        properties.put("value.converter", valueConverter);
        boolean refers = plan.connectors().stream()
                .flatMap(connector -> connector.config().values().stream())
                .anyMatch(value -> value.contains("${" + MskConnector.PROVIDER + ":"));
        if (refers) {
            properties.put("config.providers", MskConnector.PROVIDER);
            properties.put(
                    "config.providers." + MskConnector.PROVIDER + ".class",
                    "com.amazonaws.kafka.config.providers.SecretsManagerConfigProvider");
        }
        plan.offsetTopic().ifPresent(topic -> properties.put("offset.storage.topic", topic));
        return new MskConnectOrder(
                migration.name(),
                connectVersion,
                plan.bootstrapServers(),
                plan.iam(),
                plan.tls(),
                new MskConnectOrder.Network(subnets, securityGroups),
                new MskConnectOrder.Capacity(workers, mcus),
                roleArn,
                pluginBucketArn,
                properties,
                plan.connectors().stream().map(MskOptions::connector).toList());
    }

    private static MskConnectOrder.OrderedConnector connector(MskConnector connector) {
        String simple = connector.className().substring(connector.className().lastIndexOf('.') + 1);
        String plugin = connector.pluginVersion().equals("-") ? simple : simple + "-" + connector.pluginVersion();
        String name = plugin.replaceAll("[^A-Za-z0-9-]", "-");
        return new MskConnectOrder.OrderedConnector(
                connector.name(), new MskConnectOrder.OrderedPlugin(name, name + ".zip"), connector.config());
    }
}
