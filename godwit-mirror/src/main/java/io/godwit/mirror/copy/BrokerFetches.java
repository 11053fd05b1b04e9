package io.godwit.mirror.copy;

import io.godwit.mirror.copy.ByteRate.Precedence;
import io.godwit.mirror.wire.ClusterWire;
import io.godwit.mirror.wire.FetchChannel;
import io.godwit.mirror.wire.FetchLimits;
import io.godwit.mirror.wire.FetchResult;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Fetches from one broker of the source: tails over one connection, on which the broker may hold the request until something
 * comes, and backlogs over another, on which only those are asked for whose turn it is. So what is near its end never waits behind
 * a backlog, neither at the broker nor for memory. Owned by the source loop.
 */
final class BrokerFetches {
    static final int TAILS = 0;
    static final int BACKLOGS = 1;

    /** So much of the memory backlogs leave to tails. */
    private static final int TAIL_SHARE = 4;

    private static final long SMALLEST_FETCH = 256 << 10;
    private static final long TAIL_FETCH = 2 << 20;

    /** How long the broker may hold a fetch while partitions wait that this fetch does not ask for. */
    private static final Duration SHORT_WAIT = Duration.ofMillis(50);

    /** Of what was not read yet, just enough to learn how large and how old it is. */
    private static final int UNREAD_FETCH = 64 << 10;

    private final int broker;
    private final ClusterWire wire;
    private final CopySettings settings;
    private final MemoryBudget budget;
    private final ByteRate total;
    private final BrokerPace pace;
    private final Consumer<Fetch> fetched;
    private final FetchChannel tails;
    private final FetchChannel backlogs;
    private final BacklogOrder<SourcePartition> order = new BacklogOrder<>();

    /** What came, and the memory that it occupies. */
    record Fetch(FetchResult result, Lease memory) {}

    BrokerFetches(
            int broker,
            ClusterWire wire,
            CopySettings settings,
            MemoryBudget budget,
            ByteRate total,
            BrokerPace pace,
            Consumer<Fetch> fetched) {
        this.broker = broker;
        this.wire = wire;
        this.settings = settings;
        this.budget = budget;
        this.total = total;
        this.pace = pace;
        this.fetched = fetched;
        this.tails = wire.fetchChannel(broker, TAILS);
        this.backlogs = wire.fetchChannel(broker, BACKLOGS);
    }

    BrokerPace pace() {
        return pace;
    }

    /** @param deletedAtMs when the source deletes its next record; empty = never */
    void want(SourcePartition partition, int portionBytes, OptionalLong deletedAtMs) {
        partition.fetchedFrom(broker, portionBytes);
        if (partition.distance().isNear()) {
            tails.want(partition.id(), partition.position(), bytes(partition));
        } else {
            order.add(partition, deletedAtMs);
            partition.progress().waitsForTurn(true);
        }
    }

    /** What one turn is worth. */
    private static int bytes(SourcePartition partition) {
        return partition.distance().isUnread()
                ? Math.min(UNREAD_FETCH, partition.portionBytes())
                : partition.portionBytes();
    }

    /** The most that it can take now: a limited topic and what was not read yet have no more than one turn. */
    private long most(SourcePartition partition) {
        int turn = bytes(partition);
        if (turn < settings.partitionFetchBytes()) {
            return turn;
        }
        long room = settings.partitionBufferBytes() - partition.lane().waitingBytes();
        return Math.min(Math.max(turn, room), partition.distance().remainingBytes());
    }

    void forget(SourcePartition partition) {
        tails.forget(partition.id());
        backlogs.forget(partition.id());
        order.remove(partition);
        partition.progress().waitsForTurn(false);
    }

    /** It does not come back. */
    void forgetForGood(SourcePartition partition) {
        forget(partition);
        order.forget(partition);
    }

    /** Whether a connection is missing over which something should be fetched; Kafka's back-off makes it anew. */
    boolean isCutOff() {
        return (needsTails() && !wire.canSend(broker, TAILS)) || (needsBacklogs() && !wire.canSend(broker, BACKLOGS));
    }

    private boolean needsTails() {
        return tails.wanted() > 0 && !tails.isInFlight();
    }

    private boolean needsBacklogs() {
        return (backlogs.wanted() > 0 || !order.isEmpty()) && !backlogs.isInFlight();
    }

    /**
     * Sends what can be sent now.
     *
     * @param othersWait whether partitions wait that may soon have to be added to the fetch of the tails
     * @return after how many ms at most it should be called again, though nothing arrives
     */
    long send(boolean othersWait) {
        boolean isBusy = othersWait || backlogs.wanted() > 0 || !order.isEmpty();
        long again = needsTails() ? sendTails(isBusy ? SHORT_WAIT : settings.idleWait()) : Long.MAX_VALUE;
        return needsBacklogs() ? Math.min(again, sendBacklogs()) : again;
    }

    private long sendTails(Duration wait) {
        long pauseMs = pauseMs(Precedence.TAIL);
        if (pauseMs == 0 && wire.canSend(broker, TAILS)) {
            long reserved = reserve(TAIL_FETCH, 0);
            if (reserved > 0) {
                send(tails, reserved, wait);
            }
        }
        return pauseMs > 0 ? pauseMs : Long.MAX_VALUE;
    }

    private long sendBacklogs() {
        long pauseMs = pauseMs(Precedence.BACKLOG);
        if (pauseMs == 0 && wire.canSend(broker, BACKLOGS)) {
            long reserved = reserve(settings.fetchBytes(), budget.limitBytes() / TAIL_SHARE);
            if (reserved > 0) {
                // Not before: who is chosen now may not be who should be chosen then.
                chooseBacklogs(reserved);
                send(backlogs, reserved, SHORT_WAIT);
            }
        }
        return pauseMs > 0 ? pauseMs : Long.MAX_VALUE;
    }

    private long pauseMs(Precedence precedence) {
        return Math.max(total.waitMs(precedence), pace.waitMs(precedence));
    }

    /** Deals out what one answer can carry, turn by turn; who gets nothing keeps waiting. */
    private void chooseBacklogs(long room) {
        long dealt = (long) backlogs.wanted() * settings.partitionFetchBytes();
        Map<SourcePartition, Integer> shares = new LinkedHashMap<>();
        while (dealt < room && !order.isEmpty()) {
            SourcePartition next = order.next().orElseThrow();
            int turn = bytes(next);
            dealt += Math.min(turn, next.distance().remainingBytes());
            if (shares.merge(next, turn, Integer::sum) >= most(next)) {
                order.remove(next);
            }
        }
        shares.forEach((partition, bytes) -> {
            order.remove(partition);
            partition.progress().waitsForTurn(false);
            backlogs.want(partition.id(), partition.position(), bytes);
        });
    }

    /** What one answer may bring; 0 while memory is short: the budget tells when there is some. */
    private long reserve(long most, long keptBytes) {
        long portion = total.portionBytes(pace.portionBytes(most));
        return budget.reserve(portion, Math.min(SMALLEST_FETCH, portion), keptBytes);
    }

    private void send(FetchChannel channel, long reserved, Duration wait) {
        FetchLimits limits = new FetchLimits(wait, 1, (int) reserved, settings.partitionBufferBytes());
        channel.send(limits, result -> arrived(result, reserved));
    }

    private void arrived(FetchResult result, long reserved) {
        budget.add(result.responseBytes() - reserved);
        total.passed(result.responseBytes());
        pace.passed(result.responseBytes());
        pace.control().throttled(result.throttleTimeMs());
        Lease memory = new Lease(budget, result.responseBytes());
        fetched.accept(new Fetch(result, memory));
        memory.release();
    }
}
