package io.godwit.lab.pipeline;

import io.godwit.lab.LabException;
import io.godwit.lab.LabProcess;
import io.godwit.lab.LogTail;
import io.godwit.lab.workload.OrdersSeen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The daily report: a run of Spark of its own, which finds the table through the metastore and reads it from the object store. */
public final class SparkReport {
    private static final Duration TIMEOUT = Duration.ofMinutes(4);

    private final HiveMetastore metastore;
    private final ObjectStore store;

    public SparkReport(HiveMetastore metastore, ObjectStore store) {
        this.metastore = metastore;
        this.store = store;
    }

    /**
     * Runs it once; takes some 20 s.
     *
     * @param table with its namespace: {@code crm.orders}
     * @param folder for its files, made if it is missing
     * @param moments in milliseconds since 1970, that divide the lateness by when orders were placed
     * @throws LabException if Spark failed; the message quotes its log
     */
    public OrdersSeen run(String table, Path folder, List<Long> moments) {
        Path jars = Components.ofThisMachine().folder(Component.SPARK);
        Path result = folder.resolve("report.tsv");
        Path log = folder.resolve("spark.log");
        try {
            Files.createDirectories(folder);
            List<String> command = new ArrayList<>(ServiceJvm.options(768));
            command.addAll(ServiceJvm.OPENED_PACKAGES);
            settings(folder).forEach((name, value) -> command.add("-D" + name + "=" + value));
            command.addAll(List.of(
                    "-cp",
                    jars.resolve("classes") + ":" + jars + "/*",
                    "io.godwit.lab.spark.OrdersReport",
                    "lake." + table,
                    result.toString()));
            moments.forEach(moment -> command.add(Long.toString(moment)));
            LabProcess spark = LabProcess.start("Spark", command, log);
            if (!spark.endsWithin(TIMEOUT)) {
                spark.kill();
                throw new LabException(
                        "Spark did not end within " + TIMEOUT.toSeconds() + " s; its log ends:\n" + LogTail.of(log));
            }
            if (spark.exitCode() != 0) {
                throw new LabException("Spark's report failed; its log " + log + " ends:\n" + LogTail.of(log));
            }
            return OrdersSeen.read(Files.readAllLines(result));
        } catch (IOException e) {
            throw new LabException("could not run Spark in " + folder + ": " + e.getMessage(), e);
        }
    }

    private Map<String, String> settings(Path folder) {
        Map<String, String> settings = new TreeMap<>(Map.of(
                "spark.master", "local[2]",
                "spark.ui.enabled", "false",
                "spark.driver.host", "127.0.0.1",
                "spark.driver.bindAddress", "127.0.0.1",
                "spark.local.dir", folder.toString(),
                "spark.sql.shuffle.partitions", "2",
                "spark.sql.session.timeZone", "UTC"));
        settings.putAll(Map.of(
                "spark.sql.catalog.lake",
                "org.apache.iceberg.spark.SparkCatalog",
                "spark.sql.catalog.lake.type",
                "hive",
                "spark.sql.catalog.lake.uri",
                metastore.uri().toString(),
                "spark.sql.catalog.lake.warehouse",
                metastore.warehouse()));
        store.hadoopProperties().forEach((name, value) -> settings.put("spark.hadoop." + name, value));
        return settings;
    }
}
