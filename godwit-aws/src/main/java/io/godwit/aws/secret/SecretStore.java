package io.godwit.aws.secret;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.godwit.aws.client.AwsErrors;
import io.godwit.core.json.Json;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.secretsmanager.model.Tag;

/** The requests to Secrets Manager, each with the IAM action that it takes. None of them changes or deletes a secret that is there. */
final class SecretStore {
    private static final String USER = "username";
    private static final String PASSWORD = "password";

    private final SecretsManagerClient client;

    SecretStore(SecretsManagerClient client) {
        this.client = client;
    }

    /** What a secret holds. {@link #toString} does not show it. */
    record Login(String user, String password) {
        @Override
        public String toString() {
            return "Login[" + user + "]";
        }
    }

    /** What can be told of a secret without reading it; empty if there is none of that name. */
    Optional<DescribeSecretResponse> describe(String name) {
        return AwsErrors.call("secretsmanager:DescribeSecret", "secret " + name, () -> {
            try {
                return Optional.of(client.describeSecret(request -> request.secretId(name)));
            } catch (ResourceNotFoundException e) {
                return Optional.empty();
            }
        });
    }

    /** What is in a secret, where it is a user name and a password in JSON, as MSK wants it. */
    Optional<Login> read(String name) {
        String text = AwsErrors.call("secretsmanager:GetSecretValue", "secret " + name, () -> client.getSecretValue(
                        request -> request.secretId(name))
                .secretString());
        return Optional.ofNullable(text)
                .flatMap(SecretStore::parse)
                .map(json ->
                        new Login(json.path(USER).asText(), json.path(PASSWORD).asText()));
    }

    // Jackson's message may quote the text, so it is dropped.
    private static Optional<ObjectNode> parse(String text) {
        try {
            return Json.tree(text.getBytes(StandardCharsets.UTF_8)) instanceof ObjectNode object
                    ? Optional.of(object)
                    : Optional.empty();
        } catch (UncheckedIOException e) {
            return Optional.empty();
        }
    }

    /** @return its ARN */
    String create(String name, String key, Login login) {
        ObjectNode value = JsonNodeFactory.instance.objectNode();
        value.put(USER, login.user()).put(PASSWORD, login.password());
        return AwsErrors.call(
                "secretsmanager:CreateSecret", "secret " + name, () -> client.createSecret(request -> request.name(name)
                                .description("SCRAM user of Amazon MSK, made by Godwit")
                                .kmsKeyId(key)
                                .secretString(Json.line(value))
                                .tags(Tag.builder()
                                        .key("created-by")
                                        .value("godwit")
                                        .build()))
                        .arn());
    }
}
