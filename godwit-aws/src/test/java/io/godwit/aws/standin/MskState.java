package io.godwit.aws.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.godwit.aws.standin.AwsStandIn.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What MSK holds, and what it answers. Lists come in pages of two, so that paging is exercised. */
public final class MskState {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String TIME = "2026-11-27T10:00:00.000Z";
    private static final int PAGE = 2;

    private final Map<String, ObjectNode> clusters = new LinkedHashMap<>();
    private final Map<String, ObjectNode> configurations = new LinkedHashMap<>();
    private final Map<String, Set<String>> secrets = new LinkedHashMap<>();
    private final Set<String> refusedSecrets = new LinkedHashSet<>();
    private final List<String> versions = new ArrayList<>(List.of("3.6.0", "3.8.x", "3.9.x", "3.9.x.kraft"));
    private int looksUntilActive = 2;

    /** A refusal that a state causes. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Refusal refusal;

        Refused(int status, String code, String message) {
            this.refusal = new Refusal(status, code, message);
        }

        Refusal refusal() {
            return refusal;
        }
    }

    /** How often a new cluster is described as CREATING before it is ACTIVE. */
    public synchronized void looksUntilActive(int looks) {
        looksUntilActive = looks;
    }

    /** A secret that cannot be associated. */
    public synchronized void refuseSecret(String arn) {
        refusedSecrets.add(arn);
    }

    public synchronized Set<String> secretsOf(String name) {
        return Set.copyOf(secrets.getOrDefault(cluster(name).path("clusterArn").asText(), Set.of()));
    }

    /** The cluster as MSK holds it; to be changed as somebody else would. */
    public synchronized ObjectNode cluster(String name) {
        return clusters.values().stream()
                .filter(cluster -> cluster.path("clusterName").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    public synchronized int clusterCount() {
        return clusters.size();
    }

    public synchronized int configurationCount() {
        return configurations.size();
    }

    synchronized ObjectNode answer(ServiceModel.Call call, Map<String, List<String>> query, JsonNode body) {
        return switch (call.operation()) {
            case "ListKafkaVersions" ->
                page("kafkaVersions", versions.stream().map(MskState::version).toList(), query);
            case "ListConfigurations" ->
                page(
                        "configurations",
                        configurations.values().stream().map(MskState::summary).toList(),
                        query);
            case "CreateConfiguration" -> createConfiguration(body);
            case "DescribeConfigurationRevision" -> revision(call.part("arn"));
            case "ListClustersV2" -> page("clusterInfoList", named(first(query, "clusterNameFilter", "")), query);
            case "CreateClusterV2" -> createCluster(body);
            case "DescribeClusterV2" -> JSON.objectNode().set("clusterInfo", look(call.part("clusterArn")));
            case "ListScramSecrets" -> page("secretArnList", texts(call.part("clusterArn")), query);
            case "BatchAssociateScramSecret" -> associate(call.part("clusterArn"), body);
            case "GetBootstrapBrokers" -> brokers(call.part("clusterArn"));
            default -> throw new IllegalStateException("the stand-in does not know " + call.operation());
        };
    }

    private static ObjectNode page(String name, List<? extends JsonNode> all, Map<String, List<String>> query) {
        int from = Integer.parseInt(first(query, "nextToken", "0"));
        ObjectNode page = JSON.objectNode();
        ArrayNode items = page.putArray(name);
        all.subList(from, Math.min(all.size(), from + PAGE)).forEach(items::add);
        if (from + PAGE < all.size()) {
            page.put("nextToken", String.valueOf(from + PAGE));
        }
        return page;
    }

    private static String first(Map<String, List<String>> query, String name, String otherwise) {
        return query.getOrDefault(name, List.of(otherwise)).get(0);
    }

    private static ObjectNode version(String version) {
        return JSON.objectNode()
                .put("version", version)
                .put("status", version.startsWith("3.6") ? "DEPRECATED" : "ACTIVE");
    }

    private static ObjectNode summary(ObjectNode configuration) {
        ObjectNode summary = configuration.deepCopy();
        summary.remove("serverProperties");
        return summary;
    }

    private ObjectNode createConfiguration(JsonNode body) {
        String name = body.path("name").asText();
        if (configurations.values().stream()
                .anyMatch(existing -> existing.path("name").asText().equals(name))) {
            throw new Refused(409, "ConflictException", "A configuration with the name " + name + " already exists.");
        }
        String arn = "arn:aws:kafka:eu-central-1:111122223333:configuration/" + name + "/c-" + configurations.size();
        ObjectNode configuration = body.deepCopy();
        configuration.put("arn", arn).put("state", "ACTIVE").put("creationTime", TIME);
        configuration.set("latestRevision", JSON.objectNode().put("revision", 1).put("creationTime", TIME));
        configurations.put(arn, configuration);
        ObjectNode answer = JSON.objectNode().put("arn", arn).put("name", name).put("state", "ACTIVE");
        answer.set("latestRevision", configuration.path("latestRevision"));
        return answer;
    }

    private ObjectNode revision(String arn) {
        return JSON.objectNode()
                .put("arn", arn)
                .put("revision", 1)
                .put(
                        "serverProperties",
                        Objects.requireNonNull(configurations.get(arn))
                                .path("serverProperties")
                                .asText());
    }

    private List<ObjectNode> named(String prefix) {
        return clusters.values().stream()
                .filter(cluster -> cluster.path("clusterName").asText().startsWith(prefix))
                .toList();
    }

    private ObjectNode createCluster(JsonNode body) {
        String name = body.path("clusterName").asText();
        if (clusters.values().stream()
                .anyMatch(existing -> existing.path("clusterName").asText().equals(name))) {
            throw new Refused(409, "ConflictException", "A cluster with the name " + name + " already exists.");
        }
        String arn = "arn:aws:kafka:eu-central-1:111122223333:cluster/" + name + "/u-" + clusters.size();
        JsonNode wanted = body.path("provisioned");
        ObjectNode provisioned = wanted.deepCopy();
        provisioned.remove(List.of("kafkaVersion", "configurationInfo"));
        provisioned.set(
                "currentBrokerSoftwareInfo",
                JSON.objectNode()
                        .put("kafkaVersion", wanted.path("kafkaVersion").asText())
                        .put(
                                "configurationArn",
                                wanted.path("configurationInfo").path("arn").asText())
                        .put(
                                "configurationRevision",
                                wanted.path("configurationInfo")
                                        .path("revision")
                                        .asLong()));
        ObjectNode cluster = JSON.objectNode()
                .put("clusterArn", arn)
                .put("clusterName", name)
                .put("clusterType", "PROVISIONED")
                .put("creationTime", TIME)
                .put("state", "CREATING");
        cluster.set("tags", body.path("tags"));
        cluster.set("provisioned", provisioned);
        clusters.put(arn, cluster);
        return JSON.objectNode()
                .put("clusterArn", arn)
                .put("clusterName", name)
                .put("clusterType", "PROVISIONED")
                .put("state", "CREATING");
    }

    private ObjectNode look(String arn) {
        ObjectNode cluster = Objects.requireNonNull(clusters.get(arn));
        if (cluster.path("state").asText().equals("CREATING") && looksUntilActive-- <= 0) {
            cluster.put("state", "ACTIVE");
        }
        return cluster;
    }

    private List<JsonNode> texts(String arn) {
        return secrets.getOrDefault(arn, Set.of()).stream()
                .map(text -> (JsonNode) JSON.textNode(text))
                .toList();
    }

    private ObjectNode associate(String arn, JsonNode body) {
        if (body.path("secretArnList").size() > 10) {
            throw new Refused(400, "BadRequestException", "More than 10 secrets in one request.");
        }
        ObjectNode answer = JSON.objectNode().put("clusterArn", arn);
        ArrayNode unprocessed = answer.putArray("unprocessedScramSecrets");
        body.path("secretArnList").forEach(secret -> {
            if (refusedSecrets.contains(secret.asText())) {
                unprocessed.add(JSON.objectNode()
                        .put("secretArn", secret.asText())
                        .put("errorCode", "InvalidSecretKmsKey")
                        .put("errorMessage", "The secret is encrypted with the default key."));
            } else {
                secrets.computeIfAbsent(arn, key -> new LinkedHashSet<>()).add(secret.asText());
            }
        });
        return answer;
    }

    private ObjectNode brokers(String arn) {
        if (!Objects.requireNonNull(clusters.get(arn)).path("state").asText().equals("ACTIVE")) {
            throw new Refused(
                    400, "BadRequestException", "You can't get bootstrap broker nodes for a cluster in this state.");
        }
        return JSON.objectNode()
                .put("bootstrapBrokerStringSaslScram", "b-1.crm.kafka.example:9096,b-2.crm.kafka.example:9096")
                .put("bootstrapBrokerStringSaslIam", "b-1.crm.kafka.example:9098,b-2.crm.kafka.example:9098");
    }
}
