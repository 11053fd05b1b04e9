package io.godwit.lab;

import java.nio.file.Files;
import java.nio.file.Path;

/** The broker lines that the lab can run, and how each wants its log configuration. */
public enum KafkaVersion {
    KAFKA_2_8("2.8.2", "kafka-2.8", LogConfiguration.LOG4J_1),
    KAFKA_3_9("3.9.2", "kafka-3.9", LogConfiguration.LOG4J_1),
    KAFKA_4_3("4.3.1", "kafka-4.3", LogConfiguration.LOG4J_2);

    /** The system property that names the folder of the brokers' jars. */
    public static final String BROKERS_PROPERTY = "godwit.lab.brokers";

    private final String release;
    private final String folderName;
    private final LogConfiguration logConfiguration;

    KafkaVersion(String release, String folderName, LogConfiguration logConfiguration) {
        this.release = release;
        this.folderName = folderName;
        this.logConfiguration = logConfiguration;
    }

    /** For example {@code 2.8.2}. */
    public String release() {
        return release;
    }

    LogConfiguration logConfiguration() {
        return logConfiguration;
    }

    boolean supports(MetadataMode mode) {
        return switch (this) {
            case KAFKA_2_8 -> mode == MetadataMode.ZOOKEEPER;
            case KAFKA_3_9 -> true;
            case KAFKA_4_3 -> mode == MetadataMode.KRAFT;
        };
    }

    /** The broker's class path below the folder of all brokers. */
    String classPath(Path brokers) {
        Path jars = brokers.resolve(folderName).toAbsolutePath();
        if (!Files.isDirectory(jars)) {
            throw new LabException("the jars of Kafka " + release + " are not in " + jars
                    + "; run mvn -q process-resources in the root of Godwit, or set -D" + BROKERS_PROPERTY);
        }
        return jars + "/*";
    }
}
