package io.godwit.kafka.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.core.config.ClusterConfig;
import io.godwit.core.error.SecurityError;
import io.godwit.core.finding.Finding;
import io.godwit.core.model.ClientQuota;
import io.godwit.core.model.ClusterSide;
import io.godwit.core.security.ClusterSecurity;
import io.godwit.core.security.ClusterSecurity.Authorizer;
import io.godwit.core.security.NewCredential;
import io.godwit.core.security.ScramUser;
import io.godwit.core.security.SecurityPart;
import io.godwit.core.security.acl.AccessRequest;
import io.godwit.core.security.acl.Acl;
import io.godwit.core.security.acl.AclEvaluator;
import io.godwit.core.security.acl.AclOperation;
import io.godwit.core.security.acl.AclPattern;
import io.godwit.core.security.acl.AclResourceType;
import io.godwit.core.security.plan.SecurityStep;
import io.godwit.kafka.connection.ClusterConnection;
import io.godwit.lab.ClusterSpec;
import io.godwit.lab.KafkaCluster;
import io.godwit.lab.Lab;
import io.godwit.lab.Listener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ClusterSecurityIT {
    private static final List<String> TOPICS = List.of("order", "order-bad", "price", "audit");
    private static final List<String> USERS = List.of("alice", "bob");
    private static final Set<SecurityPart> ALL = EnumSet.allOf(SecurityPart.class);

    static List<ClusterSpec> eachAuthorizer() {
        return List.of(ClusterSpec.kafka28WithZooKeeper(), ClusterSpec.kafka39(), ClusterSpec.kafka43());
    }

    @ParameterizedTest
    @MethodSource("eachAuthorizer")
    void shouldReadBackWhatItChangesAndDecideAsTheBrokersDo(ClusterSpec plain) throws Exception {
        ClusterSpec spec = plain.authorizer().user("alice").user("bob").listener(Listener.SASL_SSL_SCRAM);
        try (Lab lab = Lab.inTemporaryFolder();
                KafkaCluster cluster = lab.start(spec);
                ClusterConnection connection = connect(cluster, "admin")) {
            createTopics(cluster);
            KafkaSecurityChanger changer = new KafkaSecurityChanger(connection);

            tellWhatMayNotBeRead(cluster);
            decideAlike(cluster, connection, changer);
            carryQuotas(connection, changer);
            carryUsers(cluster, connection, changer);
        }
    }

    /** Rules at random, which meet often; the brokers themselves say which operations they would allow. */
    private static void decideAlike(KafkaCluster cluster, ClusterConnection connection, KafkaSecurityChanger changer)
            throws Exception {
        List<Acl> acls = new ArrayList<>(new TreeSet<>(rules(new Random(20261127), 40)));
        assertThat(changer.addAcls(acls)).hasSize(acls.size()).allSatisfy((acl, failure) -> assertThat(failure)
                .as(acl.words())
                .isEmpty());
        assertThat(changer.addAcls(acls)).as("again").allSatisfy((acl, failure) -> assertThat(failure)
                .isEmpty());
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(
                        ClusterSecurityReader.read(connection, ALL).acls())
                .containsExactlyInAnyOrderElementsOf(acls));
        ClusterSecurity security = ClusterSecurityReader.read(connection, ALL);
        assertThat(security.authorizer()).isEqualTo(Authorizer.PRESENT);
        assertThat(security.known()).isEqualTo(ALL);
        assertThat(security.unread()).isEmpty();

        AclEvaluator evaluator = new AclEvaluator(security.acls(), Set.of(), false);
        int compared = 0;
        for (String user : USERS) {
            try (Admin admin = admin(cluster, user)) {
                for (String topic : TOPICS) {
                    Set<AclOperation> expected = expected(evaluator, user, AclResourceType.TOPIC, topic);
                    Set<AclOperation> told = expected.contains(AclOperation.DESCRIBE)
                            ? toldOfTopic(admin, topic)
                            : refused(admin, topic, expected);
                    assertThat(told).as(user + " on " + topic + " by " + acls).isEqualTo(expected);
                    compared += AclResourceType.TOPIC.operations().size();
                }
                assertThat(toldOfCluster(admin))
                        .as(user + " on the cluster")
                        .isEqualTo(expected(evaluator, user, AclResourceType.CLUSTER, AclResourceType.CLUSTER_NAME));
                compared += AclResourceType.CLUSTER.operations().size();
            }
        }
        assertThat(compared).isEqualTo(2 * (4 * 8 + 7));
    }

    private static List<Acl> rules(Random random, int count) {
        List<AclPattern> patterns = Stream.of(
                        AclPattern.literal(AclResourceType.TOPIC, "order"),
                        AclPattern.prefixed(AclResourceType.TOPIC, "order"),
                        AclPattern.prefixed(AclResourceType.TOPIC, "p"),
                        AclPattern.literal(AclResourceType.TOPIC, "price"),
                        AclPattern.literal(AclResourceType.TOPIC, AclPattern.ANY),
                        AclPattern.literal(AclResourceType.CLUSTER, AclResourceType.CLUSTER_NAME),
                        AclPattern.prefixed(AclResourceType.GROUP, "crm-"),
                        AclPattern.literal(AclResourceType.TRANSACTIONAL_ID, "tx"),
                        AclPattern.literal(AclResourceType.DELEGATION_TOKEN, "token"))
                .toList();
        List<Acl> rules = new ArrayList<>();
        while (rules.size() < count) {
            AclPattern pattern = patterns.get(random.nextInt(patterns.size()));
            List<AclOperation> operations = new ArrayList<>(pattern.type().operations());
            // Came with later releases than the oldest of these.
            operations.remove(AclOperation.TWO_PHASE_COMMIT);
            if (pattern.type() == AclResourceType.GROUP) {
                operations.removeAll(List.of(AclOperation.DESCRIBE_CONFIGS, AclOperation.ALTER_CONFIGS));
            }
            if (random.nextInt(10) == 0) {
                operations = List.of(AclOperation.ALL);
            }
            rules.add(new Acl(
                    pattern,
                    List.of("User:alice", "User:bob", Acl.EVERYBODY).get(random.nextInt(3)),
                    List.of("*", "127.0.0.1", "10.9.8.7").get(random.nextInt(3)),
                    operations.get(random.nextInt(operations.size())),
                    random.nextInt(5) == 0 ? Acl.Permission.DENY : Acl.Permission.ALLOW));
        }
        return rules;
    }

    private static Set<AclOperation> expected(AclEvaluator evaluator, String user, AclResourceType type, String name) {
        return type.operations().stream()
                .filter(operation ->
                        evaluator.authorizes(new AccessRequest("User:" + user, "127.0.0.1", type, name, operation)))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(AclOperation.class)));
    }

    private static Set<AclOperation> toldOfTopic(Admin admin, String topic) throws Exception {
        return words(admin.describeTopics(List.of(topic), new DescribeTopicsOptions().includeAuthorizedOperations(true))
                .topicNameValues()
                .values()
                .iterator()
                .next()
                .get()
                .authorizedOperations());
    }

    /** Who may not describe a topic is told nothing of it; the answer is right if it is a refusal. */
    private static Set<AclOperation> refused(Admin admin, String topic, Set<AclOperation> expected) throws Exception {
        try {
            admin.describeTopics(List.of(topic)).allTopicNames().get();
            return EnumSet.of(AclOperation.DESCRIBE);
        } catch (ExecutionException e) {
            assertThat(e).hasCauseInstanceOf(TopicAuthorizationException.class);
            return expected;
        }
    }

    private static Set<AclOperation> toldOfCluster(Admin admin) throws Exception {
        return words(admin.describeCluster(new DescribeClusterOptions().includeAuthorizedOperations(true))
                .authorizedOperations()
                .get());
    }

    private static Set<AclOperation> words(Collection<org.apache.kafka.common.acl.AclOperation> operations) {
        return operations.stream()
                .map(operation -> AclOperation.valueOf(operation.name()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(AclOperation.class)));
    }

    private static void carryQuotas(ClusterConnection connection, KafkaSecurityChanger changer) {
        List<SecurityStep.SetQuota> quotas = List.of(
                quota(Map.of("user", "alice"), Map.of("producer_byte_rate", 1_048_576.0)),
                quota(Map.of("user", "<default>"), Map.of("consumer_byte_rate", 2_097_152.0)),
                quota(Map.of("client-id", "app"), Map.of("request_percentage", 12.5)),
                quota(Map.of("user", "bob", "client-id", "app"), Map.of("controller_mutation_rate", 3.0)),
                quota(Map.of("ip", "10.0.0.1"), Map.of("connection_creation_rate", 7.0)),
                quota(Map.of("ip", "<default>"), Map.of("connection_creation_rate", 70.0)));

        assertThat(changer.setQuotas(quotas).values()).allMatch(failure -> failure.isEmpty());

        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(
                        ClusterSecurityReader.read(connection, ALL).quotas())
                .containsExactlyInAnyOrderElementsOf(quotas.stream()
                        .map(quota -> new ClientQuota(quota.entity(), quota.limits()))
                        .toList()));
    }

    private static SecurityStep.SetQuota quota(Map<String, String> entity, Map<String, Double> limits) {
        return new SecurityStep.SetQuota(new TreeMap<>(entity), new TreeMap<>(limits));
    }

    private static void carryUsers(KafkaCluster cluster, ClusterConnection connection, KafkaSecurityChanger changer) {
        List<NewCredential> carol = List.of(
                new NewCredential("carol", "SCRAM-SHA-256", 8192, "first-secret"),
                new NewCredential("carol", "SCRAM-SHA-512", 4096, "first-secret"));

        assertThat(changer.putUsers(carol)).containsOnlyKeys("carol").allSatisfy((user, failure) -> assertThat(failure)
                .isEmpty());

        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(
                        ClusterSecurityReader.read(connection, ALL).users())
                .contains(
                        new ScramUser("carol", "SCRAM-SHA-256", 8192), new ScramUser("carol", "SCRAM-SHA-512", 4096)));
        Map<String, Object> login = new HashMap<>(cluster.clientProperties(Listener.SASL_SSL_SCRAM));
        login.computeIfPresent("sasl.jaas.config", (key, jaas) -> jaas.toString()
                .replaceFirst("username=\"[^\"]*\"", "username=\"carol\"")
                .replaceFirst("password=\"[^\"]*\"", "password=\"first-secret\""));
        Awaitility.await().atMost(Duration.ofSeconds(30)).ignoreExceptions().untilAsserted(() -> {
            try (Admin admin = Admin.create(login)) {
                assertThat(admin.describeCluster().clusterId().get()).isEqualTo(connection.clusterId());
            }
        });
    }

    private static void tellWhatMayNotBeRead(KafkaCluster cluster) {
        try (ClusterConnection nobody = connect(cluster, "nobody")) {
            ClusterSecurity security = ClusterSecurityReader.read(nobody, ALL);

            assertThat(security.authorizer()).isEqualTo(Authorizer.UNKNOWN);
            assertThat(security.knows(SecurityPart.ACLS)).isFalse();
            assertThat(security.unread()).extracting(Finding::code).containsOnly(SecurityError.NOT_READABLE);
            assertThat(security.unread()).anySatisfy(finding -> assertThat(finding.reason())
                    .contains("DESCRIBE on CLUSTER", "they are unknown, not none"));
        }
    }

    @Test
    void shouldTakeNoAuthorizerForAnAnswer() {
        try (Lab lab = Lab.inTemporaryFolder();
                KafkaCluster cluster = lab.start(ClusterSpec.kafka43());
                ClusterConnection connection =
                        ClusterConnection.open(new ClusterConfig(ClusterSide.TARGET, cluster.clientProperties()))) {
            ClusterSecurity security = ClusterSecurityReader.read(connection, ALL);

            assertThat(security.authorizer()).isEqualTo(Authorizer.ABSENT);
            assertThat(security.known()).isEqualTo(ALL);
            assertThat(security.unread()).isEmpty();
        }
    }

    private static void createTopics(KafkaCluster cluster) throws Exception {
        try (Admin admin = cluster.openAdmin()) {
            admin.createTopics(TOPICS.stream()
                            .map(name -> new NewTopic(name, 1, (short) 1))
                            .toList())
                    .all()
                    .get();
        }
    }

    /** A user without any rule of his own comes over the plain listener, as nobody. */
    private static ClusterConnection connect(KafkaCluster cluster, String user) {
        Map<String, String> properties =
                user.equals("admin") ? cluster.clientProperties(Listener.SASL_SSL_SCRAM) : cluster.clientProperties();
        return ClusterConnection.open(new ClusterConfig(ClusterSide.SOURCE, properties));
    }

    private static Admin admin(KafkaCluster cluster, String user) {
        return Admin.create(new HashMap<String, Object>(cluster.clientProperties(Listener.SASL_SSL_SCRAM, user)));
    }
}
