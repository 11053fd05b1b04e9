package io.godwit.core.cutover;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.core.config.Application;
import io.godwit.core.config.ApplicationCommands;
import io.godwit.core.config.KafkaUse;
import io.godwit.core.config.Migration;
import io.godwit.core.config.external.FakeExternalValues;
import io.godwit.core.config.parser.MigrationParser;
import io.godwit.core.error.SecurityError;
import io.godwit.core.finding.Finding;
import io.godwit.core.finding.Severity;
import io.godwit.core.model.ClientQuota;
import io.godwit.core.security.ClusterSecurity;
import io.godwit.core.security.ScramUser;
import io.godwit.core.security.SecurityPart;
import io.godwit.core.security.acl.Acl;
import io.godwit.core.security.acl.AclOperation;
import io.godwit.core.security.acl.AclPattern;
import io.godwit.core.security.acl.AclResourceType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class WaveAccessTest {
    private static final Acl WRITES = allow(AclResourceType.TOPIC, "orders", "User:CN=crm");
    private static final Set<SecurityPart> ALL = EnumSet.allOf(SecurityPart.class);

    private final List<Acl> source = new ArrayList<>();
    private final List<Acl> target = new ArrayList<>();
    private final List<ScramUser> users = new ArrayList<>();
    private final List<ClientQuota> quotas = new ArrayList<>();
    private Set<SecurityPart> known = ALL;
    private ClusterSecurity.Authorizer targetsAuthorizer = ClusterSecurity.Authorizer.PRESENT;
    private List<Finding> unread = List.of();
    private String security = "users: copy, credentials: c, open: neither, operator: super-user,"
            + " principals: [{from: 'User:CN=(.*)', to: 'User:$1'}]";

    private static Acl allow(AclResourceType type, String name, String principal) {
        return Acl.allow(AclPattern.literal(type, name), principal, AclOperation.WRITE);
    }

    private WaveAccess access() {
        Migration migration = new MigrationParser(new FakeExternalValues())
                .parse(
                        "name: crm\nsource: {bootstrapServers: 'old:9092'}\ntarget: {bootstrapServers: 'new:9092'}\n"
                                + "security: {" + security + "}\n",
                        "migration.yaml");
        WavePlan wave = new WavePlan(
                "crm",
                "first",
                new TreeSet<>(List.of("orders")),
                List.of(application("billing", List.of("billing"), List.of())),
                List.of(application("crm", List.of(), List.of("User:CN=batch"))));
        return WaveAccess.of(
                migration,
                wave,
                new ClusterSecurity(
                        ClusterSecurity.Authorizer.PRESENT, source, List.of(), quotas, users, List.of(), unread, known),
                new ClusterSecurity(
                        targetsAuthorizer, target, List.of(), List.of(), List.of(), List.of(), List.of(), ALL),
                migration.security().operator());
    }

    private static Application application(String name, List<String> groups, List<String> principals) {
        return new Application(
                name,
                Optional.empty(),
                new KafkaUse(groups, List.of(), List.of(), List.of("tx-" + name), List.of(), principals),
                ApplicationCommands.NONE,
                List.of());
    }

    @Test
    void shouldNameTheRulesOfTheWavesTopicsGroupsAndTransactionalIdsByTheTargetsNames() {
        source.add(WRITES);
        source.add(Acl.allow(AclPattern.prefixed(AclResourceType.GROUP, "bill"), "User:b", AclOperation.READ));
        source.add(allow(AclResourceType.TRANSACTIONAL_ID, "tx-crm", "User:CN=crm"));
        source.add(allow(AclResourceType.TOPIC, "invoices", "User:CN=crm"));
        source.add(allow(AclResourceType.GROUP, "others", "User:b"));

        assertThat(access().pending())
                .hasSize(3)
                .anyMatch(words -> words.contains("User:crm WRITE on topic orders"))
                .anyMatch(words -> words.contains("User:b READ on group bill…"))
                .anyMatch(words -> words.contains("transactional id tx-crm"));
    }

    @Test
    void shouldBeCompleteWhenTheTargetHasThem() {
        source.add(WRITES);
        target.add(allow(AclResourceType.TOPIC, "orders", "User:crm"));

        assertThat(access()).isEqualTo(WaveAccess.COMPLETE);
    }

    @Test
    void shouldNameUsersAndRightsOnTheClusterOfThoseWhoWorkInTheWave() {
        source.add(WRITES);
        target.add(allow(AclResourceType.TOPIC, "orders", "User:crm"));
        source.add(allow(AclResourceType.CLUSTER, "kafka-cluster", "User:CN=batch"));
        source.add(allow(AclResourceType.CLUSTER, "kafka-cluster", "User:else"));
        users.add(new ScramUser("CN=crm", "SCRAM-SHA-512", 4096));
        users.add(new ScramUser("else", "SCRAM-SHA-512", 4096));

        assertThat(access().pending())
                .hasSize(2)
                .anyMatch(words -> words.contains("SCRAM user crm"))
                .anyMatch(words -> words.contains("User:batch"));
    }

    @Test
    void shouldNotWaitForQuotasNorForWhatIsNotCarried() {
        quotas.add(new ClientQuota(
                new TreeMap<>(Map.of("user", "batch")), new TreeMap<>(Map.of("producer_byte_rate", 5.0))));
        assertThat(access()).isEqualTo(WaveAccess.COMPLETE);

        source.add(WRITES);
        security = "acls: skip";
        assertThat(access()).isEqualTo(WaveAccess.COMPLETE);
    }

    @Test
    void shouldSayThatATargetWithoutAnAuthorizerKeepsNoRules() {
        source.add(WRITES);
        targetsAuthorizer = ClusterSecurity.Authorizer.ABSENT;

        assertThat(access().pending()).isEmpty();
        assertThat(access().unknown()).hasValueSatisfying(why -> assertThat(why).contains("no authorizer"));
    }

    @Test
    void shouldSayWhatCannotBeRead() {
        known = EnumSet.of(SecurityPart.USERS, SecurityPart.QUOTAS);
        unread = List.of(new Finding(
                SecurityError.NOT_READABLE, Severity.WARNING, "source", "no DESCRIBE on the cluster", "allow it"));

        assertThat(access().pending()).isEmpty();
        assertThat(access().unknown()).hasValueSatisfying(why -> assertThat(why)
                .contains("ACLs of the source", "no DESCRIBE on the cluster"));
    }
}
