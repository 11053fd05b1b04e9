package io.godwit.migration.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.core.config.ClusterConfig;
import io.godwit.core.config.Migration;
import io.godwit.core.config.Policies;
import io.godwit.core.config.Selection;
import io.godwit.core.config.TestMigrations;
import io.godwit.core.config.TopicSelection;
import io.godwit.core.journal.InMemoryJournal;
import io.godwit.core.model.ClusterSide;
import io.godwit.core.offsets.TargetAbilities;
import io.godwit.kafka.connection.ClusterConnection;
import io.godwit.lab.ClusterSpec;
import io.godwit.lab.KafkaCluster;
import io.godwit.lab.Lab;
import io.godwit.lab.Listener;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
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

class TargetTrialIT {
    @SuppressWarnings("NullAway.Init")
    private static Lab lab;

    @SuppressWarnings("NullAway.Init")
    private static KafkaCluster cluster;

    private final InMemoryJournal journal = new InMemoryJournal();

    @BeforeAll
    static void start() throws Exception {
        lab = Lab.inTemporaryFolder();
        cluster = lab.start(ClusterSpec.kafka43()
                .listener(Listener.SASL_SSL_SCRAM)
                .user("writer")
                .user("stranger")
                .authorizer());
        try (Admin admin = cluster.openAdmin()) {
            admin.createAcls(List.of(
                            allow(AclOperation.CREATE),
                            allow(AclOperation.DESCRIBE),
                            allow(AclOperation.WRITE),
                            allow(AclOperation.READ)))
                    .all()
                    .get(30, TimeUnit.SECONDS);
        }
    }

    @AfterAll
    static void stop() {
        lab.close();
    }

    @Test
    void shouldFindThatAllWorksAndLeaveNothingBehind() throws Exception {
        Optional<TargetAbilities> found = tryAs(ClusterSpec.SUPER_USER);

        assertThat(found).hasValueSatisfying(abilities -> assertThat(abilities.refusals())
                .isEmpty());
        assertThat(TargetAbilities.read(journal)).isEqualTo(found);
        try (Admin admin = cluster.openAdmin()) {
            assertThat(admin.listTopics().names().get(30, TimeUnit.SECONDS)).doesNotContain("godwit.crm.probe");
        }
    }

    @Test
    void shouldNameWhatTheTargetRefuses() {
        TargetAbilities found = tryAs("writer").orElseThrow();

        assertThat(found.append().works()).isTrue();
        assertThat(found.producers().works()).isTrue();
        assertThat(found.deleteRecords().works()).isFalse();
        assertThat(found.deleteRecords().reason()).contains("NOT_AUTHORIZED");
        assertThat(found.markers().works()).isFalse();
        assertThat(found.markers().reason()).contains("CLUSTER_NOT_AUTHORIZED");
    }

    @Test
    void shouldSayNothingWhenItCannotEvenTry() {
        assertThat(tryAs("stranger")).isEmpty();
        assertThat(TargetAbilities.read(journal)).isEmpty();
    }

    private Optional<TargetAbilities> tryAs(String user) {
        Map<String, String> properties = cluster.clientProperties(Listener.SASL_SSL_SCRAM, user);
        Migration migration = TestMigrations.with(
                "crm",
                properties,
                properties,
                TopicSelection.all(),
                Selection.all(),
                new Policies(OptionalInt.empty(), Map.of(), Set.of()));
        try (ClusterConnection connection = ClusterConnection.open(new ClusterConfig(ClusterSide.TARGET, properties))) {
            return new TargetTrial(migration, connection, Clock.systemUTC()).current(journal);
        }
    }

    private static AclBinding allow(AclOperation operation) {
        return new AclBinding(
                new ResourcePattern(ResourceType.TOPIC, "godwit.", PatternType.PREFIXED),
                new AccessControlEntry("User:writer", "*", operation, AclPermissionType.ALLOW));
    }
}
