package io.godwit.mirror.wire;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.ManualMetadataUpdater;
import org.apache.kafka.common.errors.AuthenticationException;

/**
 * All connections to a cluster. The network client tells it of every one that ended; that is the only use it has for a metadata
 * updater here, since it could keep metadata only on connections that it shares with everything else.
 */
final class Links extends ManualMetadataUpdater {
    /** A link that nobody tries any more says nothing about now. */
    private static final long TROUBLE_AGE_MS = 60_000;

    private final Map<String, Link> links = new HashMap<>();
    private final List<Link> bootstrap = new ArrayList<>();
    private boolean newTrouble;

    Links(List<InetSocketAddress> bootstrapAddresses) {
        for (InetSocketAddress address : bootstrapAddresses) {
            int id = -1 - bootstrap.size();
            String name = "bootstrap" + id;
            Link link = new Link(id, name, address.getHostString(), address.getPort());
            links.put(name, link);
            bootstrap.add(link);
        }
    }

    List<Link> bootstrap() {
        return List.copyOf(bootstrap);
    }

    Link data(BrokerAddress broker, int connection) {
        return link(broker, broker.id() + "/" + connection);
    }

    Link metadata(BrokerAddress broker) {
        return link(broker, broker.id() + "/metadata");
    }

    /**
     * Nobody needs to reach a broker that left, or a bootstrap address once there is metadata. Returns the links whose broker moved
     * and that are still connected to where it was.
     */
    List<Link> brokersAre(Map<Integer, BrokerAddress> brokers) {
        List<Link> outdated = new ArrayList<>();
        for (Link link : links.values()) {
            BrokerAddress broker = brokers.get(link.brokerId());
            if (broker == null) {
                link.forgetTrouble();
            } else if (!link.isAt(broker) && link.moveTo(broker)) {
                outdated.add(link);
            }
        }
        return outdated;
    }

    SortedMap<Integer, String> troubles(long now) {
        SortedMap<Integer, String> troubles = new TreeMap<>();
        for (Link link : links.values()) {
            link.trouble()
                    .filter(trouble -> now - trouble.sinceMs() < TROUBLE_AGE_MS)
                    .ifPresent(trouble -> troubles.put(link.brokerId(), trouble.cause()));
        }
        return troubles;
    }

    @Override
    public void handleServerDisconnect(long now, String nodeId, Optional<AuthenticationException> refusal) {
        Link link = links.get(nodeId);
        if (link != null) {
            newTrouble |= link.isGone(refusal.map(Links::oneLine), now);
        }
    }

    /** Whether a connection could not be made since this was last asked. */
    boolean takeNewTrouble() {
        boolean taken = newTrouble;
        newTrouble = false;
        return taken;
    }

    private Link link(BrokerAddress broker, String name) {
        return links.computeIfAbsent(name, n -> new Link(broker.id(), n, broker.host(), broker.port()));
    }

    private static String oneLine(AuthenticationException refusal) {
        Throwable cause = refusal.getCause();
        String text = cause == null ? refusal.getMessage() : refusal.getMessage() + ": " + cause.getMessage();
        return String.valueOf(text).lines().findFirst().orElse("authentication failed");
    }
}
