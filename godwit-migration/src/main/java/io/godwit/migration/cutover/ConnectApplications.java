package io.godwit.migration.cutover;

import io.godwit.connect.cluster.ConnectClient;
import io.godwit.core.config.Application;
import io.godwit.core.config.ConnectConfig;
import io.godwit.core.config.ConnectPair;
import io.godwit.core.config.Migration;
import io.godwit.core.connect.Connector;
import io.godwit.core.connect.ConnectorRewrite;
import io.godwit.core.cutover.CutoverStore;
import io.godwit.core.model.ClusterSide;
import io.godwit.migration.connect.ConnectorSwitch;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Applications that consist of connectors, stopped and started by Connect's REST API; all others in another way.
 *
 * <p>Invariant: before connectors can run on a side, the journal says that they ran there last, and source connectors' offsets were
 * carried there. So a run that goes on after a kill knows whether offsets are still to be carried, and from where; they are never
 * carried over newer ones.
 */
final class ConnectApplications implements ApplicationActions {
    private final Migration migration;
    private final Waiting waiting;
    private final ApplicationActions others;
    private final CutoverStore store;
    private final Function<Connector, ConnectorRewrite> rewriting;
    private final Narrator narrator;
    private final Map<ConnectConfig, ConnectClient> clients = new HashMap<>();

    /**
     * @param others for applications that are no connectors, and for health commands
     * @param rewriting the source's configuration of a connector as the target needs it
     */
    ConnectApplications(
            Migration migration,
            Waiting waiting,
            ApplicationActions others,
            CutoverStore store,
            Function<Connector, ConnectorRewrite> rewriting,
            Narrator narrator) {
        this.migration = migration;
        this.waiting = waiting;
        this.others = others;
        this.store = store;
        this.rewriting = rewriting;
        this.narrator = narrator;
    }

    @Override
    public void stop(Application application, ClusterSide side, Duration limit) throws InterruptedException {
        if (!application.isOnConnect()) {
            others.stop(application, side, limit);
            return;
        }
        for (ConnectorSwitch connector : connectors(application)) {
            connector.stop(side, limit);
        }
        store.note(application.name(), "CONNECTORS", "stopped on the " + side.word());
    }

    @Override
    public void start(Application application, ClusterSide side, Duration limit) throws InterruptedException {
        if (!application.isOnConnect()) {
            others.start(application, side, limit);
            return;
        }
        List<ConnectorSwitch> connectors = connectors(application);
        if (store.connectorsRanOn(application.name()) != side) {
            for (ConnectorSwitch connector : connectors) {
                connector.prepare(side);
            }
            store.saveConnectors(application.name(), side, "prepared on the " + side.word());
        }
        for (ConnectorSwitch connector : connectors) {
            connector.start(side, limit);
        }
    }

    @Override
    public void awaitHealthy(Application application, ClusterSide side, Duration limit) throws InterruptedException {
        for (ConnectorSwitch connector : connectors(application)) {
            connector.awaitRunning(side, limit);
        }
        others.awaitHealthy(application, side, limit);
    }

    private List<ConnectorSwitch> connectors(Application application) {
        return migration.connectors(application).stream().map(this::connector).toList();
    }

    private ConnectorSwitch connector(ConnectPair.Member member) {
        return new ConnectorSwitch(
                member.connector(),
                clients.computeIfAbsent(member.pair().source(), ConnectClient::new),
                clients.computeIfAbsent(member.pair().target(), ConnectClient::new),
                rewriting,
                new Passing(waiting),
                narrator::say);
    }

    /** The scope's time as connectors need it. */
    private record Passing(Waiting waiting) implements ConnectorSwitch.Time {
        @Override
        public Clock clock() {
            return waiting.clock();
        }

        @Override
        public void pause(Duration duration) throws InterruptedException {
            waiting.pause(duration);
        }
    }
}
