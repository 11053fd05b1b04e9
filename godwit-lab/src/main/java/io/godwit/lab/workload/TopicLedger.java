package io.godwit.lab.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts one topic's messages while the producers run; shared by the writing thread and the client's callbacks. */
final class TopicLedger {
    private final Map<String, Lane> lanes = new TreeMap<>();
    private ProducerSession.Acknowledgements session = ProducerSession.Acknowledgements.NONE;

    TopicLedger(Map<String, LaneLedger> before) {
        before.forEach((name, ledger) -> lanes.put(name, new Lane(ledger)));
    }

    /** Takes the lane's next number. */
    synchronized Stamp next(String lane) {
        return new Stamp(lane, lanes.computeIfAbsent(lane, name -> new Lane(LaneLedger.NEW)).next++);
    }

    /** Gives numbers back that nobody will ever see: those of an aborted transaction. Only the last ones of their lanes. */
    synchronized void takeBack(List<Stamp> stamps) {
        for (Stamp stamp : stamps) {
            Lane lane = lane(stamp);
            lane.next = Math.min(lane.next, stamp.number());
        }
    }

    synchronized void acknowledge(List<Stamp> stamps, long atMs) {
        for (Stamp stamp : stamps) {
            Lane lane = lane(stamp);
            lane.acknowledged++;
            lane.highestAcknowledged = Math.max(lane.highestAcknowledged, stamp.number());
        }
        session = session.plus(stamps.size(), atMs);
    }

    synchronized void fail(List<Stamp> stamps) {
        stamps.forEach(stamp -> lane(stamp).failed.add(stamp.number()));
    }

    synchronized ProducerSession.Acknowledgements session() {
        return session;
    }

    synchronized Map<String, LaneLedger> lanes() {
        Map<String, LaneLedger> copy = new TreeMap<>();
        lanes.forEach((name, lane) ->
                copy.put(name, new LaneLedger(lane.next, lane.acknowledged, lane.highestAcknowledged, lane.failed)));
        return copy;
    }

    private Lane lane(Stamp stamp) {
        Lane lane = lanes.get(stamp.lane());
        if (lane == null) {
            throw new IllegalStateException(stamp.text() + " was never taken");
        }
        return lane;
    }

    private static final class Lane {
        private long next;
        private long acknowledged;
        private long highestAcknowledged;
        private final List<Long> failed;

        private Lane(LaneLedger ledger) {
            next = ledger.next();
            acknowledged = ledger.acknowledged();
            highestAcknowledged = ledger.highestAcknowledged();
            failed = new ArrayList<>(ledger.failed());
        }
    }
}
