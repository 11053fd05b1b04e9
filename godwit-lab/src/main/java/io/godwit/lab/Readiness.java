package io.godwit.lab;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Node;

/** Tells when brokers serve: by the Admin API, after their ports opened (a client that is refused backs off for long). */
final class Readiness {
    private static final int ASK_TIMEOUT_MS = 5_000;

    private Readiness() {}

    /** Returns once each of these brokers takes connections and says itself that all of them are in the cluster. */
    static void await(Collection<Broker> brokers, Duration timeout) {
        Set<Integer> ids = brokers.stream().map(Broker::id).collect(Collectors.toSet());
        for (Broker broker : brokers) {
            awaitPort(broker, timeout);
        }
        for (Broker broker : brokers) {
            awaitMembers(broker, ids, timeout);
        }
    }

    static void requireAlive(LabProcess process, String name) {
        if (!process.isAlive()) {
            throw new LabException(name + " ended with exit code " + process.exitCode() + "; its log "
                    + process.logFile() + " ends:\n" + LogTail.of(process.logFile()));
        }
    }

    private static void awaitPort(Broker broker, Duration timeout) {
        Patience.await(
                timeout,
                () -> {
                    requireAlive(broker.process(), broker.name());
                    return takesConnections(broker.ports().internal());
                },
                () -> broker.name() + " opens its port; its log ends:\n" + LogTail.of(broker.logFile()));
    }

    private static boolean takesConnections(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), ASK_TIMEOUT_MS);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static void awaitMembers(Broker broker, Set<Integer> ids, Duration timeout) {
        Map<String, Object> properties = ClientProperties.internal(Set.of(broker.ports()));
        properties.put("request.timeout.ms", Integer.toString(ASK_TIMEOUT_MS));
        properties.put("default.api.timeout.ms", Integer.toString(ASK_TIMEOUT_MS));
        properties.put("client.id", "godwit-lab-readiness");
        try (Admin admin = Admin.create(properties)) {
            Patience.await(
                    timeout,
                    () -> {
                        requireAlive(broker.process(), broker.name());
                        return members(admin).containsAll(ids);
                    },
                    () -> broker.name() + " knows the brokers " + ids + "; its log ends:\n"
                            + LogTail.of(broker.logFile()));
        }
    }

    private static Set<Integer> members(Admin admin) {
        try {
            return admin.describeCluster().nodes().get(ASK_TIMEOUT_MS, TimeUnit.MILLISECONDS).stream()
                    .map(Node::id)
                    .collect(Collectors.toSet());
        } catch (ExecutionException | TimeoutException notYet) {
            return Set.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabException("interrupted while waiting for brokers", e);
        }
    }
}
