package io.godwit.migration.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.godwit.core.config.ClusterConfig;
import io.godwit.core.error.GeneralError;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.ValidationError;
import io.godwit.core.model.ClusterSide;
import io.godwit.kafka.connection.ClusterConnection;
import io.godwit.lab.ClusterSpec;
import io.godwit.lab.KafkaCluster;
import io.godwit.lab.Lab;
import io.godwit.lab.Listener;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CanaryIT {
    private static final String TOPIC = "godwit.crm.canary";

    private static Lab lab;
    private static KafkaCluster cluster;

    @BeforeAll
    static void startTarget() throws Exception {
        lab = Lab.inTemporaryFolder();
        cluster = lab.start(ClusterSpec.kafka43()
                .listener(Listener.SASL_SSL_SCRAM)
                .user("canary")
                .authorizer());
        try (Admin admin = cluster.openAdmin()) {
            admin.createAcls(List.of(
                            allow(ResourceType.TOPIC, AclOperation.CREATE),
                            allow(ResourceType.TOPIC, AclOperation.DELETE),
                            allow(ResourceType.TOPIC, AclOperation.DESCRIBE),
                            allow(ResourceType.TOPIC, AclOperation.WRITE),
                            allow(ResourceType.TOPIC, AclOperation.READ)))
                    .all()
                    .get(30, TimeUnit.SECONDS);
        }
    }

    @AfterAll
    static void stopTarget() {
        lab.close();
    }

    @Test
    void shouldBringEveryMessageBackAndRemoveTheTopic() throws Exception {
        // given what a killed run left over
        try (ClusterConnection connection = connect(ClusterSpec.SUPER_USER)) {
            connection
                    .admin()
                    .createTopics(List.of(new NewTopic(TOPIC, Optional.of(2), Optional.empty())))
                    .all()
                    .get(30, TimeUnit.SECONDS);

            // when
            CanaryReport report = new Canary(connection, request(), Clock.systemUTC()).run();

            // then
            assertThat(report.messages()).isEqualTo(30);
            assertThat(report.committedOffset()).isEqualTo(30);
            assertThat(report.transactions()).isTrue();
            assertThat(report.produce().p50Ms()).isPositive();
            assertThat(report.endToEnd().p50Ms())
                    .isGreaterThanOrEqualTo(report.produce().p50Ms());
            assertThat(report.steps())
                    .extracting(CanaryReport.Step::step)
                    .containsExactly("create", "consume", "commit", "transaction", "delete");
            assertThat(topics()).doesNotContain(TOPIC);
        }
    }

    @Test
    void shouldNameTheStepAndCleanUpWhenARightIsMissing() throws Exception {
        // given a user who may do everything but use the group
        try (ClusterConnection connection = connect("canary")) {
            // when
            GodwitException failure = catchThrowableOfType(
                    GodwitException.class, () -> new Canary(connection, request(), Clock.systemUTC()).run());

            // then
            assertThat(failure.code()).isEqualTo(ValidationError.CONSUME);
            assertThat(failure.reason()).contains("step consume failed", "GW-CLU-003");
            assertThat(topics()).doesNotContain(TOPIC);
        }
    }

    @Test
    void shouldCleanUpWhenInterrupted() throws Exception {
        try (ClusterConnection connection = connect(ClusterSpec.SUPER_USER)) {
            // when
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> new Canary(connection, request(), Clock.systemUTC()).run())
                    .isInstanceOfSatisfying(
                            GodwitException.class, e -> assertThat(e.code()).isEqualTo(GeneralError.INTERRUPTED));

            // then
            assertThat(Thread.interrupted()).isTrue();
            assertThat(topics()).doesNotContain(TOPIC);
        }
    }

    private static CanaryRequest request() {
        return new CanaryRequest(TOPIC, 30, List.of(0, 50, 100_000), true, Duration.ofSeconds(30));
    }

    private static ClusterConnection connect(String user) {
        return ClusterConnection.open(
                new ClusterConfig(ClusterSide.TARGET, cluster.clientProperties(Listener.SASL_SSL_SCRAM, user)));
    }

    private static java.util.Set<String> topics() throws Exception {
        try (Admin admin = cluster.openAdmin()) {
            return admin.listTopics().names().get(30, TimeUnit.SECONDS);
        }
    }

    private static AclBinding allow(ResourceType type, AclOperation operation) {
        return new AclBinding(
                new ResourcePattern(type, "godwit.", PatternType.PREFIXED),
                new AccessControlEntry("User:canary", "*", operation, AclPermissionType.ALLOW));
    }
}
