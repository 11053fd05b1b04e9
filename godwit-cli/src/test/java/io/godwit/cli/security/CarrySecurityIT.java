package io.godwit.cli.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.cli.Godwit;
import io.godwit.cli.Terminal;
import io.godwit.core.json.Json;
import io.godwit.lab.ClusterSpec;
import io.godwit.lab.KafkaCluster;
import io.godwit.lab.Lab;
import io.godwit.lab.Listener;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.quota.ClientQuotaAlteration;
import org.apache.kafka.common.quota.ClientQuotaEntity;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** After the move a client of each principal can do exactly what it could before, tried by real clients. */
class CarrySecurityIT {
    private static final List<String> USERS = List.of("writer", "reader", "old-admin", "nobody");
    private static final String ARN = "arn:aws:kafka:eu-central-1:123456789012:cluster/crm/1111-2222-7";

    static List<ClusterSpec> eachSource() {
        return List.of(ClusterSpec.kafka28WithZooKeeper(), ClusterSpec.kafka39());
    }

    @ParameterizedTest
    @MethodSource("eachSource")
    void shouldLetEachClientDoWhatItCouldDoBefore(ClusterSpec plain, @TempDir Path folder) throws Exception {
        ClusterSpec spec = plain.authorizer().listener(Listener.SASL_SSL_SCRAM);
        for (String user : USERS) {
            spec = spec.user(user);
        }
        try (Lab lab = Lab.inTemporaryFolder();
                KafkaCluster source = lab.start(spec);
                KafkaCluster target =
                        lab.start(ClusterSpec.kafka43().authorizer().listener(Listener.SASL_SSL_SCRAM))) {
            prepare(source);
            SortedMap<String, SortedMap<String, Boolean>> before = new TreeMap<>();
            USERS.forEach(
                    user -> before.put(user, Attempts.by(source.clientProperties(Listener.SASL_SSL_SCRAM, user))));
            assertThat(before.toString())
                    .as("the rules allow some and refuse some")
                    .contains("=true", "=false");
            migration(folder, source, target, "neither");

            Run plan =
                    godwit(folder, "plan", "--out", folder.resolve("plan.json").toString());
            assertThat(plan.exitCode).as(plan.err).isZero();
            assertThat(plan.out)
                    .contains("+ ACL allow User:writer WRITE on topic order…", "+ quota user writer")
                    .contains("+ SCRAM user new-admin SCRAM-SHA-512")
                    .contains("Security: 17 ACLs, 4 users, 2 quotas to create; 1 is there already");

            Run apply = godwit(folder, "apply", folder.resolve("plan.json").toString());
            assertThat(apply.exitCode).as(apply.err).isZero();
            assertNoPasswordIn(
                    folder,
                    plan.out + plan.err + apply.out + apply.err + Files.readString(folder.resolve("plan.json")));
            produceOnce(target);

            for (String user : USERS) {
                String renamed = user.equals("old-admin") ? "new-admin" : user;
                SortedMap<String, Boolean> after = Attempts.by(withCredentials(
                        target.clientProperties(Listener.SASL_SSL_SCRAM),
                        folder.resolve("credentials").resolve(renamed + ".properties")));
                assertThat(after).as(user).isEqualTo(before.get(user));
            }

            Run again = godwit(folder, "apply", folder.resolve("plan.json").toString());
            assertThat(again.exitCode).as(again.err).isZero();
            assertThat(again.out).contains("0 done", "already done, 0 failed");
            assertDoctorFindsNoDifference(folder);
            assertAccess(folder, "MET", "no ACL and no user of the wave is missing");
            refuseDrift(folder, source);
            assertAccess(folder, "UNMET", "ACL allow User:nobody DELETE on topic price");
            writePolicies(folder);
        }
    }

    @Test
    void shouldNotLockItselfOutOfATargetThatLetsEverybodyIn(@TempDir Path folder) throws Exception {
        ClusterSpec open = ClusterSpec.kafka43()
                .authorizer()
                .listener(Listener.SASL_SSL_SCRAM)
                .user("godwit")
                .config("allow.everyone.if.no.acl.found", "true");
        try (Lab lab = Lab.inTemporaryFolder();
                KafkaCluster source =
                        lab.start(ClusterSpec.kafka39().authorizer().listener(Listener.SASL_SSL_SCRAM));
                KafkaCluster target = lab.start(open)) {
            prepare(source);
            migration(
                    folder,
                    source.clientProperties(Listener.SASL_SSL_SCRAM),
                    target.clientProperties(Listener.SASL_SSL_SCRAM, "godwit"),
                    "open: target\n  quotas: skip\n  acls: copy");

            Run apply = godwit(folder, "apply", "--yes");
            assertThat(apply.exitCode).as(apply.err).isZero();
            assertThat(apply.err).contains("ACL allow User:godwit", "so as not to be locked out: done");

            Run plan = godwit(folder, "plan");
            assertThat(plan.exitCode).as(plan.err).isZero();
            assertThat(plan.out).contains("Security: 0 ACLs, 0 users, 0 quotas to create", "Plan: 0 to create");
            SortedMap<String, Boolean> left = Attempts.by(target.clientProperties(Listener.SASL_SSL_SCRAM, "godwit"));
            assertThat(left)
                    .containsEntry("produce to order", true)
                    .containsEntry("alter the configs of order", true)
                    .containsEntry("read the ACLs", true);
            SortedMap<String, Boolean> others = Attempts.by(target.clientProperties());
            assertThat(others).as("nobody else gets in any more").containsEntry("produce to order", false);
        }
    }

    private static void prepare(KafkaCluster source) throws Exception {
        try (Admin admin = source.openAdmin()) {
            admin.createTopics(Attempts.TOPICS.stream()
                            .map(name -> new NewTopic(name, 1, (short) 1))
                            .toList())
                    .all()
                    .get();
            List<AclBinding> acls = new ArrayList<>(List.of(
                    acl(ResourceType.TOPIC, "order", PatternType.PREFIXED, "User:writer", AclOperation.WRITE),
                    acl(ResourceType.TOPIC, "price", PatternType.LITERAL, "User:writer", AclOperation.ALL),
                    acl(ResourceType.TRANSACTIONAL_ID, "crm-", PatternType.PREFIXED, "User:writer", AclOperation.WRITE),
                    acl(
                            ResourceType.CLUSTER,
                            "kafka-cluster",
                            PatternType.LITERAL,
                            "User:writer",
                            AclOperation.IDEMPOTENT_WRITE),
                    acl(ResourceType.TOPIC, "*", PatternType.LITERAL, "User:reader", AclOperation.READ),
                    acl(ResourceType.GROUP, "crm-", PatternType.PREFIXED, "User:reader", AclOperation.READ),
                    acl(ResourceType.GROUP, "other", PatternType.LITERAL, "User:reader", AclOperation.DESCRIBE),
                    acl(ResourceType.TOPIC, "*", PatternType.LITERAL, "User:old-admin", AclOperation.ALTER_CONFIGS),
                    acl(ResourceType.TOPIC, "*", PatternType.LITERAL, "User:old-admin", AclOperation.DESCRIBE),
                    acl(
                            ResourceType.CLUSTER,
                            "kafka-cluster",
                            PatternType.LITERAL,
                            "User:old-admin",
                            AclOperation.DESCRIBE),
                    acl(
                            ResourceType.CLUSTER,
                            "kafka-cluster",
                            PatternType.LITERAL,
                            "User:old-admin",
                            AclOperation.DESCRIBE_CONFIGS),
                    acl(ResourceType.TOPIC, "price", PatternType.PREFIXED, "User:old-admin", AclOperation.CREATE),
                    acl(
                            ResourceType.DELEGATION_TOKEN,
                            "token",
                            PatternType.LITERAL,
                            "User:old-admin",
                            AclOperation.DESCRIBE),
                    acl(ResourceType.GROUP, "*", PatternType.LITERAL, "User:*", AclOperation.DESCRIBE),
                    acl(ResourceType.TOPIC, "price", PatternType.LITERAL, "User:*", AclOperation.DESCRIBE)));
            acls.add(new AclBinding(
                    new ResourcePattern(ResourceType.TOPIC, "order-bad", PatternType.LITERAL),
                    new AccessControlEntry("User:reader", "*", AclOperation.READ, AclPermissionType.DENY)));
            acls.add(new AclBinding(
                    new ResourcePattern(ResourceType.TOPIC, "order", PatternType.LITERAL),
                    new AccessControlEntry("User:nobody", "10.1.2.3", AclOperation.READ, AclPermissionType.ALLOW)));
            admin.createAcls(acls).all().get();
            admin.alterClientQuotas(List.of(
                            quota(Map.of("user", "writer"), "producer_byte_rate", 10_485_760),
                            quota(Map.of("client-id", "batch"), "consumer_byte_rate", 1_048_576)))
                    .all()
                    .get();
        }
        produceOnce(source);
    }

    private static void produceOnce(KafkaCluster cluster) throws Exception {
        try (var producer = new org.apache.kafka.clients.producer.KafkaProducer<>(
                cluster.adminProperties(),
                new org.apache.kafka.common.serialization.ByteArraySerializer(),
                new org.apache.kafka.common.serialization.ByteArraySerializer())) {
            for (String topic : Attempts.TOPICS) {
                producer.send(new org.apache.kafka.clients.producer.ProducerRecord<>(topic, new byte[] {0}))
                        .get();
            }
        }
    }

    private static AclBinding acl(
            ResourceType type, String name, PatternType kind, String principal, AclOperation operation) {
        return new AclBinding(
                new ResourcePattern(type, name, kind),
                new AccessControlEntry(principal, "*", operation, AclPermissionType.ALLOW));
    }

    private static ClientQuotaAlteration quota(Map<String, String> entity, String key, double value) {
        return new ClientQuotaAlteration(
                new ClientQuotaEntity(entity), List.of(new ClientQuotaAlteration.Op(key, value)));
    }

    private static void migration(Path folder, KafkaCluster source, KafkaCluster target, String open)
            throws IOException {
        migration(
                folder,
                source.clientProperties(Listener.SASL_SSL_SCRAM),
                target.clientProperties(Listener.SASL_SSL_SCRAM),
                "open: " + open + "\n  users: copy\n  credentials: " + folder.resolve("credentials")
                        + "\n  principals: [{from: 'User:old-(.*)', to: 'User:new-$1'}]");
    }

    private static void migration(Path folder, Map<String, String> source, Map<String, String> target, String security)
            throws IOException {
        store(folder.resolve("source.properties"), source);
        store(folder.resolve("target.properties"), target);
        Files.writeString(
                folder.resolve("migration.yaml"),
                "name: crm\nsource: {propertiesFile: source.properties}\ntarget: {propertiesFile: target.properties}\n"
                        + "security:\n  " + security + "\n");
    }

    private static void store(Path file, Map<String, String> settings) throws IOException {
        Properties properties = new Properties();
        properties.putAll(settings);
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
    }

    private static Map<String, String> withCredentials(Map<String, String> client, Path file) throws IOException {
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        Map<String, String> all = new TreeMap<>(client);
        properties.forEach((key, value) -> all.put(key.toString(), value.toString()));
        return all;
    }

    private static void assertNoPasswordIn(Path folder, String output) throws IOException {
        try (var files = Files.list(folder.resolve("credentials"))) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(4);
            for (Path file : all) {
                String text = Files.readString(file);
                String password = text.replaceFirst("(?s).*password=\"([^\"]+)\".*", "$1");
                assertThat(password).hasSize(32);
                assertThat(output).doesNotContain(password);
            }
        }
    }

    private static void assertDoctorFindsNoDifference(Path folder) {
        Run doctor = godwit(folder, "doctor", "--measure", "0s");
        assertThat(doctor.out).doesNotContain("GW-SEC-016", "GW-SEC-010", "GW-SEC-012");
    }

    /** The gate of the cutover that waits for rights. */
    private static void assertAccess(Path folder, String result, String reason) {
        Run check = godwit(folder, "cutover", "check", "-o", "json");
        assertThat(Json.tree(check.out.getBytes(StandardCharsets.UTF_8)).path("gates"))
                .as(check.err)
                .filteredOn(gate -> gate.path("name").asText().equals("access"))
                .singleElement()
                .satisfies(gate -> {
                    assertThat(gate.path("result").asText()).as(gate.toString()).isEqualTo(result);
                    assertThat(gate.path("reason").asText()).contains(reason);
                });
    }

    private static void refuseDrift(Path folder, KafkaCluster source) throws Exception {
        try (Admin admin = source.openAdmin()) {
            admin.createAcls(List.of(
                            acl(ResourceType.TOPIC, "price", PatternType.LITERAL, "User:nobody", AclOperation.DELETE)))
                    .all()
                    .get();
        }
        Run apply = godwit(folder, "apply", folder.resolve("plan.json").toString());
        assertThat(apply.exitCode).isEqualTo(1);
        assertThat(apply.err)
                .contains("GW-PLN-001", "ACL allow User:nobody DELETE on topic price: is new on the source");
    }

    private static void writePolicies(Path folder) throws IOException {
        Path policies = folder.resolve("policies");
        Run iam = godwit(folder, "security", "iam", "--cluster-arn", ARN, "--output-directory", policies.toString());
        assertThat(iam.exitCode).as(iam.err).isEqualTo(3);
        assertThat(iam.out)
                .contains("User:new-admin", "policy kafka-crm-writer: ")
                .contains("not expressed: allow User:nobody READ on topic order from 10.1.2.3")
                .contains("User:nobody READ on topic order from 10.1.2.3: allowed by ACLs, refused by IAM");
        assertThat(policies.resolve("kafka-crm-writer.json"))
                .content()
                .contains("kafka-cluster:WriteData", ":topic/crm/1111-2222-7/order*");
        assertThat(policies.resolve("policies.tf")).content().contains("resource \"aws_iam_policy\"");
    }

    private record Run(int exitCode, String out, String err) {}

    private static Run godwit(Path folder, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Terminal terminal = new Terminal(
                new PrintWriter(out), new PrintWriter(err), new BufferedReader(new StringReader("")), false, Map.of());
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("-f", folder.resolve("migration.yaml").toString()));
        int exitCode = Godwit.commandLine(terminal).execute(all.toArray(String[]::new));
        return new Run(exitCode, out.toString(), err.toString());
    }
}
