package io.godwit.kafka.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import io.godwit.core.assess.metrics.BrokerMetric;
import io.godwit.core.assess.metrics.BrokerSnapshot;
import io.godwit.core.config.AssessConfig.BrokerAgents;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.management.ObjectName;

/**
 * Jolokia's HTTP agent: one bulk request of reads for all metrics
 * (https://jolokia.org/reference/html/manual/jolokia_protocol.html). Where a pattern fits no bean, that one answer has status 404.
 */
final class JolokiaAgent implements BrokerAgent {
    private static final int OK = 200;

    private final URI address;
    private final HttpJson http;

    JolokiaAgent(String address, BrokerAgents config, Duration limit) {
        this.address = URI.create(address);
        this.http = new HttpJson(limit, config.user(), config.password(), Optional.empty());
    }

    @Override
    public BrokerSnapshot read() {
        List<BrokerMetric> metrics = List.of(BrokerMetric.values());
        List<Map<String, String>> reads = metrics.stream()
                .map(metric -> Map.of("type", "read", "mbean", metric.pattern(), "attribute", metric.attribute()))
                .toList();
        HttpJson.Reply reply = http.post(address, reads);
        // The agent reads last of all; connecting, which takes long the first time, lies before.
        double seconds = System.nanoTime() / 1e9;
        if (reply.status() != OK) {
            throw AgentErrors.http(address.toString(), reply.status());
        }
        JsonNode answers = reply.body()
                .filter(body -> body.isArray() && body.size() == reads.size())
                .orElseThrow(() -> AgentErrors.malformed(
                        address.toString(), "its answer is not that of Jolokia to a bulk request"));
        BrokerSnapshot snapshot = new BrokerSnapshot();
        for (int i = 0; i < reads.size(); i++) {
            add(snapshot, metrics.get(i), answers.get(i), seconds);
        }
        return snapshot;
    }

    private void add(BrokerSnapshot snapshot, BrokerMetric metric, JsonNode answer, double seconds) {
        int status = answer.path("status").asInt();
        if (status == 401 || status == 403) {
            throw AgentErrors.http(address.toString(), status);
        }
        JsonNode value = answer.path("value");
        if (value.isNumber()) {
            snapshot.add(metric, BrokerSnapshot.WHOLE, value.asDouble(), seconds);
        }
        // With a pattern: bean names, each with its attributes.
        value.properties().forEach(bean -> {
            ObjectName name = BeanName.of(bean.getKey());
            String qualifier = BeanName.qualifier(metric, name);
            JsonNode number = bean.getValue().path(metric.attribute());
            if (number.isNumber() && metric.wants(qualifier)) {
                snapshot.add(metric, qualifier, number.asDouble(), seconds);
            }
        });
    }

    @Override
    public void close() {
        // Each request stands alone.
    }
}
