package io.godwit.aws.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What Application Auto Scaling holds, and what it answers. */
public final class ScalingState {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final double TIME = 1_795_773_600.0;

    private final Map<String, JsonNode> targets = new LinkedHashMap<>();
    private final Map<String, JsonNode> policies = new LinkedHashMap<>();

    /** The target of that resource, as it was registered. */
    public synchronized Optional<JsonNode> target(String arn) {
        return Optional.ofNullable(targets.get(arn));
    }

    /** The policy of that resource, as it was put. */
    public synchronized Optional<JsonNode> policy(String arn) {
        return Optional.ofNullable(policies.get(arn));
    }

    synchronized ObjectNode answer(ServiceModel.Call call, JsonNode body) {
        String arn = body.path("ResourceId").asText();
        return switch (call.operation()) {
            case "RegisterScalableTarget" -> {
                targets.put(arn, body);
                yield JSON.objectNode().put("ScalableTargetARN", arn + "/target");
            }
            case "PutScalingPolicy" -> {
                policies.put(arn, body);
                ObjectNode answer = JSON.objectNode().put("PolicyARN", arn + "/policy");
                answer.putArray("Alarms");
                yield answer;
            }
            case "DescribeScalableTargets" ->
                list(
                        "ScalableTargets",
                        targets.get(body.path("ResourceIds").path(0).asText()),
                        "RoleARN");
            case "DescribeScalingPolicies" -> list("ScalingPolicies", policies.get(arn), "PolicyARN");
            default -> throw new IllegalStateException("the stand-in does not know " + call.operation());
        };
    }

    private static ObjectNode list(String name, @org.jspecify.annotations.Nullable JsonNode item, String arnName) {
        ObjectNode answer = JSON.objectNode();
        ArrayNode items = answer.putArray(name);
        if (item != null) {
            items.add(((ObjectNode) item.deepCopy()).put(arnName, "arn:aws:x").put("CreationTime", TIME));
        }
        return answer;
    }
}
