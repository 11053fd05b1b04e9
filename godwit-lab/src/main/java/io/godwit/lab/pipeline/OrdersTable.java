package io.godwit.lab.pipeline;

import io.godwit.lab.workload.OrdersSeen;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The table of orders in the database. A column of its own tells when a row came; the sink adds what newer schemas have. */
public final class OrdersTable {
    static final String NAME = "orders";

    private final Database database;

    public OrdersTable(Database database) {
        this.database = database;
    }

    public void create() {
        database.run(
                "CREATE TABLE " + NAME + " (id BIGINT PRIMARY KEY, day DATE NOT NULL, placed_at DATETIME(3) NOT NULL,"
                        + " amount_cents BIGINT NOT NULL, currency VARCHAR(8) NOT NULL,"
                        + " loaded_at TIMESTAMP(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6))");
    }

    public long count() {
        return Long.parseLong(
                database.run("SELECT count(*) FROM " + NAME).get(0).get(0));
    }

    /** @param moments in milliseconds since 1970, that divide the lateness by when orders were placed */
    public OrdersSeen read(List<Long> moments) {
        List<List<String>> rows = new ArrayList<>();
        rows.addAll(database.run("SELECT 'day', day, count(*), count(DISTINCT id), sum(amount_cents) FROM " + NAME
                + " GROUP BY day ORDER BY day"));
        rows.addAll(database.run(
                "SELECT 'run', min(id), max(id) FROM (SELECT id, id - row_number() OVER (ORDER BY id) AS run FROM "
                        + NAME + ") r GROUP BY run ORDER BY 2"));
        rows.addAll(database.run(lateness(moments)));
        return OrdersSeen.read(rows.stream().map(row -> String.join("\t", row)).toList());
    }

    private static String lateness(List<Long> moments) {
        String part = moments.stream()
                .map(moment -> " + (placed_at >= from_unixtime(" + moment + " / 1000))")
                .collect(Collectors.joining("", "0", ""));
        return "SELECT DISTINCT 'lateness', part, count(*) OVER (PARTITION BY part),"
                + " round(percentile_cont(0.5) WITHIN GROUP (ORDER BY late) OVER (PARTITION BY part)),"
                + " round(percentile_cont(0.99) WITHIN GROUP (ORDER BY late) OVER (PARTITION BY part)),"
                + " max(late) OVER (PARTITION BY part) FROM (SELECT " + part
                + " AS part, timestampdiff(MICROSECOND, placed_at, loaded_at) DIV 1000 AS late FROM " + NAME
                + ") l ORDER BY 2";
    }
}
