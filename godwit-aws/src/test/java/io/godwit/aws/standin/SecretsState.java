package io.godwit.aws.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.godwit.core.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What Secrets Manager holds, and what it answers. */
public final class SecretsState {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String VERSION = "0a1b2c3d-1111-2222-3333-444455556666";
    private static final double TIME = 1_795_773_600.0;

    private final Map<String, ObjectNode> secrets = new LinkedHashMap<>();
    private final Set<String> disabledKeys = new LinkedHashSet<>();

    /** Names of all secrets, in the order in which they were made. */
    public synchronized Set<String> names() {
        return new LinkedHashSet<>(secrets.keySet());
    }

    /** The request by which a secret was made; to be changed as somebody else would. */
    public synchronized ObjectNode secret(String name) {
        return Objects.requireNonNull(secrets.get(name), name);
    }

    /** What a secret holds. */
    public synchronized JsonNode value(String name) {
        return Json.tree(secret(name).path("SecretString").asText().getBytes(StandardCharsets.UTF_8));
    }

    /** A secret that somebody else has made. */
    public synchronized void put(String name, String key, String value) {
        secrets.put(
                name, JSON.objectNode().put("Name", name).put("KmsKeyId", key).put("SecretString", value));
    }

    /** A key that encrypts nothing. */
    public synchronized void disableKey(String key) {
        disabledKeys.add(key);
    }

    public static String arn(String name) {
        return "arn:aws:secretsmanager:eu-central-1:111122223333:secret:" + name + "-AbCdEf";
    }

    synchronized ObjectNode answer(ServiceModel.Call call, JsonNode body) {
        return switch (call.operation()) {
            case "CreateSecret" -> create(body);
            case "DescribeSecret" -> describe(existing(body));
            case "GetSecretValue" -> {
                ObjectNode secret = existing(body);
                yield named(secret)
                        .put("VersionId", VERSION)
                        .put("SecretString", secret.path("SecretString").asText());
            }
            default -> throw new IllegalStateException("the stand-in does not know " + call.operation());
        };
    }

    private ObjectNode create(JsonNode body) {
        String name = body.path("Name").asText();
        if (disabledKeys.contains(body.path("KmsKeyId").asText())) {
            throw new MskState.Refused(
                    400, "EncryptionFailure", "Secrets Manager can't encrypt the secret with this KMS key.");
        }
        ObjectNode there = secrets.get(name);
        // The same request once more, which the client knows by its token, is answered as the first one.
        if (there != null && !there.equals(body)) {
            throw new MskState.Refused(
                    400, "ResourceExistsException", "The operation failed because the secret already exists.");
        }
        secrets.put(name, body.deepCopy());
        return named(secret(name)).put("VersionId", VERSION);
    }

    private ObjectNode existing(JsonNode body) {
        ObjectNode secret = secrets.get(body.path("SecretId").asText());
        if (secret == null) {
            throw new MskState.Refused(
                    400, "ResourceNotFoundException", "Secrets Manager can't find the specified secret.");
        }
        return secret;
    }

    private static ObjectNode describe(ObjectNode secret) {
        ObjectNode answer = named(secret).put("CreatedDate", TIME);
        if (!secret.path("KmsKeyId").asText().isEmpty()) {
            answer.set("KmsKeyId", secret.path("KmsKeyId"));
        }
        if (secret.has("DeletedDate")) {
            answer.set("DeletedDate", secret.path("DeletedDate"));
        }
        return answer;
    }

    private static ObjectNode named(ObjectNode secret) {
        String name = secret.path("Name").asText();
        return JSON.objectNode().put("ARN", arn(name)).put("Name", name);
    }
}
