package io.godwit.lab.workload;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Makes the CRM's orders, prices and unreadable orders, with the schemas' ids from the registry. One thread uses it. */
final class OrderMessages {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_CENTS = 50_000;
    private static final int ARTICLES = 100;

    private final RegistryClient registry;
    private final Random random = new Random();
    private final Map<String, Integer> ids = new TreeMap<>();

    OrderMessages(RegistryClient registry) {
        this.registry = registry;
    }

    /** Of an order or a price. */
    long cents() {
        return 1L + random.nextInt(MOST_CENTS);
    }

    byte[] order(long id, LocalDate day, long nowMs, long cents, int version) throws IOException {
        AvroBytes bytes = new AvroBytes(id("order-value", version, OrderSchemas.order(version)))
                .number(id)
                .number(day.toEpochDay())
                .number(nowMs)
                .number(cents)
                .number(random.nextInt(OrderSchemas.CURRENCIES.size()));
        if (version >= 2) {
            bytes.number(1).text(random.nextBoolean() ? "web" : "shop");
        }
        if (version >= OrderSchemas.LAST_ORDER_VERSION) {
            bytes.number(1).number(random.nextInt(100));
        }
        return bytes.toBytes();
    }

    String article() {
        return "article-" + random.nextInt(ARTICLES);
    }

    byte[] price(String article, long nowMs, int version) throws IOException {
        AvroBytes bytes = new AvroBytes(id("price-value", version, OrderSchemas.price(version)))
                .text(article)
                .number(cents())
                .number(random.nextInt(OrderSchemas.CURRENCIES.size()));
        if (version >= 2) {
            bytes.number(nowMs);
        }
        return bytes.toBytes();
    }

    /** JSON after the same five bytes, as Confluent's serializer for JSON Schema writes it. */
    byte[] badOrder(long nowMs) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(0);
        bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES)
                .putInt(id("order-bad-value", 1, OrderSchemas.BAD_ORDER))
                .array());
        bytes.writeBytes(json(nowMs).getBytes(StandardCharsets.UTF_8));
        return bytes.toByteArray();
    }

    private String json(long nowMs) throws JsonProcessingException {
        return JSON.writeValueAsString(
                new TreeMap<>(Map.of("reason", "no such article", "raw", "¿" + random.nextLong(), "at", nowMs)));
    }

    /** Asked for once; the currencies are registered first, since the others refer to them. */
    private int id(String subject, int version, String schema) throws IOException {
        String key = subject + "/" + version;
        Integer known = ids.get(key);
        if (known != null) {
            return known;
        }
        boolean json = subject.startsWith("order-bad");
        if (!json) {
            registry.register(OrderSchemas.CURRENCY_SUBJECT, "AVRO", OrderSchemas.CURRENCY, false);
        }
        int id = registry.register(subject, json ? "JSON" : "AVRO", schema, !json);
        ids.put(key, id);
        return id;
    }
}
