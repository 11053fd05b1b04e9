package io.godwit.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** One message there and back with given client properties. */
final class RoundTrip {
    static final String TOPIC = "hello";

    private final Map<String, Object> properties;

    RoundTrip(Map<String, String> clientProperties) {
        properties = new TreeMap<>(clientProperties);
        properties.put("max.block.ms", "20000");
        properties.put("delivery.timeout.ms", "20000");
        properties.put("request.timeout.ms", "5000");
        properties.put("auto.offset.reset", "earliest");
    }

    void succeeds() throws Exception {
        String value = UUID.randomUUID().toString();
        send(value);
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(new TopicPartition(TOPIC, 0)));
            assertThat(consumer.poll(Duration.ofSeconds(20)))
                    .extracting(ConsumerRecord::value)
                    .contains(value);
        }
    }

    void send(String value) throws ExecutionException, InterruptedException {
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(TOPIC, 0, "key", value)).get();
        }
    }
}
