package io.godwit.core.reverse;

import io.godwit.core.journal.Journal;
import io.godwit.core.json.Json;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * The orders and reports of all waves among the values of the journal. One value holds the direction of a whole wave, so its
 * topics turn together. Without a value a wave is copied forward.
 */
public final class CopyDirections {
    /** Then follows the wave; written by the cutover. */
    public static final String ORDERS = "direction/";
    /** Then follows the wave; written by the mirror. */
    public static final String REPORTS = "direction-report/";

    private final Journal journal;

    public CopyDirections(Journal journal) {
        this.journal = journal;
    }

    /** By wave. */
    public SortedMap<String, CopyOrder> orders() {
        SortedMap<String, CopyOrder> orders = new TreeMap<>();
        journal.getAll(ORDERS)
                .forEach((key, json) -> orders.put(key.substring(ORDERS.length()), Json.read(json, CopyOrder.class)));
        return orders;
    }

    public Optional<CopyOrder> order(String wave) {
        return journal.get(ORDERS + wave).map(json -> Json.read(json, CopyOrder.class));
    }

    /** The topics that are not copied forward. A topic of several waves is copied forward only if all of them say so. */
    public SortedMap<String, CopyDirection> turned() {
        SortedMap<String, CopyDirection> turned = new TreeMap<>();
        orders().values().stream()
                .filter(order -> order.direction() != CopyDirection.FORWARD)
                .forEach(order -> order.topics()
                        .forEach(topic -> turned.merge(
                                topic, order.direction(), (one, other) -> one == other ? one : CopyDirection.HALTED)));
        return turned;
    }

    /** Orders a direction unless that is the last order already; returns the order that holds. */
    public CopyOrder turn(String wave, SortedSet<String> topics, CopyDirection direction, Instant at) {
        Optional<CopyOrder> last = order(wave);
        boolean holds = last.map(order ->
                        order.direction() == direction && order.topics().equals(topics))
                .orElse(false);
        if (holds) {
            return last.orElseThrow();
        }
        CopyOrder next = new CopyOrder(last.map(CopyOrder::number).orElse(0L) + 1, at, direction, topics);
        journal.put(ORDERS + wave, Json.line(next));
        return next;
    }

    public Optional<CopyReport> report(String wave) {
        return journal.get(REPORTS + wave).map(json -> Json.read(json, CopyReport.class));
    }

    /** Stores what the mirror has to say of a wave. */
    public void report(String wave, CopyReport report) {
        journal.put(REPORTS + wave, Json.line(report));
    }
}
