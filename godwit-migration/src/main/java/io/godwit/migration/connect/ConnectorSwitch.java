package io.godwit.migration.connect;

import io.godwit.connect.cluster.ConnectClient;
import io.godwit.core.connect.Connector;
import io.godwit.core.connect.ConnectorKind;
import io.godwit.core.connect.ConnectorOffset;
import io.godwit.core.connect.ConnectorRewrite;
import io.godwit.core.connect.ConnectorStatus;
import io.godwit.core.error.ConnectError;
import io.godwit.core.error.GodwitException;
import io.godwit.core.model.ClusterSide;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * One connector that exists on two Connect clusters, or will.
 *
 * <p>Invariant: it is told to run on one side only after the other side's REST API said that it is still there, in the same call.
 * Each method can be repeated.
 */
public final class ConnectorSwitch {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
    /** What one worker was told others know after at most this time. */
    private static final Duration SETTLING = Duration.ofSeconds(10);

    /** How often it has to be seen stopped: what workers tell may be a moment old. */
    private static final int LOOKS = 2;

    private final String name;
    private final ConnectClient source;
    private final ConnectClient target;
    private final Function<Connector, ConnectorRewrite> rewriting;
    private final Time time;
    private final Consumer<String> talk;

    /** Time, and the passing of it. */
    public interface Time {
        Clock clock();

        void pause(Duration duration) throws InterruptedException;
    }

    /** @param rewriting the source's configuration as the target needs it */
    public ConnectorSwitch(
            String name,
            ConnectClient source,
            ConnectClient target,
            Function<Connector, ConnectorRewrite> rewriting,
            Time time,
            Consumer<String> talk) {
        this.name = name;
        this.source = source;
        this.target = target;
        this.rewriting = rewriting;
        this.time = time;
        this.talk = talk;
    }

    private ConnectClient on(ClusterSide side) {
        return side == ClusterSide.SOURCE ? source : target;
    }

    private ConnectClient off(ClusterSide side) {
        return side == ClusterSide.SOURCE ? target : source;
    }

    private String resource() {
        return "connector " + name;
    }

    /**
     * Stops it there, and waits until no task is left. One that is not there is stopped.
     *
     * @throws GodwitException if it still has tasks when the time is over
     */
    public void stop(ClusterSide side, Duration limit) throws InterruptedException {
        ConnectClient client = on(side);
        Instant deadline = time.clock().instant().plus(limit);
        if (client.connector(name).isEmpty()) {
            return;
        }
        talk.accept(name + ": stopping it on the " + side.word() + "'s Connect cluster");
        // Also where it seems to be stopped: a run that was killed may have told it to start a moment ago.
        client.stop(name);
        int stopped = 0;
        while (true) {
            Optional<ConnectorStatus> status = client.status(name);
            stopped = status.map(ConnectorStatus::isStopped).orElse(true) ? stopped + 1 : 0;
            if (stopped == LOOKS) {
                return;
            }
            if (status.isPresent()
                    && stopped == 0
                    && !time.clock().instant().plus(BETWEEN_LOOKS).isBefore(deadline)) {
                throw new GodwitException(
                        ConnectError.NOT_STOPPED,
                        resource(),
                        "on the " + side.word() + " it is still " + status.get().words() + " after " + limit.toSeconds()
                                + " s",
                        "look at the workers' logs: a task that does not end keeps it; raise cutover.commandTimeout if it is only slow");
            }
            time.pause(BETWEEN_LOOKS);
        }
    }

    /**
     * Makes it ready to run there: it exists, stopped, and a source connector is as far as it came on the other side. To be
     * called only as long as it did not run there since it ran on the other side.
     *
     * @throws GodwitException if it is not still on both sides, or Connect refuses something
     */
    public void prepare(ClusterSide side) throws InterruptedException {
        requireStill(side);
        ConnectClient client = on(side);
        Optional<Connector> here = client.connector(name);
        Optional<Connector> there = off(side).connector(name);
        if (here.isEmpty()) {
            here = create(side, there);
        }
        if (here.isPresent() && here.get().kind() == ConnectorKind.SOURCE && there.isPresent()) {
            carry(side, here.get(), there.get());
        }
    }

    /** A sink whose target can't create it stopped is created by {@link #start}; its group is placed by then. */
    private Optional<Connector> create(ClusterSide side, Optional<Connector> there) throws InterruptedException {
        Connector original = there.filter(found -> side == ClusterSide.TARGET).orElseThrow(() -> missing(side));
        ConnectRewriteCheck.require(resource(), rewriting.apply(original));
        if (!target.release().canCreateStopped()) {
            return Optional.empty();
        }
        talk.accept(name + ": creating it, stopped, on the target's Connect cluster");
        target.createStopped(name, rewriting.apply(original).config());
        return Optional.of(awaitCreated());
    }

    /** Another worker than the one that created it may answer, and know it a moment later. */
    private Connector awaitCreated() throws InterruptedException {
        Instant deadline = time.clock().instant().plus(SETTLING);
        while (true) {
            Optional<Connector> created = target.connector(name);
            if (created.isPresent()) {
                return created.get();
            }
            if (time.clock().instant().isAfter(deadline)) {
                throw new GodwitException(
                        ConnectError.CONNECTOR_MISSING,
                        resource(),
                        "it was created on the target, and is not told there after " + SETTLING.toSeconds() + " s",
                        "look at the workers' logs, then run the command again");
            }
            time.pause(BETWEEN_LOOKS);
        }
    }

    private void carry(ClusterSide side, Connector here, Connector there) {
        ConnectorRewrite names = rewriting.apply(side == ClusterSide.TARGET ? there : here);
        List<ConnectorOffset> told = off(side).offsets(name).orElseThrow(() -> unknownOffsets(side));
        List<ConnectorOffset> wanted = side == ClusterSide.TARGET ? names.carried(told) : names.returned(told);
        List<ConnectorOffset> changes = new ArrayList<>(wanted);
        on(side).offsets(name).orElse(List.of()).stream()
                .filter(former ->
                        wanted.stream().noneMatch(offset -> offset.partition().equals(former.partition())))
                .map(former -> new ConnectorOffset(
                        former.partition(), com.fasterxml.jackson.databind.node.NullNode.getInstance()))
                .forEach(changes::add);
        if (!changes.isEmpty()) {
            on(side).alter(name, changes);
            talk.accept(name + ": " + wanted.size() + " offsets carried to the " + side.word() + "'s Connect cluster");
        }
    }

    private GodwitException unknownOffsets(ClusterSide side) {
        return new GodwitException(
                ConnectError.TOO_OLD,
                resource(),
                "its offsets can't be read on the other side of the " + side.word() + " by REST",
                "upgrade its workers to Kafka 3.6 or later, or give the application commands instead of connectors");
    }

    /**
     * Lets it run there, and waits until it and all its tasks do.
     *
     * @throws GodwitException if it may run on the other side, a task fails, or it does not run when the time is over
     */
    public void start(ClusterSide side, Duration limit) throws InterruptedException {
        Instant deadline = time.clock().instant().plus(limit);
        requireStill(side);
        ConnectClient client = on(side);
        Optional<Connector> here = client.connector(name);
        if (here.isEmpty()) {
            createSink(side);
        } else if (!here.get().status().isRunning()) {
            client.resume(name);
        }
        talk.accept(name + ": starting it on the " + side.word() + "'s Connect cluster");
        awaitRunning(side, deadline, limit);
    }

    /** A source connector must not be created so: it would begin without its offsets. */
    private void createSink(ClusterSide side) {
        Connector original = off(side)
                .connector(name)
                .filter(found -> side == ClusterSide.TARGET && found.kind() == ConnectorKind.SINK)
                .orElseThrow(() -> missing(side));
        on(side).create(name, rewriting.apply(original).config());
    }

    private GodwitException missing(ClusterSide side) {
        return new GodwitException(
                ConnectError.CONNECTOR_MISSING,
                resource(),
                "it is not on the " + side.word() + "'s Connect cluster",
                "create it there, stopped, then run the command again");
    }

    /** Waits until it and all its tasks run, as in {@link #start}. */
    public void awaitRunning(ClusterSide side, Duration limit) throws InterruptedException {
        awaitRunning(side, time.clock().instant().plus(limit), limit);
    }

    private void awaitRunning(ClusterSide side, Instant deadline, Duration limit) throws InterruptedException {
        while (true) {
            Optional<ConnectorStatus> status = on(side).status(name);
            if (status.filter(ConnectorStatus::isRunning).isPresent()) {
                return;
            }
            Optional<ConnectorStatus.Failure> failure = status.flatMap(ConnectorStatus::failure);
            if (failure.isPresent()) {
                throw new GodwitException(
                        ConnectError.FAILED,
                        resource(),
                        failure.get().part() + " failed on the " + side.word() + ": "
                                + TakeConnectInventory.cause(failure.get().trace()),
                        "mend its configuration or what it connects to; the whole trace is at "
                                + on(side).config().shownUrl() + "/connectors/" + name + "/status while it runs there");
            }
            if (!time.clock().instant().plus(BETWEEN_LOOKS).isBefore(deadline)) {
                throw new GodwitException(
                        ConnectError.NOT_STARTED,
                        resource(),
                        "on the " + side.word() + " it is "
                                + status.map(ConnectorStatus::words).orElse("not there") + " after " + limit.toSeconds()
                                + " s",
                        "look at the workers' logs, whether they rebalance or have no room for its tasks; raise cutover.commandTimeout if it is only slow");
            }
            time.pause(BETWEEN_LOOKS);
        }
    }

    /** The other side says now that it does nothing there; it is waited for a moment, since what workers tell lags behind. */
    private void requireStill(ClusterSide side) throws InterruptedException {
        Instant deadline = time.clock().instant().plus(SETTLING);
        while (true) {
            Optional<Connector> there = off(side).connector(name);
            if (there.isEmpty() || there.get().status().isStopped()) {
                return;
            }
            if (time.clock().instant().isAfter(deadline)) {
                throw new GodwitException(
                        ConnectError.OTHER_SIDE,
                        resource(),
                        "it was to be started on the " + side.word() + ", but "
                                + off(side).resource() + " says that it is "
                                + there.get().status().words() + " there",
                        "stop it there (PUT /connectors/" + name
                                + "/stop) and see to it that nobody resumes it, then run the command again");
            }
            time.pause(BETWEEN_LOOKS);
        }
    }
}
