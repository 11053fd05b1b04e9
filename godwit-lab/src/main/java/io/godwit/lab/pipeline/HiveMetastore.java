package io.godwit.lab.pipeline;

import io.godwit.lab.Lab;
import io.godwit.lab.ServiceProcess;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A running Hive Metastore 2.3.10, which knows the tables whose files are in an object store; it remembers them in a Derby database. */
public final class HiveMetastore {
    private static final Duration START_TIMEOUT = Duration.ofMinutes(2);
    private static final String LOG4J =
            """
            appender.out.type=Console
            appender.out.name=out
            appender.out.layout.type=PatternLayout
            appender.out.layout.pattern=%d{ISO8601} %p %m (%c)%n
            rootLogger.level=WARN
            rootLogger.appenderRef.out.ref=out
            """;

    private final ServiceProcess process;
    private final String warehouse;

    private HiveMetastore(ServiceProcess process, String warehouse) {
        this.process = process;
        this.warehouse = warehouse;
    }

    /**
     * Returns when it serves; its files are fetched first if they are missing.
     *
     * @param store where the files of tables are, in its first bucket
     */
    public static HiveMetastore start(Lab lab, ObjectStore store) {
        Path jars = Components.ofThisMachine().folder(Component.SPARK);
        // A path of its own: Hive takes no bucket alone.
        String warehouse = "s3a://" + store.buckets().get(0) + "/tables";
        ServiceProcess process = lab.startService("metastore", (folder, port) -> {
            HadoopFile.write(folder.resolve("core-site.xml"), store.hadoopProperties());
            HadoopFile.write(folder.resolve("hive-site.xml"), hiveProperties(folder, warehouse));
            Path log4j = Files.writeString(folder.resolve("metastore-log4j2.properties"), LOG4J);
            List<String> command = new ArrayList<>(ServiceJvm.options(384));
            command.addAll(ServiceJvm.OPENED_PACKAGES);
            command.addAll(List.of(
                    "-Dhive.log4j.file=" + log4j.toUri(),
                    "-Dlog4j2.configurationFile=" + log4j.toUri(),
                    "-Dderby.stream.error.file=" + folder.resolve("derby.log"),
                    "-cp",
                    folder + ":" + jars + "/*",
                    "org.apache.hadoop.hive.metastore.HiveMetaStore",
                    "-p",
                    Integer.toString(port)));
            return new ServiceProcess.Launch(
                    "the metastore", command, folder.resolve("metastore.log"), () -> Http.accepts(port), START_TIMEOUT);
        });
        return new HiveMetastore(process, warehouse);
    }

    private static Map<String, String> hiveProperties(Path folder, String warehouse) {
        return new TreeMap<>(Map.of(
                "javax.jdo.option.ConnectionURL",
                "jdbc:derby:;databaseName=" + folder.resolve("tables") + ";create=true",
                "javax.jdo.option.ConnectionDriverName",
                "org.apache.derby.jdbc.EmbeddedDriver",
                "datanucleus.connectionPoolingType",
                "NONE",
                "datanucleus.schema.autoCreateAll",
                "true",
                "hive.metastore.schema.verification",
                "false",
                "hive.metastore.warehouse.dir",
                warehouse,
                // Statistics would list and read files that Iceberg keeps account of itself.
                "hive.stats.autogather",
                "false"));
    }

    /** {@code thrift://127.0.0.1:PORT}. */
    public URI uri() {
        return URI.create("thrift://127.0.0.1:" + process.port());
    }

    /** Where tables go that don't say otherwise: {@code s3a://BUCKET/tables}. */
    public String warehouse() {
        return warehouse;
    }

    /** To stop, kill, pause and start it again, on the same port. */
    public ServiceProcess process() {
        return process;
    }
}
