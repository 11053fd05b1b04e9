package io.godwit.lab.pipeline;

import io.godwit.lab.workload.OrdersSeen;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
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
        OrdersSeen seen =
                OrdersSeen.read(rows.stream().map(row -> String.join("\t", row)).toList());
        return new OrdersSeen(seen.days(), seen.ids(), lateness(moments));
    }

    /** Sorted here: MariaDB takes a minute for the percentiles of 70,000 rows. */
    private List<OrdersSeen.Lateness> lateness(List<Long> moments) {
        String part = moments.stream()
                .map(moment -> " + (placed_at >= from_unixtime(" + moment + " / 1000))")
                .collect(Collectors.joining("", "0", ""));
        SortedMap<Integer, List<Long>> latenessMs = new TreeMap<>();
        database.run("SELECT " + part + ", timestampdiff(MICROSECOND, placed_at, loaded_at) DIV 1000 FROM " + NAME)
                .forEach(row -> latenessMs
                        .computeIfAbsent(Integer.valueOf(row.get(0)), number -> new ArrayList<>())
                        .add(Long.valueOf(row.get(1))));
        return latenessMs.entrySet().stream()
                .map(entry -> lateness(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static OrdersSeen.Lateness lateness(int part, List<Long> unsortedMs) {
        List<Long> ms = unsortedMs.stream().sorted().toList();
        return new OrdersSeen.Lateness(
                part, ms.size(), ms.get(ms.size() / 2), ms.get(ms.size() * 99 / 100), ms.get(ms.size() - 1));
    }

    /** The longest time in which no order was placed, in milliseconds: the pause of whoever wanted to place one. */
    public long longestPauseMs() {
        return Long.parseLong(
                database.run("SELECT coalesce(max(timestampdiff(MICROSECOND, before_it, placed_at)) DIV 1000, 0)"
                                + " FROM (SELECT placed_at, lag(placed_at) OVER (ORDER BY placed_at) AS before_it FROM "
                                + NAME
                                + ") o")
                        .get(0)
                        .get(0));
    }
}
