package io.godwit.aws.document;

import com.bertramlabs.plugins.hcl4j.HCLParser;
import com.fasterxml.jackson.databind.JsonNode;
import io.godwit.core.json.Json;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** What a document says about the cluster, read back by a parser of its language, with defaults in place of parameters. */
final class Facts {
    private Facts() {}

    /** The whole module as one tree. */
    static JsonNode terraform(List<DocumentFile> files) {
        StringBuilder text = new StringBuilder();
        files.forEach(file -> text.append(file.text()).append('\n'));
        try {
            return Json.tree(plain(new HCLParser().parse(text.toString(), true)));
        } catch (Exception e) {
            throw new AssertionError("the module is no HCL", e);
        }
    }

    /** Expressions that the parser leaves as they are refer to what contains them, and have no form as JSON. */
    private static Object plain(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> plain = new TreeMap<>();
            map.forEach((key, part) -> plain.put(String.valueOf(key), part == null ? "" : plain(part)));
            return plain;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(part -> part == null ? "" : plain(part)).toList();
        }
        if (value instanceof Number number) {
            return number.longValue();
        }
        return value instanceof Boolean ? value : String.valueOf(value);
    }

    /** The template as a tree, with {@code !Ref X} as {@code {Ref: X}} and so on. */
    static JsonNode cloudFormation(DocumentFile file) {
        Object loaded = new Yaml(new Tags()).load(file.text());
        return Json.tree(loaded);
    }

    /** Reads CloudFormation's short forms of functions. */
    private static final class Tags extends SafeConstructor {
        Tags() {
            super(new LoaderOptions());
            this.yamlMultiConstructors.put("!", new AbstractConstruct() {
                @Override
                public Object construct(Node node) {
                    Object value = node instanceof ScalarNode scalar
                            ? scalar.getValue()
                            : constructSequence((SequenceNode) node);
                    return Map.of(node.getTag().getValue().substring(1), value);
                }
            });
        }
    }

    /** The facts of a template, under the names that {@link #ofTerraform} uses too. */
    static Map<String, String> ofCloudFormation(JsonNode template) {
        JsonNode cluster = template.at("/Resources/Cluster/Properties");
        Map<String, String> facts = new TreeMap<>();
        put(facts, "name", resolved(template, cluster.path("ClusterName")));
        put(facts, "version", resolved(template, cluster.path("KafkaVersion")));
        put(facts, "brokers", resolved(template, cluster.path("NumberOfBrokerNodes")));
        put(facts, "type", resolved(template, cluster.at("/BrokerNodeGroupInfo/InstanceType")));
        put(
                facts,
                "storage",
                resolved(template, cluster.at("/BrokerNodeGroupInfo/StorageInfo/EBSStorageInfo/VolumeSize")));
        put(facts, "tiered", cluster.path("StorageMode"));
        put(
                facts,
                "throughput",
                resolved(
                        template,
                        cluster.at(
                                "/BrokerNodeGroupInfo/StorageInfo/EBSStorageInfo/ProvisionedThroughput/VolumeThroughput")));
        put(facts, "monitoring", resolved(template, cluster.path("EnhancedMonitoring")));
        put(facts, "jmx", resolved(template, cluster.at("/OpenMonitoring/Prometheus/JmxExporter/EnabledInBroker")));
        put(facts, "node", resolved(template, cluster.at("/OpenMonitoring/Prometheus/NodeExporter/EnabledInBroker")));
        put(facts, "clientBroker", cluster.at("/EncryptionInfo/EncryptionInTransit/ClientBroker"));
        put(facts, "inCluster", cluster.at("/EncryptionInfo/EncryptionInTransit/InCluster"));
        put(facts, "iam", cluster.at("/ClientAuthentication/Sasl/Iam/Enabled"));
        put(facts, "scram", cluster.at("/ClientAuthentication/Sasl/Scram/Enabled"));
        put(facts, "unauthenticated", cluster.at("/ClientAuthentication/Unauthenticated/Enabled"));
        put(facts, "tlsClients", cluster.at("/ClientAuthentication/Tls"));
        put(facts, "logs", cluster.at("/LoggingInfo/BrokerLogs/CloudWatchLogs/Enabled"));
        put(facts, "growsTo", resolved(template, template.at("/Resources/StorageTarget/Properties/MaxCapacity")));
        put(
                facts,
                "growsAt",
                resolved(
                        template,
                        template.at(
                                "/Resources/StoragePolicy/Properties/TargetTrackingScalingPolicyConfiguration/TargetValue")));
        facts.put(
                "properties",
                template.at("/Resources/Configuration/Properties/ServerProperties")
                        .asText()
                        .strip());
        JsonNode key = cluster.at("/EncryptionInfo/EncryptionAtRest/DataVolumeKMSKeyId");
        facts.put(
                "key",
                key.isMissingNode()
                        ? "aws"
                        : key.has("GetAtt")
                                ? "created"
                                : resolved(template, key).asText());
        return facts;
    }

    private static JsonNode resolved(JsonNode template, JsonNode value) {
        return value.has("Ref") ? template.at("/Parameters/" + value.path("Ref").asText() + "/Default") : value;
    }

    /** The facts of a module. */
    static Map<String, String> ofTerraform(JsonNode module) {
        JsonNode cluster = module.at("/resource/aws_msk_cluster/cluster");
        Map<String, String> facts = new TreeMap<>();
        put(facts, "name", variable(module, cluster.path("cluster_name")));
        put(facts, "version", variable(module, cluster.path("kafka_version")));
        put(facts, "brokers", variable(module, cluster.path("number_of_broker_nodes")));
        put(facts, "type", variable(module, cluster.at("/broker_node_group_info/instance_type")));
        put(
                facts,
                "storage",
                variable(module, cluster.at("/broker_node_group_info/storage_info/ebs_storage_info/volume_size")));
        put(facts, "tiered", cluster.path("storage_mode"));
        put(
                facts,
                "throughput",
                variable(
                        module,
                        cluster.at(
                                "/broker_node_group_info/storage_info/ebs_storage_info/provisioned_throughput/volume_throughput")));
        put(facts, "monitoring", variable(module, cluster.path("enhanced_monitoring")));
        put(facts, "jmx", variable(module, cluster.at("/open_monitoring/prometheus/jmx_exporter/enabled_in_broker")));
        put(facts, "node", variable(module, cluster.at("/open_monitoring/prometheus/node_exporter/enabled_in_broker")));
        put(facts, "clientBroker", cluster.at("/encryption_info/encryption_in_transit/client_broker"));
        put(facts, "inCluster", cluster.at("/encryption_info/encryption_in_transit/in_cluster"));
        put(facts, "iam", cluster.at("/client_authentication/sasl/iam"));
        put(facts, "scram", cluster.at("/client_authentication/sasl/scram"));
        put(facts, "unauthenticated", cluster.at("/client_authentication/unauthenticated"));
        put(facts, "tlsClients", cluster.at("/client_authentication/tls"));
        put(facts, "logs", cluster.at("/logging_info/broker_logs/cloudwatch_logs/enabled"));
        put(facts, "growsTo", variable(module, module.at("/resource/aws_appautoscaling_target/storage/max_capacity")));
        put(
                facts,
                "growsAt",
                variable(
                        module,
                        module.at(
                                "/resource/aws_appautoscaling_policy/storage/target_tracking_scaling_policy_configuration/target_value")));
        facts.put(
                "properties",
                module.at("/resource/aws_msk_configuration/cluster/server_properties")
                        .asText()
                        .lines()
                        .map(String::strip)
                        .collect(Collectors.joining("\n"))
                        .strip());
        JsonNode given = module.at("/variable/kms_key_arn/default");
        facts.put(
                "key",
                given.isTextual()
                        ? given.asText()
                        : module.at("/resource/aws_kms_key").isMissingNode() ? "aws" : "created");
        return facts;
    }

    private static JsonNode variable(JsonNode module, JsonNode value) {
        String name = value.toString().replaceAll(".*var\\.(\\w+).*", "$1");
        return value.isMissingNode() || name.equals(value.toString())
                ? value
                : module.at("/variable/" + name + "/default");
    }

    private static void put(Map<String, String> facts, String name, JsonNode value) {
        facts.put(
                name, value.isMissingNode() ? "-" : value.isNumber() ? String.valueOf(value.asInt()) : value.asText());
    }
}
