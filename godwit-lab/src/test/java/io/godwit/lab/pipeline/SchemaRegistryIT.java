package io.godwit.lab.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.lab.ClusterSpec;
import io.godwit.lab.KafkaCluster;
import io.godwit.lab.Lab;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

@DisabledIfSystemProperty(named = "skipPipeline", matches = "true")
class SchemaRegistryIT {
    private static final String SCHEMA =
            "{\"schema\": \"{\\\"type\\\": \\\"record\\\", \\\"name\\\": \\\"Order\\\", \\\"fields\\\": []}\"}";

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void shouldServeConfluentsApiAndItsOwnFromMemory() throws Exception {
        List<Long> processes;
        try (Lab lab = Lab.inTemporaryFolder()) {
            SchemaRegistry registry = SchemaRegistry.start(lab, RegistrySpec.inMemory());
            processes = lab.processIds();

            int id = register(registry, "order-value");

            assertThat(get(registry.compatibleUrl() + "/schemas/ids/" + id)).contains("Order");
            assertThat(get(registry.apicurioUrl() + "/system/info")).contains("3.0.9");
        }
        assertThat(processes).hasSize(1).noneMatch(id -> ProcessHandle.of(id).isPresent());
    }

    @Test
    void shouldKnowTheSameIdsWhenAKilledOneStartsAgainFromItsFile() throws Exception {
        try (Lab lab = Lab.inTemporaryFolder()) {
            SchemaRegistry registry = SchemaRegistry.start(lab, RegistrySpec.onFile());
            int id = register(registry, "order-value");

            registry.process().kill();
            registry.process().start();

            assertThat(get(registry.compatibleUrl() + "/schemas/ids/" + id)).contains("Order");
        }
    }

    @Test
    void shouldKnowTheSameIdsWhenAnotherOneStartsOnItsTopics() throws Exception {
        try (Lab lab = Lab.inTemporaryFolder()) {
            KafkaCluster cluster = lab.start(ClusterSpec.kafka28WithZooKeeper());
            SchemaRegistry former = SchemaRegistry.start(lab, RegistrySpec.on(cluster));
            int id = register(former, "order-value");
            former.process().stop();

            SchemaRegistry next = SchemaRegistry.start(lab, RegistrySpec.on(cluster));

            assertThat(next.url()).isNotEqualTo(former.url());
            assertThat(get(next.compatibleUrl() + "/schemas/ids/" + id)).contains("Order");
            System.out.printf(
                    "registry and 2.8.2: %d MB resident%n",
                    lab.residentMegabytes().orElse(0));
        }
    }

    private int register(SchemaRegistry registry, String subject) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(registry.compatibleUrl() + "/subjects/" + subject + "/versions"))
                .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                .POST(HttpRequest.BodyPublishers.ofString(SCHEMA))
                .build();
        String answer =
                client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        return Integer.parseInt(answer.replaceAll("[^0-9]", ""));
    }

    private String get(String url) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
