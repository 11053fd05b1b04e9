package io.godwit.lab.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The daily report over the table of orders, as an analyst's job would make it: orders and sums by day, which orders these are, and how
 * late they could be read.
 *
 * <p>Usage: {@code OrdersReport TABLE FILE [MS…]}. The moments, in milliseconds since 1970, divide the lateness by when orders were
 * placed. The settings of Spark, of the catalog and of {@code s3a} are system properties ({@code spark.…}). The file gets lines of words
 * divided by tabs:
 *
 * <pre>
 * day       2026-11-28  orders  distinct orders  sum in cents
 * run       first id    last id                              (ids without a gap, in their order)
 * lateness  part        orders  median ms        99 % ms  longest ms     (from placed to committed)
 * </pre>
 */
public final class OrdersReport {
    private final SparkSession spark;
    private final String table;

    private OrdersReport(SparkSession spark, String table) {
        this.spark = spark;
        this.table = table;
    }

    public static void main(String[] arguments) throws IOException {
        List<Long> moments = new ArrayList<>();
        for (int index = 2; index < arguments.length; index++) {
            moments.add(Long.parseLong(arguments[index]));
        }
        SparkSession spark = SparkSession.builder().appName("daily-report").getOrCreate();
        try {
            OrdersReport report = new OrdersReport(spark, arguments[0]);
            List<String> lines = new ArrayList<>();
            lines.addAll(report.days());
            lines.addAll(report.runs());
            lines.addAll(report.lateness(moments));
            Files.write(Path.of(arguments[1]), lines);
        } finally {
            spark.stop();
        }
    }

    private List<String> days() {
        List<String> lines = new ArrayList<>();
        for (Row row : spark.sql("SELECT cast(day AS string), count(*), count(DISTINCT id), sum(amount_cents) FROM " + table
                        + " GROUP BY day ORDER BY day")
                .collectAsList()) {
            lines.add("day\t" + row.getString(0) + "\t" + row.getLong(1) + "\t" + row.getLong(2) + "\t" + row.getLong(3));
        }
        return lines;
    }

    private List<String> runs() {
        List<String> lines = new ArrayList<>();
        for (Row row : spark.sql("SELECT min(id), max(id) FROM (SELECT id, id - row_number() OVER (ORDER BY id) AS run FROM (SELECT"
                        + " DISTINCT id FROM " + table + ")) GROUP BY run ORDER BY 1")
                .collectAsList()) {
            lines.add("run\t" + row.getLong(0) + "\t" + row.getLong(1));
        }
        return lines;
    }

    /** By Iceberg's own account of which snapshot brought which file. */
    private List<String> lateness(List<Long> moments) {
        StringBuilder part = new StringBuilder("0");
        for (long moment : moments) {
            part.append(" + if(placed >= ").append(moment).append(", 1, 0)");
        }
        List<String> lines = new ArrayList<>();
        for (Row row : spark.sql("SELECT part, count(*), percentile_approx(late, 0.5), percentile_approx(late, 0.99), max(late)"
                        + " FROM (SELECT " + part + " AS part, committed - placed AS late"
                        + " FROM (SELECT unix_millis(cast(placed_at AS timestamp)) AS placed, _file AS path FROM " + table + ") o"
                        + " JOIN (SELECT e.data_file.file_path AS path, unix_millis(s.committed_at) AS committed FROM " + table
                        + ".entries e JOIN " + table + ".snapshots s ON e.snapshot_id = s.snapshot_id) f"
                        + " ON o.path = f.path) GROUP BY part ORDER BY part")
                .collectAsList()) {
            lines.add("lateness\t" + row.getInt(0) + "\t" + row.getLong(1) + "\t" + row.getLong(2) + "\t" + row.getLong(3)
                    + "\t" + row.getLong(4));
        }
        return lines;
    }
}
