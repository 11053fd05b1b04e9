package io.godwit.cli.demo;

import io.godwit.lab.ClusterSpec;
import io.godwit.lab.ConnectCluster;
import io.godwit.lab.KafkaCluster;
import io.godwit.lab.Lab;
import io.godwit.lab.NewTopics;
import io.godwit.lab.pipeline.Connectors;
import io.godwit.lab.pipeline.Database;
import io.godwit.lab.pipeline.HiveMetastore;
import io.godwit.lab.pipeline.LakeTable;
import io.godwit.lab.pipeline.ObjectStore;
import io.godwit.lab.pipeline.OrdersTable;
import io.godwit.lab.pipeline.RegistrySpec;
import io.godwit.lab.pipeline.SchemaRegistry;
import io.godwit.lab.pipeline.ScriptCalls;
import io.godwit.lab.pipeline.Sinks;
import io.godwit.lab.pipeline.SparkReport;
import io.godwit.lab.workload.OrderWorkload;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.jspecify.annotations.Nullable;

/** What the demo of the pipeline plays on: two clusters, what stands around them, and the program that writes orders. */
final class PipelineStage implements AutoCloseable {
    private final Lab lab;
    private final long daySeconds;
    private @Nullable Kafka kafka;
    private @Nullable Store store;
    private @Nullable Around around;
    private @Nullable OrderWorkload orders;
    private @Nullable ScriptCalls scripts;
    private @Nullable MirrorProcess mirror;

    PipelineStage(Lab lab, long daySeconds) {
        this.lab = lab;
        this.daySeconds = daySeconds;
    }

    /** Both clusters. */
    record Kafka(KafkaCluster source, KafkaCluster target) {}

    /** What the sinks fill, and nobody moves. */
    record Store(ObjectStore objects, HiveMetastore metastore, Database database) {}

    /** What moves with the topics. The target's registry is not started before the source's is stopped. */
    record Around(
            SchemaRegistry sourceRegistry,
            SchemaRegistry targetRegistry,
            ConnectCluster sourceConnect,
            ConnectCluster targetConnect) {}

    void startClustersAndStores() {
        CompletableFuture<KafkaCluster> target =
                started(() -> lab.start(ClusterSpec.kafka43().config("auto.create.topics.enable", "false")));
        CompletableFuture<Store> stores = started(this::startStores);
        kafka = new Kafka(lab.start(ClusterSpec.kafka28WithZooKeeper()), joined(target));
        store = joined(stores);
        try (Admin admin = kafka.source().openAdmin()) {
            OrderWorkload.createTopics(admin, 1);
            NewTopics.create(admin, List.of(new NewTopic(Sinks.CONTROL_TOPIC, 1, (short) 1)));
        }
    }

    private Store startStores() {
        CompletableFuture<Database> database = started(() -> {
            Database running = Database.start(lab);
            new OrdersTable(running).create();
            return running;
        });
        ObjectStore objects = ObjectStore.start(lab, "warehouse");
        return new Store(objects, HiveMetastore.start(lab, objects), joined(database));
    }

    void startRegistryAndConnect() {
        Kafka clusters = kafka();
        Path plugins = lab.folder().resolve("plugins");
        var workers = Sinks.workers(plugins);
        CompletableFuture<ConnectCluster> targetConnect = started(() -> lab.startConnect(workers, clusters.target()));
        CompletableFuture<ConnectCluster> sourceConnect = started(() -> lab.startConnect(workers, clusters.source()));
        SchemaRegistry registry = SchemaRegistry.start(lab, RegistrySpec.on(clusters.source()));
        around = new Around(
                registry,
                SchemaRegistry.prepare(lab, RegistrySpec.on(clusters.target())),
                joined(sourceConnect),
                joined(targetConnect));
    }

    void startOrdersAndSinks(double ordersPerSecond) throws IOException {
        OrderWorkload workload = OrderWorkload.in(
                lab.folder().resolve("crm"),
                kafka().source().clientProperties(),
                around().sourceRegistry().compatibleUrl(),
                daySeconds);
        orders = workload;
        ScriptCalls calls = ScriptCalls.in(lab.folder().resolve("scripts"));
        scripts = calls;
        SinkMove sinks = SinkMove.write(lab.folder().resolve("connect"), store(), around());
        workload.ordersPerSecond(ordersPerSecond);
        workload.program().start();
        sinks.start(false);
        PipelineConfiguration.write(
                configuration(),
                kafka(),
                around(),
                workload.program(),
                calls.script("registry", new RegistryMove(around())),
                calls.script("sinks", sinks),
                sinks.files());
    }

    void startMirror() {
        mirror = MirrorProcess.start(configuration(), lab.folder().resolve("mirror.log"));
    }

    /** Where the sinks run after the move. */
    Connectors targetConnectors() {
        return new Connectors(around().targetConnect().workers().get(0).url());
    }

    OwnCommands commands() {
        return new OwnCommands(configuration());
    }

    OrderWorkload orders() {
        return present(orders);
    }

    OrdersTable database() {
        return new OrdersTable(store().database());
    }

    LakeTable lake() {
        return new LakeTable(store().objects(), Sinks.LAKE_TABLE);
    }

    SparkReport spark() {
        return new SparkReport(store().metastore(), store().objects());
    }

    Path folder() {
        return lab.folder();
    }

    Path configuration() {
        return lab.folder().resolve("migration.yaml");
    }

    Kafka kafka() {
        return present(kafka);
    }

    Around around() {
        return present(around);
    }

    Store store() {
        return present(store);
    }

    List<String> whatToPlayWith() {
        return List.of(
                "source (2.8.2)  " + kafka().source().bootstrapServers(),
                "target (4.3.1)  " + kafka().target().bootstrapServers(),
                "registry        " + around().targetRegistry().compatibleUrl() + "/subjects",
                "Connect         " + around().targetConnect().workers().get(0).url(),
                "database        " + store().database().jdbcUrl() + "   user " + Database.USER + ", password "
                        + Database.PASSWORD,
                "metastore       " + store().metastore().uri() + "   table " + Sinks.LAKE_TABLE,
                "configuration   " + configuration() + "   for example: ./godwit status -f " + configuration());
    }

    private static <T> T present(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("not started yet");
        }
        return part;
    }

    private static <T> CompletableFuture<T> started(Supplier<T> start) {
        return CompletableFuture.supplyAsync(start, task -> new Thread(task, "demo-start").start());
    }

    private static <T> T joined(CompletableFuture<T> start) {
        try {
            return start.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** Everything ends, also after a failure in the middle; the lab ends the rest. */
    @Override
    public void close() {
        if (orders != null) {
            orders.close();
        }
        MirrorProcess running = mirror;
        if (running != null) {
            running.close();
        }
        mirror = null;
        if (scripts != null) {
            scripts.close();
        }
    }
}
