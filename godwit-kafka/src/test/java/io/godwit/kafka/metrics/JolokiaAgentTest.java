package io.godwit.kafka.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.godwit.core.assess.metrics.BrokerReading;
import io.godwit.core.assess.metrics.MetricsReading;
import io.godwit.core.assess.metrics.SilentBroker;
import io.godwit.core.config.AssessConfig.BrokerAgents;
import io.godwit.core.json.Json;
import io.godwit.core.model.BrokerInventory;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Against a stand-in that answers as https://jolokia.org/reference/html/manual/jolokia_protocol.html says. */
class JolokiaAgentTest {
    private static final Duration WINDOW = Duration.ofSeconds(1);

    @Test
    void shouldMakeRatesFromTwoBulkReads() throws Exception {
        AtomicLong asked = new AtomicLong();
        try (StandIn jolokia =
                new StandIn((query, body) -> new StandIn.Reply(200, answers(body, asked.getAndIncrement())))) {
            MetricsReading reading = read(jolokia.url() + "/jolokia");

            assertThat(reading.silent()).isEmpty();
            assertThat(reading.way()).isEqualTo("jolokia");
            assertThat(reading.sum(BrokerReading::bytesIn).orElseThrow().value())
                    .isCloseTo(50_000, within(10_000.0));
            assertThat(reading.topics()).containsOnlyKeys("orders");
            assertThat(reading.brokers().get(0).underReplicated()).hasValue(3);
            assertThat(reading.brokers().get(0).bytesOut()).isEmpty();
            assertThat(jolokia.authorizations()).containsOnly("Basic YWRtaW46c2VjcmV0");
        }
    }

    @Test
    void shouldBeSilentAboutABrokerThatRefusesOrIsSomethingElse() throws Exception {
        try (StandIn refusing = new StandIn((query, body) -> new StandIn.Reply(403, ""));
                StandIn other = new StandIn((query, body) -> new StandIn.Reply(200, "{}"))) {
            assertThat(read(refusing.url()).silent())
                    .extracting(SilentBroker::code)
                    .containsExactly("GW-ASM-002");
            assertThat(read(other.url()).silent())
                    .extracting(SilentBroker::code)
                    .containsExactly("GW-ASM-001");
        }
    }

    @Test
    void shouldBeSilentAboutABrokerWithoutAnAddress() {
        MetricsReading reading = read("7=http://127.0.0.1:1");

        assertThat(reading.silent())
                .extracting(SilentBroker::reason)
                .first()
                .asString()
                .contains("no address is given");
    }

    private static MetricsReading read(String address) {
        BrokerAgents agents = new BrokerAgents(List.of(address), Optional.of("admin"), Optional.of("secret"), false);
        BrokerInventory broker =
                new BrokerInventory(1, "127.0.0.1", 9092, Optional.empty(), false, new TreeMap<>(), List.of());
        return new MetricsReader(MetricsReader.Way.JOLOKIA, agents, Duration.ofSeconds(10), Clock.systemUTC())
                .read(List.of(broker), WINDOW);
    }

    /** One answer a request, in the same order; keys of names in Jolokia's alphabetical order. */
    private static String answers(String body, long round) {
        List<String> answers = new ArrayList<>();
        for (JsonNode read : Json.tree(body.getBytes(StandardCharsets.UTF_8))) {
            answers.add(
                    answer(read.path("mbean").asText(), read.path("attribute").asText(), round));
        }
        return "[" + String.join(",", answers) + "]";
    }

    private static String answer(String bean, String attribute, long round) {
        if (bean.contains("name=BytesInPerSec")) {
            long count = 7_000_000 + round * 50_000;
            return value("{\"kafka.server:name=BytesInPerSec,type=BrokerTopicMetrics\":{\"Count\":" + count + "},"
                    + "\"kafka.server:name=BytesInPerSec,topic=orders,type=BrokerTopicMetrics\":{\"Count\":" + count
                    + "}}");
        }
        if (bean.contains("UnderReplicatedPartitions") && attribute.equals("Value")) {
            return value("3");
        }
        return "{\"status\":404,\"error_type\":\"javax.management.InstanceNotFoundException\"}";
    }

    private static String value(String json) {
        return "{\"status\":200,\"timestamp\":1780000000,\"value\":" + json + "}";
    }
}
