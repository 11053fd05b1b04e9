package io.godwit.lab.workload;

import io.godwit.lab.LabException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * The program {@code orders}: writes orders and prices in Avro and unreadable orders in JSON, with schemas of a registry, and keeps the
 * ledger. Business days are short ({@value #DAY_SECONDS} in its file); with the second and the third one the schemas change.
 */
final class OrderProducers implements CrmRole {
    static final String PROGRAM = "orders";
    static final String REGISTRY_URL = "schema.registry.url";
    static final String DAY_SECONDS = "orders.day.seconds";

    /** A Thursday: the third day is a Saturday. */
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 11, 26);

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(25);
    private static final long IDLE_NANOS = 2_000_000;
    private static final long RETRY_NANOS = 200_000_000;
    private static final int ORDERS_PER_PRICE = 10;
    private static final int ORDERS_PER_BAD_ONE = 50;
    private static final long MS_PER_SECOND = 1_000;

    private final StateFile<OrderLedger> file;
    private final OrderAccount account;
    private final OrderMessages messages;
    private final long openedAtMs;
    private final long dayMs;
    private final KafkaProducer<byte[], byte[]> producer;
    private final AtomicInteger confirmed = new AtomicInteger();
    private final Thread thread = new Thread(this::run, "crm-orders");
    private volatile CrmControl control;
    private volatile boolean stopping;
    private long written;

    OrderProducers(ProgramSettings settings, CrmControl control) {
        this.file = ledgerFile(settings.home());
        OrderLedger before = file.read().orElseGet(() -> OrderLedger.opened(System.currentTimeMillis()));
        this.account = new OrderAccount(before);
        this.openedAtMs = before.openedAtMs();
        Map<String, Object> client = new HashMap<>(settings.client());
        this.messages = new OrderMessages(new RegistryClient(required(client, REGISTRY_URL)));
        this.dayMs = Long.parseLong(required(client, DAY_SECONDS)) * MS_PER_SECOND;
        this.control = control;
        client.putAll(Map.of(
                ProducerConfig.CLIENT_ID_CONFIG, "crm-orders",
                ProducerConfig.ACKS_CONFIG, "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true",
                ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4",
                ProducerConfig.LINGER_MS_CONFIG, "10"));
        this.producer = new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer());
    }

    static StateFile<OrderLedger> ledgerFile(Path home) {
        return new StateFile<>(home.resolve("orders.json"), OrderLedger.class);
    }

    @Override
    public void start() {
        file.write(account.save(false));
        thread.start();
    }

    @Override
    public void tick(CrmControl latest) {
        control = latest;
        file.write(account.save(false));
    }

    @Override
    public boolean isWorking() {
        return confirmed.get() > 2;
    }

    @Override
    public void close() {
        stopping = true;
        try {
            thread.join(CLOSE_TIMEOUT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        producer.close(CLOSE_TIMEOUT);
        file.write(account.save(true));
    }

    private void run() {
        Pacer pacer = new Pacer(System::nanoTime);
        while (!stopping) {
            int due = pacer.due(control.recordsPerSecond());
            if (due == 0) {
                LockSupport.parkNanos(IDLE_NANOS);
            }
            for (int sent = 0; sent < due && !stopping; sent++) {
                writeOne();
            }
        }
    }

    /** What can't be encoded because the registry is away is tried again, and later. */
    private void writeOne() {
        try {
            long nowMs = System.currentTimeMillis();
            if (written % ORDERS_PER_PRICE == 0) {
                writePrice(nowMs);
            }
            if (written % ORDERS_PER_BAD_ONE == 0) {
                writeBadOrder(nowMs);
            }
            writeOrder(nowMs);
            written++;
        } catch (IOException e) {
            System.err.println("Could not make an order: " + e);
            LockSupport.parkNanos(RETRY_NANOS);
        }
    }

    private void writeOrder(long nowMs) throws IOException {
        long id = account.take();
        if (id == 0) {
            LockSupport.parkNanos(RETRY_NANOS);
            return;
        }
        long days = (nowMs - openedAtMs) / dayMs;
        int version = (int) Math.min(OrderSchemas.LAST_ORDER_VERSION, 1 + days);
        LocalDate day = FIRST_DAY.plusDays(days);
        long cents = messages.cents();
        byte[] value = messages.order(id, day, nowMs, cents, version);
        send(
                CrmTopic.ORDER,
                Long.toString(id),
                nowMs,
                value,
                () -> account.confirm(id, day.toString(), cents, value.length, version),
                () -> account.doubt(id));
    }

    private void writePrice(long nowMs) throws IOException {
        String article = messages.article();
        byte[] value = messages.price(article, nowMs, nowMs - openedAtMs < dayMs ? 1 : 2);
        send(CrmTopic.PRICE, article, nowMs, value, () -> account.confirmPrice(value.length), () -> {});
    }

    private void writeBadOrder(long nowMs) throws IOException {
        byte[] value = messages.badOrder(nowMs);
        send(CrmTopic.ORDER_BAD, null, nowMs, value, () -> account.confirmBad(value.length), () -> {});
    }

    private void send(
            CrmTopic topic, @Nullable String key, long nowMs, byte[] value, Runnable whenConfirmed, Runnable whenNot) {
        byte[] keyBytes = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
        try {
            var unused = producer.send(
                    new ProducerRecord<>(topic.topicName(), null, nowMs, keyBytes, value), (metadata, failure) -> {
                        if (failure == null) {
                            whenConfirmed.run();
                            confirmed.incrementAndGet();
                        } else {
                            complain(topic, failure);
                            whenNot.run();
                        }
                    });
        } catch (KafkaException e) {
            complain(topic, e);
            whenNot.run();
        }
    }

    private static void complain(CrmTopic topic, Exception failure) {
        System.err.println("Could not write to " + topic.topicName() + ": " + failure);
    }

    private static String required(Map<String, Object> client, String name) {
        Object value = client.remove(name);
        if (value == null) {
            throw new LabException("the configuration file of orders lacks " + name);
        }
        return value.toString();
    }
}
