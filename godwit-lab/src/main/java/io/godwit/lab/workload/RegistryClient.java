package io.godwit.lab.workload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.godwit.lab.LabException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** As much of the API of Confluent's schema registry as a producer needs. */
final class RegistryClient {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int OK = 200;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String url;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();

    /** The address without {@code /subjects}. */
    RegistryClient(String url) {
        this.url = url;
    }

    /**
     * Registers a schema, or finds it if the subject has it already.
     *
     * @param type {@code AVRO} or {@code JSON}
     * @param refersToCurrency the schema uses the type of the subject {@value OrderSchemas#CURRENCY_SUBJECT}
     * @return its id
     * @throws IOException if the registry does not answer, or answers that it has trouble
     */
    int register(String subject, String type, String schema, boolean refersToCurrency) throws IOException {
        ObjectNode body = JSON.createObjectNode().put("schemaType", type).put("schema", schema);
        if (refersToCurrency) {
            body.putArray("references")
                    .addObject()
                    .put("name", OrderSchemas.CURRENCY_TYPE)
                    .put("subject", OrderSchemas.CURRENCY_SUBJECT)
                    .put("version", 1);
        }
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/subjects/" + subject + "/versions"))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        try {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            JsonNode id = JSON.readTree(answer.body()).path("id");
            if (answer.statusCode() != OK || !id.isInt()) {
                throw new IOException("the registry did not take the schema of " + subject + ": " + answer.statusCode()
                        + " " + answer.body());
            }
            return id.asInt();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabException("interrupted while registering the schema of " + subject, e);
        }
    }
}
