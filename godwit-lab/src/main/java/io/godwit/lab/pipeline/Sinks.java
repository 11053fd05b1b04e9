package io.godwit.lab.pipeline;

import io.godwit.lab.ConnectSpec;
import io.godwit.lab.KafkaVersion;
import io.godwit.lab.LabException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The two sinks of the pipeline: their plugins, their configurations, and the workers that can run them. */
public final class Sinks {
    /** Names of the connectors; their groups are {@code connect-NAME}. */
    public static final String LAKE = "lake";

    public static final String DATABASE = "database";

    /** Where the tasks of Iceberg's sink tell their coordinator what they have written: with its offsets goes their exactly-once. */
    public static final String CONTROL_TOPIC = "control-iceberg";

    /** With which the coordinator reads {@link #CONTROL_TOPIC}. */
    public static final String CONTROL_GROUP = "cg-control-" + LAKE;

    /** With its namespace. */
    public static final String LAKE_TABLE = "crm.orders";

    private static final String ORDERS = "order";
    private static final int HEAP_MEGABYTES = 640;

    private Sinks() {}

    /**
     * Workers with both sinks and the converter.
     *
     * @param folder for the plugins; links to their files are made there
     */
    public static ConnectSpec workers(Path folder) {
        Components components = Components.ofThisMachine();
        try {
            Files.createDirectories(folder);
            link(folder, components.folder(Component.ICEBERG_SINK));
            link(folder, components.folder(Component.JDBC_SINK));
            link(folder, components.folder(Component.AVRO_CONVERTER));
        } catch (IOException e) {
            throw new LabException("could not lay out plugins in " + folder + ": " + e.getMessage(), e);
        }
        return ConnectSpec.of(KafkaVersion.KAFKA_4_3)
                .plugins(folder)
                .heapMegabytes(HEAP_MEGABYTES)
                // The converter has no service file: it has to be searched for.
                .config("plugin.discovery", "hybrid_warn")
                .config("offset.flush.interval.ms", "2000")
                .config("connector.client.config.override.policy", "All");
    }

    private static void link(Path folder, Path plugin) throws IOException {
        Path link = folder.resolve(plugin.getFileName());
        if (!Files.exists(link)) {
            Files.createSymbolicLink(link, plugin);
        }
    }

    /** Orders as Parquet files in a table of the metastore, a partition a business day, a snapshot every three seconds. */
    public static Map<String, String> lake(HiveMetastore metastore, ObjectStore store, URI registry) {
        Map<String, String> config = common("org.apache.iceberg.connect.IcebergSinkConnector", registry);
        config.putAll(Map.of(
                "tasks.max", "2",
                "iceberg.tables", LAKE_TABLE,
                "iceberg.tables.auto-create-enabled", "true",
                "iceberg.tables.evolve-schema-enabled", "true",
                "iceberg.tables.default-partition-by", "day",
                "iceberg.control.topic", CONTROL_TOPIC,
                "iceberg.control.commit.interval-ms", "3000",
                "iceberg.control.commit.timeout-ms", "20000"));
        config.putAll(Map.of(
                "iceberg.catalog.type",
                "hive",
                "iceberg.catalog.uri",
                metastore.uri().toString(),
                "iceberg.catalog.warehouse",
                metastore.warehouse(),
                "iceberg.catalog.io-impl",
                "org.apache.iceberg.aws.s3.S3FileIO",
                "iceberg.catalog.s3.endpoint",
                store.endpoint().toString(),
                "iceberg.catalog.s3.path-style-access",
                "true",
                "iceberg.catalog.s3.access-key-id",
                ObjectStore.ACCESS_KEY,
                "iceberg.catalog.s3.secret-access-key",
                ObjectStore.SECRET_KEY,
                "iceberg.catalog.client.region",
                "us-east-1",
                // The metastore checks what a commit replaces (HIVE-26882); its locks would need tables of their own.
                "iceberg.hadoop.iceberg.engine.hive.lock-enabled",
                "false"));
        return config;
    }

    /** Orders as rows, each once, whatever comes twice. */
    public static Map<String, String> database(Database database, URI registry) {
        Map<String, String> config = common("io.debezium.connector.jdbc.JdbcSinkConnector", registry);
        config.putAll(Map.of(
                // One: two that add the same column at once fail.
                "tasks.max", "1",
                "connection.url", database.jdbcUrl(),
                "connection.username", Database.USER,
                "connection.password", Database.PASSWORD,
                "insert.mode", "upsert",
                "primary.key.mode", "record_value",
                "primary.key.fields", "id",
                "schema.evolution", "basic",
                "collection.name.format", OrdersTable.NAME));
        return config;
    }

    private static Map<String, String> common(String connectorClass, URI registry) {
        return new TreeMap<>(Map.of(
                "connector.class",
                connectorClass,
                "topics",
                ORDERS,
                "key.converter",
                "org.apache.kafka.connect.storage.StringConverter",
                "value.converter",
                "io.apicurio.registry.utils.converter.AvroConverter",
                // The converter speaks the second version of Apicurio's own API, and reads Confluent's wire format if
                // it is told so.
                "value.converter.apicurio.registry.url",
                registry.resolve("/apis/registry/v2").toString(),
                "value.converter.apicurio.registry.as-confluent",
                "true",
                "value.converter.apicurio.registry.use-id",
                "contentId"));
    }
}
