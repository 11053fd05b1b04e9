package io.godwit.migration.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.core.config.Migration;
import io.godwit.core.config.Policies;
import io.godwit.core.config.Selection;
import io.godwit.core.config.TestMigrations;
import io.godwit.core.config.TopicSelection;
import io.godwit.core.error.ClusterError;
import io.godwit.core.error.DoctorCode;
import io.godwit.core.error.PlanError;
import io.godwit.core.finding.Finding;
import io.godwit.core.finding.Severity;
import io.godwit.kafka.connection.ConnectionTimeouts;
import io.godwit.kafka.journal.KafkaJournal;
import io.godwit.lab.ClusterSpec;
import io.godwit.lab.KafkaCluster;
import io.godwit.lab.Lab;
import io.godwit.lab.Listener;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The doctor on an old source and a new target, both with an authorizer. */
class ExamineMigrationIT {
    private static final Lab LAB = Lab.inTemporaryFolder();
    private static KafkaCluster source;
    private static KafkaCluster target;

    @BeforeAll
    static void start() throws Exception {
        source = LAB.start(secured(ClusterSpec.kafka28WithZooKeeper()));
        target = LAB.start(secured(ClusterSpec.kafka43()));
        try (Admin admin = source.openAdmin();
                Producer<byte[], byte[]> producer = producer(source)) {
            admin.createTopics(List.of(
                            new NewTopic("order", 3, (short) 1),
                            new NewTopic("price", 2, (short) 1).configs(Map.of("cleanup.policy", "compact")),
                            new NewTopic("audit", 1, (short) 1)))
                    .all()
                    .get();
            for (int i = 0; i < 5_000; i++) {
                var unused = producer.send(new ProducerRecord<>("order", new byte[] {(byte) i}, new byte[200]));
            }
            producer.send(new ProducerRecord<>("audit", new byte[10])).get();
            producer.flush();
            admin.createAcls(List.of(
                            allow(ResourceType.TOPIC, "order", AclOperation.DESCRIBE),
                            allow(ResourceType.TOPIC, "order", AclOperation.DESCRIBE_CONFIGS)))
                    .all()
                    .get();
        }
        try (Admin admin = target.openAdmin();
                Producer<byte[], byte[]> producer = producer(target)) {
            admin.createTopics(List.of(new NewTopic("audit", 1, (short) 1)))
                    .all()
                    .get();
            producer.send(new ProducerRecord<>("audit", new byte[10])).get();
        }
    }

    private static ClusterSpec secured(ClusterSpec spec) {
        return spec.listener(Listener.SASL_SSL_SCRAM)
                .authorizer()
                .user("limited")
                .config("auto.create.topics.enable", "false");
    }

    private static Producer<byte[], byte[]> producer(KafkaCluster cluster) {
        return new KafkaProducer<>(cluster.adminProperties(), new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static AclBinding allow(ResourceType type, String name, AclOperation operation) {
        return new AclBinding(
                new ResourcePattern(type, name, PatternType.LITERAL),
                new AccessControlEntry("User:limited", "*", operation, AclPermissionType.ALLOW));
    }

    @AfterAll
    static void stop() {
        LAB.close();
    }

    private static SortedMap<String, String> as(KafkaCluster cluster, String user) {
        return cluster.clientProperties(Listener.SASL_SSL_SCRAM, user);
    }

    private static Examination examine(
            Map<String, String> sourceProperties, Map<String, String> targetProperties, String topics) {
        Migration migration = TestMigrations.with(
                "doctor",
                sourceProperties,
                targetProperties,
                new TopicSelection(new Selection(List.of(Pattern.compile(topics)), List.of()), Map.of()),
                Selection.all(),
                new Policies(OptionalInt.empty(), Map.of(), Set.of()));
        return new ExamineMigration(
                        KafkaJournal::open, ConnectionTimeouts.DEFAULT, Clock.systemUTC(), line -> assertThat(line)
                                .isNotBlank())
                .examine(migration, Duration.ofSeconds(1));
    }

    @Test
    void shouldFindNoBlockerOnHealthyClustersAndLeaveNoTrace() throws Exception {
        Set<String> before = topicsOfTarget();

        Examination examination = examine(as(source, "admin"), as(target, "admin"), "order|price");

        assertThat(examination.report().findings())
                .filteredOn(finding -> finding.severity() == Severity.BLOCKER)
                .isEmpty();
        assertThat(examination.source()).hasValueSatisfying(summary -> {
            assertThat(summary.release()).isEqualTo("2.8");
            assertThat(summary.partitions()).isGreaterThanOrEqualTo(6);
        });
        assertThat(examination.report().withCode(DoctorCode.COPY_TIME))
                .singleElement()
                .satisfies(finding -> assertThat(finding.reason()).contains("measured by reading the source"));
        assertThat(topicsOfTarget()).isEqualTo(before);
    }

    private static Set<String> topicsOfTarget() throws Exception {
        try (Admin admin = target.openAdmin()) {
            return new TreeSet<>(admin.listTopics().names().get());
        }
    }

    @Test
    void shouldBlockATargetTopicThatHoldsForeignRecords() {
        Examination examination = examine(as(source, "admin"), as(target, "admin"), "audit");

        assertThat(examination.report().withCode(PlanError.TOPIC_NOT_EMPTY))
                .extracting(Finding::severity)
                .containsExactly(Severity.BLOCKER);
    }

    @Test
    void shouldNameThePermissionsThatALimitedUserLacks() {
        Examination examination = examine(as(source, "limited"), as(target, "limited"), "order|price");

        assertThat(examination.report().withCode(DoctorCode.SOURCE_PERMISSION))
                .filteredOn(finding -> finding.severity() == Severity.BLOCKER)
                .singleElement()
                .satisfies(finding -> assertThat(finding.reason()).startsWith("READ is missing on 1 topic: order"));
        assertThat(examination.report().withCode(DoctorCode.TARGET_PERMISSION))
                .filteredOn(finding -> finding.severity() == Severity.BLOCKER)
                .singleElement()
                .satisfies(finding -> assertThat(finding.reason()).contains("CREATE"));
        assertThat(examination.report().withCode(DoctorCode.NOT_READABLE)).isNotEmpty();
    }

    @Test
    void shouldExamineTheOtherClusterWhenOneRefusesThePassword() {
        SortedMap<String, String> wrong = as(source, "limited");
        wrong.compute("sasl.jaas.config", (key, value) -> String.valueOf(value).replace("-secret", "-guess"));

        Examination examination = examine(wrong, as(target, "admin"), ".*");

        assertThat(examination.report().withCode(ClusterError.AUTHENTICATION_FAILED))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.BLOCKER);
                    assertThat(finding.fix()).contains("sasl.jaas.config");
                    assertThat(finding.reason()).doesNotContain("limited-guess");
                });
        assertThat(examination.source()).isEmpty();
        assertThat(examination.target()).isPresent();
    }

    @Test
    void shouldTellASourceThatIsTheTarget() {
        Examination examination = examine(as(source, "admin"), source.clientProperties(), ".*");

        assertThat(examination.report().findings())
                .filteredOn(finding -> finding.severity() == Severity.BLOCKER)
                .extracting(Finding::code)
                .containsExactly(ClusterError.SAME_CLUSTER);
    }

    @Test
    void shouldWarnOfOneBadBootstrapAddressAmongGoodOnes() {
        SortedMap<String, String> properties = as(source, "admin");
        properties.compute("bootstrap.servers", (key, value) -> value + ",kafka.invalid:9092");

        Examination examination = examine(properties, as(target, "admin"), "order");

        assertThat(examination.report().withCode(ClusterError.UNKNOWN_HOST))
                .extracting(Finding::severity)
                .containsExactly(Severity.WARNING);
    }
}
