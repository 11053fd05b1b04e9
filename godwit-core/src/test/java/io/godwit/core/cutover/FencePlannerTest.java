package io.godwit.core.cutover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.godwit.core.config.AccessMode;
import io.godwit.core.config.Application;
import io.godwit.core.config.ApplicationCommands;
import io.godwit.core.config.ClusterConfig;
import io.godwit.core.config.CutoverConfig;
import io.godwit.core.config.FenceMode;
import io.godwit.core.config.KafkaUse;
import io.godwit.core.config.Migration;
import io.godwit.core.config.TestMigrations;
import io.godwit.core.config.Wave;
import io.godwit.core.error.CutoverError;
import io.godwit.core.error.GodwitException;
import io.godwit.core.journal.InMemoryJournal;
import io.godwit.core.model.ClientQuota;
import io.godwit.core.model.ClusterSide;
import io.godwit.core.security.ClusterSecurity;
import io.godwit.core.security.ClusterSecurity.Authorizer;
import io.godwit.core.security.SecurityPart;
import io.godwit.core.security.acl.Acl;
import io.godwit.core.security.acl.AclOperation;
import io.godwit.core.security.acl.AclPattern;
import io.godwit.core.security.acl.AclResourceType;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class FencePlannerTest {
    private static final String SCRAM =
            "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"godwit\" password=\"x\";";

    private FenceMode mode = FenceMode.ACL;
    private Map<String, String> client = Map.of(
            "bootstrap.servers",
            "old:9092",
            "security.protocol",
            "SASL_SSL",
            "sasl.mechanism",
            "SCRAM-SHA-512",
            "sasl.jaas.config",
            SCRAM);
    private List<String> principals = List.of("User:crm");
    private List<String> clientIds = List.of();
    private Authorizer authorizer = Authorizer.PRESENT;
    private Set<SecurityPart> known = EnumSet.allOf(SecurityPart.class);
    private final List<Acl> acls = new ArrayList<>(List.of(
            Acl.allow(AclPattern.prefixed(AclResourceType.TOPIC, "ord"), "User:crm", AclOperation.ALL),
            Acl.allow(AclPattern.literal(AclResourceType.TOPIC, "prices"), "User:crm", AclOperation.ALL)));
    private final List<ClientQuota> quotas = new ArrayList<>();
    private Optional<String> refusal = Optional.empty();

    private Migration migration() {
        Migration plain = TestMigrations.between("crm", "old:9092", "new:9092");
        CutoverConfig limits = plain.cutover();
        return new Migration(
                plain.name(),
                new ClusterConfig(ClusterSide.SOURCE, client),
                plain.target(),
                plain.topics(),
                plain.groups(),
                plain.policies(),
                plain.mirror(),
                plain.verify(),
                new CutoverConfig(
                        limits.maxWritePause(),
                        limits.maxLag(),
                        limits.quietWindow(),
                        limits.commandTimeout(),
                        limits.stableTimeout(),
                        limits.watch(),
                        limits.reverse(),
                        mode,
                        limits.minFreeDisk(),
                        limits.maxProduceLatency(),
                        AccessMode.REQUIRED),
                List.of(
                        application("crm", List.of("orders", "prices"), principals, clientIds),
                        application("audit", List.of("audit"), List.of("User:shared"), List.of())),
                List.of(new Wave("first", List.of("crm")), new Wave("second", List.of("audit"))));
    }

    private static Application application(
            String name, List<String> produces, List<String> principals, List<String> clientIds) {
        return new Application(
                name,
                Optional.empty(),
                new KafkaUse(List.of(), List.of(), produces, List.of("tx-" + name), clientIds, principals),
                ApplicationCommands.NONE,
                List.of());
    }

    private FencePlan plan() {
        Migration migration = migration();
        WavePlan wave = WavePlan.of(
                migration,
                migration.waves().get(0),
                new TreeSet<>(List.of("orders", "prices", "audit")),
                new TreeSet<>());
        ClusterSecurity source =
                new ClusterSecurity(authorizer, acls, List.of(), quotas, List.of(), List.of(), List.of(), known);
        return FencePlanner.plan(migration, wave, source, refusal);
    }

    private static Acl deny(AclResourceType type, String name) {
        return Acl.deny(AclPattern.literal(type, name), "User:crm", AclOperation.WRITE);
    }

    @Test
    void shouldDenyWritingOnTheWavesTopicsAndTransactionalIds() {
        FencePlan plan = plan();

        assertThat(plan.acls())
                .containsExactlyInAnyOrder(
                        deny(AclResourceType.TOPIC, "orders"),
                        deny(AclResourceType.TOPIC, "prices"),
                        deny(AclResourceType.TRANSACTIONAL_ID, "tx-crm"));
        assertThat(plan.gate(Fence.NONE).result()).isEqualTo(Gate.Result.MET);
        assertThat(plan.gate(Fence.NONE).reason()).contains("3 resources", "User:crm");
        Gate standing = plan.gate(Fence.NONE.with(plan));
        assertThat(standing.result()).isEqualTo(Gate.Result.NOTE);
        assertThat(standing.value()).isEqualTo("stands");
        assertThat(standing.reason()).contains("the source is fenced: WRITE denied on 3 resources", "rollback");
    }

    @Test
    void shouldNotCountWhatSomebodyElseDeniesAlready() {
        acls.add(deny(AclResourceType.TOPIC, "orders"));

        assertThat(plan().acls())
                .doesNotContain(deny(AclResourceType.TOPIC, "orders"))
                .hasSize(2);
    }

    @Test
    void shouldDoNothingWithStopCommandsAlone() {
        mode = FenceMode.STOP;

        assertThat(plan()).isEqualTo(FencePlan.none());
        assertThat(plan().gate(Fence.NONE).isMet()).isTrue();
    }

    @Test
    void shouldRefuseWhereAnAclCanNotBe() {
        authorizer = Authorizer.ABSENT;
        assertRefused(CutoverError.FENCE_NOT_POSSIBLE, "no authorizer");
        authorizer = Authorizer.UNKNOWN;
        known = EnumSet.of(SecurityPart.QUOTAS);
        assertRefused(CutoverError.FENCE_NOT_POSSIBLE, "ACLs can't be read");
        authorizer = Authorizer.PRESENT;
        known = EnumSet.allOf(SecurityPart.class);
        refusal = Optional.of("the credentials lack ALTER on CLUSTER");
        assertRefused(CutoverError.FENCE_NOT_POSSIBLE, "lack ALTER");
    }

    @Test
    void shouldRefuseWithoutPrincipals() {
        principals = List.of();
        assertRefused(CutoverError.FENCE_NOT_POSSIBLE, "no principals are named for crm");
        principals = List.of("crm");
        assertRefused(CutoverError.FENCE_NOT_POSSIBLE, "has no type");
    }

    @Test
    void shouldRefuseToShutGodwitOut() {
        principals = List.of("User:crm", "User:godwit");
        assertRefused(CutoverError.FENCE_SHUTS_OUT, "User:godwit is whom Godwit itself logs in as");
        principals = List.of("User:*");
        assertRefused(CutoverError.FENCE_SHUTS_OUT, "everybody");
        principals = List.of("User:crm");
        acls.remove(0);
        assertRefused(CutoverError.FENCE_SHUTS_OUT, "no ACL of the source speaks of orders");
        mode = FenceMode.QUOTA;
        principals = List.of("User:godwit");
        assertRefused(CutoverError.FENCE_SHUTS_OUT, "User:godwit");
        principals = List.of();
        clientIds = List.of("godwit-mirror");
        assertRefused(CutoverError.FENCE_SHUTS_OUT, "Godwit's own clients");
    }

    private void assertRefused(CutoverError code, String reason) {
        FencePlan plan = plan();
        assertThat(plan.gate(Fence.NONE).result()).isEqualTo(Gate.Result.UNMET);
        assertThat(plan.gate(Fence.NONE).reason()).contains(reason);
        assertThatThrownBy(() -> plan.require("first"))
                .isInstanceOfSatisfying(
                        GodwitException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContaining(reason);
    }

    @Test
    void shouldNoteThatItsOwnPrincipalIsNotKnown() {
        client = Map.of("bootstrap.servers", "old:9092", "security.protocol", "SASL_SSL", "sasl.mechanism", "GSSAPI");

        assertThat(plan().gate(Fence.NONE).result()).isEqualTo(Gate.Result.NOTE);
        assertThat(plan().gate(Fence.NONE).reason()).contains("must not be one of User:crm");
    }

    @Test
    void shouldSlowDownUsersAndWhatOutranksThem() {
        mode = FenceMode.QUOTA;
        quota(Map.of("user", "crm"), 1000.5);
        quota(Map.of("user", "crm", "client-id", "<default>"), 2000);
        quota(Map.of("user", "other", "client-id", "app"), 3000);
        quotas.add(new ClientQuota(entity(Map.of("user", "crm", "client-id", "b")), new TreeMap<>(Map.of("x", 1.0))));

        assertThat(plan().former())
                .containsExactly(
                        new ProducerLimit(entity(Map.of("user", "crm")), OptionalDouble.of(1000.5)),
                        new ProducerLimit(
                                entity(Map.of("user", "crm", "client-id", "<default>")), OptionalDouble.of(2000)));
    }

    @Test
    void shouldSlowDownClientIdsWhereNoPrincipalIsNamed() {
        mode = FenceMode.QUOTA;
        principals = List.of();
        clientIds = List.of("crm-1");

        assertThat(plan().former())
                .containsExactly(new ProducerLimit(entity(Map.of("client-id", "crm-1")), OptionalDouble.empty()));
        quota(Map.of("user", "<default>"), 10);
        assertThat(plan().gate(Fence.NONE).reason()).contains("quota of user <default> outranks");
        clientIds = List.of();
        assertRefused(CutoverError.FENCE_NOT_POSSIBLE, "neither principals nor clientIds");
    }

    @Test
    void shouldSayWhoElseIsSlowedDown() {
        mode = FenceMode.QUOTA;
        principals = List.of("User:shared");

        assertThat(plan().gate(Fence.NONE).result()).isEqualTo(Gate.Result.NOTE);
        assertThat(plan().gate(Fence.NONE).reason()).contains("audit uses the same names");
    }

    @Test
    void shouldBeLeftOutOfWhatIsCarriedToTheTarget() {
        InMemoryJournal journal = new InMemoryJournal();
        Acl own = deny(AclResourceType.TOPIC, "prices");
        acls.add(own);
        CutoverStore store = new CutoverStore(journal, "first", "ann", Clock.systemUTC());
        store.save("fence", ConsumerState.INITIAL, "an application of that name");
        SortedMap<String, String> crm = entity(Map.of("user", "crm"));
        SortedMap<String, String> id = entity(Map.of("client-id", "c"));
        store.save(
                new Fence(
                        List.of(deny(AclResourceType.TOPIC, "orders")),
                        List.of(
                                new ProducerLimit(crm, OptionalDouble.of(1000.5)),
                                new ProducerLimit(id, OptionalDouble.empty()))),
                "raised");
        List<Acl> now = new ArrayList<>(acls);
        now.add(deny(AclResourceType.TOPIC, "orders"));
        quota(crm, 1);
        quota(id, 1);

        ClusterSecurity carried = Fences.without(
                new ClusterSecurity(authorizer, now, List.of(), quotas, List.of(), List.of(), List.of(), known),
                journal);

        assertThat(carried.acls()).containsExactlyElementsOf(acls);
        assertThat(carried.quotas())
                .containsExactly(new ClientQuota(crm, new TreeMap<>(Map.of("producer_byte_rate", 1000.5))));
        assertThat(store.fence().isStanding()).isTrue();
    }

    private void quota(Map<String, String> entity, double bytes) {
        quotas.add(new ClientQuota(entity(entity), new TreeMap<>(Map.of("producer_byte_rate", bytes))));
    }

    private static SortedMap<String, String> entity(Map<String, String> names) {
        return new TreeMap<>(names);
    }
}
