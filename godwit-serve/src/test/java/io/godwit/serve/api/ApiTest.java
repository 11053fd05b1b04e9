package io.godwit.serve.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.godwit.core.json.Json;
import io.godwit.serve.http.Route;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What is answered, against what the OpenAPI document says is answered. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final ServedMigration served = new ServedMigration(8);
    private final ApiClient client = new ApiClient(served.address());

    @BeforeAll
    void await200() {
        await().atMost(LONG).until(() -> client.get("/health/ready").statusCode() == 200);
    }

    @AfterAll
    void end() {
        served.close();
    }

    @Test
    void shouldDescribeEachRouteAndNoOther() {
        JsonNode paths = client.json("/api/v1/openapi.json").path("paths");
        TreeSet<String> described = new TreeSet<>();
        paths.properties().forEach(path -> path.getValue()
                .fieldNames()
                .forEachRemaining(
                        method -> described.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey())));
        TreeSet<String> routes = new TreeSet<>();
        served.routes.stream()
                .filter(route -> route.pattern().startsWith("/api/"))
                .forEach(route -> routes.add(route.method() + " " + route.pattern()));

        assertThat(described).isEqualTo(routes);
        assertThat(described).contains("GET /api/v1/status", "POST /api/v1/actions/release");
    }

    @Test
    void shouldAnswerEachReadAsItIsDescribed() {
        JsonNode description = client.json("/api/v1/openapi.json");
        Map<String, String> names = Map.of("{topic}", "orders-0", "{wave}", "first", "{id}", "1");
        client.post("/api/v1/actions/verify", ServedMigration.TOKEN, "{}");
        List<String> checked = new ArrayList<>();
        for (Route route : served.routes) {
            if (route.method().equals("GET") && route.response().isPresent()) {
                String path = route.pattern();
                for (Map.Entry<String, String> name : names.entrySet()) {
                    path = path.replace(name.getKey(), name.getValue());
                }
                String asked = path;
                await().atMost(LONG)
                        .until(() -> !client.json(asked).path("fetching").asBoolean());
                assertFits(description, route.pattern(), client.json(path));
                checked.add(path);
            }
        }
        assertThat(checked).hasSizeGreaterThan(13);
        assertThat(client.json("/api/v1/groups").path("groups")).hasSize(1);
        assertThat(client.json("/api/v1/doctor").path("examination").path("findings"))
                .hasSize(1);
    }

    private static void assertFits(JsonNode description, String pattern, JsonNode answer) {
        JsonNode schema = description
                .path("paths")
                .path(pattern)
                .path("get")
                .path("responses")
                .path("200")
                .path("content")
                .path("application/json")
                .path("schema");
        ObjectNode whole = schema.deepCopy();
        whole.set("components", description.path("components"));
        JsonSchema validator =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(whole);
        assertThat(validator.validate(answer)).as(pattern + ": " + answer).isEmpty();
        assertThat(answer.path("schemaVersion").asInt()).isEqualTo(1);
    }

    @Test
    void shouldSayHowOldItIsAndAnswer304ForTheSame() {
        HttpResponse<String> first = client.get("/api/v1/topics");
        JsonNode document = Json.read(first.body(), JsonNode.class);
        String etag = first.headers().firstValue("ETag").orElseThrow();

        HttpResponse<String> second = client.get("/api/v1/topics", "If-None-Match", etag);

        assertThat(document.path("ageSeconds").isNumber()).isTrue();
        assertThat(document.path("asOf").asText()).isNotEmpty();
        assertThat(second.statusCode()).isEqualTo(304);
        assertThat(second.body()).isEmpty();
        assertThat(second.headers().firstValue("Godwit-As-Of")).isPresent();
    }

    @Test
    void shouldTellTheStateAndThePath() {
        JsonNode status = client.json("/api/v1/status");

        assertThat(status.path("migration").asText()).isEqualTo("crm");
        assertThat(status.path("state").asText()).isEqualTo("COPYING");
        assertThat(status.path("topics").path("total").asInt()).isEqualTo(8);
        assertThat(status.path("worst").get(0).path("topic").asText()).isEqualTo("orders-7");
        assertThat(status.path("proof").path("mismatches").asInt()).isEqualTo(1);
        TreeMap<String, String> path = new TreeMap<>();
        status.path("journey")
                .forEach(step -> path.put(
                        step.path("step").asText(), step.path("standing").asText()));
        assertThat(path)
                .containsEntry("apply", "DONE")
                .containsEntry("sync", "CURRENT")
                .containsEntry("producers", "OPEN");
        assertThat(status.path("reason").isTextual()).isTrue();
    }

    @Test
    void shouldTellThePlanWithItsHashAndTheWaves() {
        assertThat(client.json("/api/v1/plan").path("plan").path("planHash").asText())
                .isEqualTo("sha256:abc");
        JsonNode waves = client.json("/api/v1/waves").path("waves");
        assertThat(waves).hasSize(2);
        assertThat(waves.get(0).path("wave").path("state").asText()).isEqualTo("NOT_STARTED");
        assertThat(waves.get(0).path("wave").path("members")).hasSize(2);
    }

    @Test
    void shouldPageThroughTheEvents() {
        JsonNode newest = client.json("/api/v1/events?limit=2&type=apply");
        assertThat(newest.path("events").get(0).path("type").asText()).isEqualTo("apply.finished");
        int before = newest.path("next").asInt();

        JsonNode older = client.json("/api/v1/events?limit=2&before=" + before);

        assertThat(older.path("events")).isEmpty();
        assertThat(older.has("next")).isFalse();
    }

    @Test
    void shouldNotShowPropertiesThatMayHoldASecret() {
        assertThat(client.get("/api/v1/settings").body()).contains("old:9092").doesNotContain("jaas", "password");
    }

    @Test
    void shouldSayWhatThereIsNot() {
        for (String path : List.of("/api/v1/nothing", "/api/v1/topics/none", "/api/v1/waves/none/check")) {
            HttpResponse<String> answer = client.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(Json.read(answer.body(), JsonNode.class)
                            .path("error")
                            .path("code")
                            .asText())
                    .isEqualTo("GW-SRV-017");
        }
        assertThat(client.get("/api/v1/events?limit=x").statusCode()).isEqualTo(400);
        assertThat(client.get("/api/v1/history?range=1y").statusCode()).isEqualTo(400);
    }

    @Test
    void shouldRefuseASecondOperationAndNameTheFirst() {
        served.gate = new java.util.concurrent.CountDownLatch(1);
        String body = "{\"wave\":\"first\",\"confirm\":\"crm\",\"reason\":\"window\"}";
        HttpResponse<String> first = client.post("/api/v1/actions/release", ServedMigration.TOKEN, body);
        HttpResponse<String> second = client.post("/api/v1/actions/start", ServedMigration.TOKEN, body);
        HttpResponse<String> beside = client.post("/api/v1/actions/pause", ServedMigration.TOKEN, "{}");
        served.gate.countDown();

        assertThat(first.statusCode()).as(first.body()).isEqualTo(202);
        assertThat(second.statusCode()).as(second.body()).isEqualTo(409);
        assertThat(second.body()).contains("GW-SRV-019", "alice@127.0.0.1");
        assertThat(beside.statusCode()).isEqualTo(202);
        await().atMost(LONG).until(() -> served.done.contains("release first"));
        await().atMost(LONG).until(() -> served.journal.events().stream()
                .anyMatch(event -> event.type().equals(ActionRoutes.ENDED)
                        && event.details().path("by").asText().equals("alice@127.0.0.1")
                        && event.details().path("reason").asText().equals("window")
                        && event.details().path("wave").asText().equals("first")));
        await().atMost(LONG).until(() -> served.operations.all().stream()
                .noneMatch(operation -> operation.endedAt().isEmpty()));
    }

    @Test
    void shouldMoveNothingUnlessTheNameIsTyped() {
        HttpResponse<String> answer = client.post(
                "/api/v1/actions/rollback", ServedMigration.TOKEN, "{\"wave\":\"first\",\"confirm\":\"other\"}");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("GW-SRV-018");
        assertThat(served.done).doesNotContain("rollback first");
    }

    @Test
    void shouldRefuseWhatItDoesNotUnderstand() {
        for (String body : List.of("{}", "{\"rate\":\"fast\"}", "{\"rate\":\"1KiB/s\"}", "{\"rate\":5,\"topics\":7}")) {
            HttpResponse<String> answer = client.post("/api/v1/actions/throttle", ServedMigration.TOKEN, body);
            assertThat(answer.statusCode()).as(body + answer.body()).isEqualTo(400);
            assertThat(answer.body()).contains("GW-SRV-015");
        }
    }
}
