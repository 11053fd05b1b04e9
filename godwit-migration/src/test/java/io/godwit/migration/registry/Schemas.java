package io.godwit.migration.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.godwit.core.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What an application does with a registry through Confluent's API: independent of the code under test. */
final class Schemas {
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI base;

    Schemas(URI base) {
        this.base = base;
    }

    /** @param references {@code subject@version} */
    int register(String subject, String type, String schema, String... references) throws Exception {
        ObjectNode body =
                JsonNodeFactory.instance.objectNode().put("schema", schema).put("schemaType", type);
        if (references.length > 0) {
            ArrayNode array = body.putArray("references");
            for (String reference : references) {
                List<String> parts = List.of(reference.split("@", 2));
                array.addObject()
                        .put("name", parts.get(0))
                        .put("subject", parts.get(0))
                        .put("version", Integer.parseInt(parts.get(1)));
            }
        }
        return send("POST", "/subjects/" + subject + "/versions", Json.line(body))
                .path("id")
                .asInt();
    }

    JsonNode send(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(method + " " + path + ": HTTP " + answer.statusCode() + " " + answer.body());
        }
        return Json.tree(answer.body().getBytes(StandardCharsets.UTF_8));
    }

    /** The schema that a reader finds for an id. */
    String byId(int id) throws IOException, InterruptedException {
        return send("GET", "/schemas/ids/" + id, "").path("schema").asText();
    }
}
