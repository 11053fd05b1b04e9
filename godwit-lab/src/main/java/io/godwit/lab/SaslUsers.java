package io.godwit.lab;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;

/** Creates a cluster's SCRAM users, and waits until each broker lets them in: brokers learn of new users with a delay. */
final class SaslUsers {
    private static final int ITERATIONS = 4_096;
    private static final int ASK_TIMEOUT_MS = 10_000;

    private final KafkaCluster cluster;

    SaslUsers(KafkaCluster cluster) {
        this.cluster = cluster;
    }

    void create(Duration timeout) {
        if (!cluster.spec().listeners().contains(Listener.SASL_SSL_SCRAM)) {
            return;
        }
        try (Admin admin = cluster.openAdmin()) {
            Patience.await(timeout, () -> upsert(admin), () -> "the cluster takes the SCRAM users");
            for (Broker broker : cluster.brokers()) {
                Patience.await(timeout, () -> letsIn(broker), () -> broker.name() + " lets the SCRAM users in");
            }
        }
    }

    private boolean upsert(Admin admin) {
        List<UserScramCredentialAlteration> users = cluster.spec().users().stream()
                .<UserScramCredentialAlteration>map(user -> new UserScramCredentialUpsertion(
                        user,
                        new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, ITERATIONS),
                        Credentials.password(user)))
                .toList();
        return succeeds(() -> admin.alterUserScramCredentials(users).all().get(ASK_TIMEOUT_MS, TimeUnit.MILLISECONDS));
    }

    /** By a login with each user, on the brokers' own listener: the one under test may have expired certificates. */
    private boolean letsIn(Broker broker) {
        return cluster.spec().users().stream().allMatch(user -> {
            Map<String, Object> properties = ClientProperties.internal(List.of(broker.ports()));
            properties.put("sasl.mechanism", Listener.SASL_SSL_SCRAM.mechanism());
            properties.put("sasl.jaas.config", Credentials.login(Listener.SASL_SSL_SCRAM.mechanism(), user));
            properties.put("request.timeout.ms", Integer.toString(ASK_TIMEOUT_MS));
            properties.put("default.api.timeout.ms", Integer.toString(ASK_TIMEOUT_MS));
            try (Admin admin = Admin.create(properties)) {
                return succeeds(() -> admin.describeCluster().clusterId().get(ASK_TIMEOUT_MS, TimeUnit.MILLISECONDS));
            }
        });
    }

    private static boolean succeeds(Question question) {
        try {
            question.ask();
            return true;
        } catch (ExecutionException | TimeoutException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabException("interrupted while creating users", e);
        }
    }

    @FunctionalInterface
    private interface Question {
        void ask() throws ExecutionException, TimeoutException, InterruptedException;
    }
}
