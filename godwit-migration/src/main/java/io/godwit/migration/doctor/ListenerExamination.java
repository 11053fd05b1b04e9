package io.godwit.migration.doctor;

import io.godwit.core.config.ClusterConfig;
import io.godwit.core.error.DoctorCode;
import io.godwit.core.error.GodwitException;
import io.godwit.core.finding.Finding;
import io.godwit.core.finding.Severity;
import io.godwit.core.model.BrokerInventory;
import io.godwit.core.model.ClusterInventory;
import io.godwit.kafka.connection.ClusterConnection;
import io.godwit.kafka.connection.ConnectionTimeouts;
import io.godwit.kafka.listener.ListenerAddress;
import io.godwit.kafka.listener.ListenerAnswer;
import io.godwit.kafka.listener.ListenerDiagnosis;
import io.godwit.kafka.listener.ListenerProbe;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Tries each bootstrap address with the credentials, and each address that the brokers advertise with a socket. */
final class ListenerExamination {
    private final ConnectionTimeouts timeouts;
    private final Clock clock;

    ListenerExamination(ConnectionTimeouts timeouts, Clock clock) {
        this.timeouts = timeouts;
        this.clock = clock;
    }

    /** Problems of single bootstrap addresses of a cluster that was reached by another one. */
    List<Finding> bootstrap(ClusterConnection connection) {
        ClusterConfig config = connection.config();
        ListenerDiagnosis diagnosis = new ListenerDiagnosis(config, clock.instant());
        List<Finding> findings = new ArrayList<>();
        boolean several = connection.listeners().size() > 1;
        for (ListenerAnswer answer : connection.listeners()) {
            Optional<GodwitException> problem = diagnosis.diagnose(answer);
            problem.map(found -> finding(found, Severity.WARNING)).ifPresent(findings::add);
            if (problem.isEmpty() && several) {
                authenticate(connection, answer.address()).ifPresent(findings::add);
            }
        }
        return findings;
    }

    private Optional<Finding> authenticate(ClusterConnection connection, ListenerAddress address) {
        TreeMap<String, String> properties = new TreeMap<>(connection.config().properties());
        properties.put("bootstrap.servers", address.toString());
        ClusterConfig single = new ClusterConfig(connection.config().side(), properties);
        try (ClusterConnection own = ClusterConnection.open(single, timeouts)) {
            return own.clusterId().equals(connection.clusterId())
                    ? Optional.empty()
                    : Optional.of(otherCluster(single, own.clusterId(), connection.clusterId()));
        } catch (GodwitException e) {
            return Optional.of(finding(e, Severity.WARNING));
        }
    }

    private static Finding otherCluster(ClusterConfig config, String id, String expected) {
        return new Finding(
                DoctorCode.DIFFERENT_CLUSTERS,
                Severity.BLOCKER,
                config.toString(),
                "this address leads to cluster " + id + ", another one to " + expected,
                "correct bootstrap.servers: all addresses must be of one cluster");
    }

    /** Problems of the addresses that the brokers advertise: every client must reach every one of them. */
    List<Finding> advertised(ClusterConnection connection, ClusterInventory inventory) {
        Set<ListenerAddress> tried = new HashSet<>();
        connection.listeners().forEach(answer -> tried.add(answer.address()));
        List<ListenerAddress> addresses = inventory.brokers().stream()
                .map(ListenerExamination::address)
                .filter(address -> !tried.contains(address))
                .toList();
        ClusterConfig config = connection.config();
        ListenerDiagnosis diagnosis = new ListenerDiagnosis(config, clock.instant());
        return new ListenerProbe(timeouts.reach())
                .probeAll(addresses, ListenerDiagnosis.expectsTls(config)).stream()
                        .map(diagnosis::diagnose)
                        .flatMap(Optional::stream)
                        .map(problem -> advertised(problem))
                        .toList();
    }

    private static ListenerAddress address(BrokerInventory broker) {
        return new ListenerAddress(broker.host(), broker.port());
    }

    private static Finding advertised(GodwitException problem) {
        return new Finding(
                problem.code(),
                Severity.BLOCKER,
                problem.resource(),
                "a broker advertises this address to clients: " + problem.reason(),
                problem.fix() + "; or correct the broker's advertised.listeners");
    }

    static Finding finding(GodwitException problem, Severity severity) {
        return new Finding(problem.code(), severity, problem.resource(), problem.reason(), problem.fix());
    }
}
