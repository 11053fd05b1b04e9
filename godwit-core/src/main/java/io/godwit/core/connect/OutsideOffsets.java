package io.godwit.core.connect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Sinks that remember offsets of Kafka outside of Kafka. They compare these with the offsets that records have, so records
 * must have the same ones on the target; their group's offsets alone do not decide.
 */
public enum OutsideOffsets {
    ICEBERG(
            "org.apache.iceberg.connect.IcebergSinkConnector,io.tabular.iceberg.connect.IcebergSinkConnector",
            "in the snapshots of its Iceberg tables, and in its control topic"),
    OBJECT_STORE(
            "io.confluent.connect.s3.S3SinkConnector,io.confluent.connect.gcs.GcsSinkConnector,io.confluent.connect.azure.blob.AzureBlobStorageSinkConnector,io.aiven.kafka.connect.s3.AivenKafkaConnectS3SinkConnector,io.aiven.kafka.connect.gcs.GcsSinkConnector,io.lenses.streamreactor.connect.aws.s3.sink.S3SinkConnector,io.lenses.streamreactor.connect.gcp.storage.sink.GCPStorageSinkConnector",
            "in the names of its objects, which a repeated upload overwrites"),
    HDFS(
            "io.confluent.connect.hdfs.HdfsSinkConnector,io.confluent.connect.hdfs3.Hdfs3SinkConnector",
            "in the names of its files"),
    SNOWFLAKE(
            "com.snowflake.kafka.connector.SnowflakeSinkConnector,com.snowflake.kafka.connector.SnowflakeStreamingSinkConnector",
            "in the offset tokens of its channels"),
    CLICKHOUSE("com.clickhouse.kafka.connect.ClickHouseSinkConnector", "in its table of states"),
    JDBC_KAFKA_KEY(
            "io.confluent.connect.jdbc.JdbcSinkConnector,io.aiven.connect.jdbc.JdbcSinkConnector,io.debezium.connector.jdbc.JdbcSinkConnector",
            "in the primary keys of its tables, which are topic, partition and offset (the mode kafka)") {
        @Override
        boolean holds(Connector connector) {
            return connector.setting("pk.mode").or(() -> connector.setting("primary.key.mode")).stream()
                    .anyMatch("kafka"::equals);
        }
    };

    private final String classes;
    private final String where;

    /** @param classes their full names, separated by commas */
    OutsideOffsets(String classes, String where) {
        this.classes = classes;
        this.where = where;
    }

    /** Whether this connector works so. */
    boolean holds(Connector connector) {
        return true;
    }

    /** Where the offsets are, for a sentence. */
    public String where() {
        return where;
    }

    /** Topics that the sink writes and reads for itself. */
    public List<String> ownTopics(Connector connector) {
        return this == ICEBERG
                ? List.of(connector.setting("iceberg.control.topic").orElse("control-iceberg"))
                : List.of();
    }

    /** The topics whose records must have the same offsets on both sides. */
    public List<String> topics(Connector connector) {
        List<String> topics = new ArrayList<>(connector.topics());
        topics.addAll(ownTopics(connector));
        return topics;
    }

    /** Empty if the connector keeps its offsets in Kafka alone, as far as its class is known. */
    public static Optional<OutsideOffsets> of(Connector connector) {
        for (OutsideOffsets kind : values()) {
            boolean named = Arrays.stream(kind.classes.split(",", -1))
                    .anyMatch(name -> name.equals(connector.className())
                            || name.substring(name.lastIndexOf('.') + 1).equals(connector.className()));
            if (named && kind.holds(connector)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
