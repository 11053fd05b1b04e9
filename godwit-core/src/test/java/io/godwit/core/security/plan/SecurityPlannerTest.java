package io.godwit.core.security.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.core.error.SecurityError;
import io.godwit.core.finding.Finding;
import io.godwit.core.finding.Severity;
import io.godwit.core.model.ClientQuota;
import io.godwit.core.security.ClusterSecurity;
import io.godwit.core.security.ClusterSecurity.Authorizer;
import io.godwit.core.security.DelegationToken;
import io.godwit.core.security.Openness;
import io.godwit.core.security.PrincipalMapping;
import io.godwit.core.security.PrincipalRule;
import io.godwit.core.security.ScramUser;
import io.godwit.core.security.SecurityPart;
import io.godwit.core.security.SecurityPolicy;
import io.godwit.core.security.acl.Acl;
import io.godwit.core.security.acl.AclOperation;
import io.godwit.core.security.acl.AclPattern;
import io.godwit.core.security.acl.AclResourceType;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SecurityPlannerTest {
    private static final String OWN = "User:godwit";
    private static final AclPattern ORDER = AclPattern.literal(AclResourceType.TOPIC, "order");
    private static final Acl ALICE_READS = Acl.allow(ORDER, "User:alice", AclOperation.READ);
    private static final Acl BOB_DENIED =
            Acl.deny(AclPattern.prefixed(AclResourceType.GROUP, "crm-"), "User:bob", AclOperation.READ);

    private final Policy policy = new Policy();

    /** A policy under construction. */
    private static final class Policy {
        private boolean users;
        private Openness open = Openness.NEITHER;
        private PrincipalMapping principals = PrincipalMapping.none();
        private Optional<String> operator = Optional.empty();
        private Set<String> brokers = Set.of();
        private Set<String> superUsers = Set.of();

        SecurityPolicy build() {
            return new SecurityPolicy(
                    true,
                    true,
                    users,
                    principals,
                    Optional.of("credentials"),
                    open,
                    operator,
                    new TreeSet<>(brokers),
                    new TreeSet<>(superUsers));
        }
    }

    @Test
    void shouldAddWhatTheTargetLacksAndLeaveWhatItHas() {
        SecurityPlan plan =
                plan(acls(ALICE_READS, BOB_DENIED), acls(ALICE_READS)).plan();

        assertThat(plan.steps()).containsExactly(new SecurityStep.AddAcl(BOB_DENIED));
        assertThat(plan.present()).containsExactly(new SecurityStep.AddAcl(ALICE_READS));
        assertThat(plan.summary()).isEqualTo("Security: 1 ACL, 0 users, 0 quotas to create; 1 is there already");
    }

    @Test
    void shouldPlanNothingAndSaySoWhenTheTargetHasNoAuthorizer() {
        ClusterSecurity target = security(Authorizer.ABSENT, List.of(), List.of(), List.of());

        SecurityPlanner.Result result = plan(acls(ALICE_READS), target);

        assertThat(result.plan().steps()).isEmpty();
        assertThat(severities(result, SecurityError.NO_AUTHORIZER)).containsExactly(Severity.WARNING);
        assertThat(plan(security(Authorizer.ABSENT, List.of(), List.of(), List.of()), target)
                        .findings())
                .isEmpty();
    }

    @Test
    void shouldNotTakeUnknownRulesForNone() {
        Finding unread =
                new Finding(SecurityError.NOT_READABLE, Severity.WARNING, "target ACLs", "refused", "grant it");
        ClusterSecurity unknown = new ClusterSecurity(
                Authorizer.UNKNOWN,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(unread),
                EnumSet.of(SecurityPart.QUOTAS, SecurityPart.USERS));

        SecurityPlanner.Result result = plan(acls(ALICE_READS), unknown);

        assertThat(result.plan()).isEqualTo(SecurityPlan.none());
        assertThat(result.findings()).containsExactly(unread);
    }

    @Test
    void shouldGiveTheTargetsNamesAndWarnWhenTwoBecomeOne() {
        policy.principals = new PrincipalMapping(List.of(
                new PrincipalRule(Pattern.compile("User:CN=([^,]+),.*"), "User:$1", PrincipalRule.Letters.KEEP)));
        Acl byCertificate = Acl.allow(ORDER, "User:CN=alice,O=crm", AclOperation.WRITE);

        SecurityPlanner.Result result = plan(acls(byCertificate, ALICE_READS), acls());

        assertThat(result.plan().steps())
                .containsExactly(
                        new SecurityStep.AddAcl(ALICE_READS),
                        new SecurityStep.AddAcl(Acl.allow(ORDER, "User:alice", AclOperation.WRITE)));
        assertThat(severities(result, SecurityError.PRINCIPALS_JOINED)).containsExactly(Severity.WARNING);
    }

    @Test
    void shouldKeepItsOwnAndTheBrokersAccessFirstWhenTheTargetMayBeOpen() {
        policy.open = Openness.UNKNOWN;
        policy.brokers = Set.of("User:CN=broker");

        SecurityPlan plan = plan(acls(ALICE_READS, BOB_DENIED), acls()).plan();

        assertThat(plan.steps().get(0)).isInstanceOfSatisfying(SecurityStep.KeepAccess.class, keep -> {
            assertThat(keep.principal()).isEqualTo(OWN);
            assertThat(keep.pattern()).isEqualTo(ORDER);
            assertThat(keep.operations()).contains(AclOperation.READ, AclOperation.WRITE, AclOperation.ALTER_CONFIGS);
        });
        assertThat(plan.steps().stream().filter(SecurityStep::keepsAccess))
                .extracting(SecurityStep::words)
                .anyMatch(words -> words.startsWith("ACL allow User:CN=broker READ on topic order"))
                .anyMatch(words -> words.startsWith("ACL allow " + OWN + " READ on group crm-…"))
                .hasSize(3);
        assertThat(plan.steps().stream().skip(3)).noneMatch(SecurityStep::keepsAccess);
    }

    @Test
    void shouldNeedNoGuardWhenTheTargetIsClosedOrTheResourceHasRulesAlready() {
        assertThat(plan(acls(ALICE_READS), acls()).plan().steps()).noneMatch(SecurityStep::keepsAccess);
        policy.open = Openness.TARGET;
        ClusterSecurity covered =
                acls(Acl.allow(AclPattern.prefixed(AclResourceType.TOPIC, "ord"), "User:other", AclOperation.READ));
        assertThat(plan(acls(ALICE_READS), covered).plan().steps()).noneMatch(SecurityStep::keepsAccess);
    }

    @Test
    void shouldNameThoseWhoAreLockedOutOfAnOpenTarget() {
        policy.open = Openness.TARGET;
        ClusterSecurity target =
                acls(Acl.allow(AclPattern.literal(AclResourceType.TOPIC, "other"), "User:tenant", AclOperation.ALL));

        SecurityPlanner.Result result = plan(acls(ALICE_READS), target);

        assertThat(findings(result, SecurityError.OTHERS_LOCKED_OUT))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
                    assertThat(finding.reason()).contains("1 patterns get their first rule", "among them User:tenant");
                });
    }

    @Test
    void shouldBlockWhenARuleDeniesItItself() {
        Acl denyAll =
                Acl.deny(AclPattern.literal(AclResourceType.TOPIC, AclPattern.ANY), Acl.EVERYBODY, AclOperation.WRITE);

        SecurityPlanner.Result result = plan(acls(denyAll, ALICE_READS), acls());
        assertThat(severities(result, SecurityError.OPERATOR_LOCKED_OUT)).containsExactly(Severity.BLOCKER);
        assertThat(result.plan().steps()).isEmpty();
        assertThat(severities(plan(acls(BOB_DENIED), acls()), SecurityError.OPERATOR_LOCKED_OUT))
                .isEmpty();

        policy.operator = Optional.of(SecurityPolicy.SUPER_USER);
        policy.open = Openness.TARGET;
        assertThat(plan(acls(denyAll), acls()).plan().steps()).containsExactly(new SecurityStep.AddAcl(denyAll));
    }

    @Test
    void shouldPlanNoRuleWhenItDoesNotKnowWhomToGuard() {
        SecurityPlanner.Result closed =
                SecurityPlanner.plan(policy.build(), acls(ALICE_READS), acls(), Optional.empty());
        assertThat(closed.plan().steps()).hasSize(1);

        policy.open = Openness.UNKNOWN;
        SecurityPlanner.Result maybeOpen =
                SecurityPlanner.plan(policy.build(), acls(ALICE_READS), acls(), Optional.empty());
        assertThat(maybeOpen.plan().steps()).isEmpty();
        assertThat(severities(maybeOpen, SecurityError.OPERATOR_LOCKED_OUT)).containsExactly(Severity.BLOCKER);
    }

    @Test
    void shouldGiveSuperUsersEveryRightByRules() {
        policy.superUsers = Set.of("User:admin");

        SecurityPlan plan = plan(acls(), acls()).plan();

        assertThat(plan.steps())
                .extracting(SecurityStep::words)
                .containsExactly(
                        "ACL allow User:admin ALL on every topic",
                        "ACL allow User:admin ALL on every group",
                        "ACL allow User:admin ALL on the cluster",
                        "ACL allow User:admin ALL on every transactional id",
                        "ACL allow User:admin ALL on every delegation token");
    }

    @Test
    void shouldSetQuotasAndSayWhichOnesItReplaces() {
        ClientQuota wanted = quota(Map.of("user", "alice"), Map.of("producer_byte_rate", 1024.0));
        ClientQuota byDefault = quota(Map.of("client-id", "<default>"), Map.of("request_percentage", 12.5));
        ClientQuota other =
                quota(Map.of("user", "alice"), Map.of("producer_byte_rate", 5.0, "consumer_byte_rate", 7.0));

        SecurityPlanner.Result result = plan(
                security(Authorizer.PRESENT, List.of(), List.of(wanted, byDefault), List.of()),
                security(Authorizer.PRESENT, List.of(), List.of(other, byDefault), List.of()));

        assertThat(result.plan().steps())
                .extracting(SecurityStep::words)
                .containsExactly("quota user alice: producer_byte_rate=1024");
        assertThat(result.plan().present())
                .extracting(SecurityStep::words)
                .containsExactly("quota client-id <default>: request_percentage=12.5");
        assertThat(findings(result, SecurityError.QUOTA_REPLACED))
                .singleElement()
                .satisfies(finding -> assertThat(finding.reason()).contains("is 5 on the target", "becomes 1024"));
    }

    @Test
    void shouldMakeUsersOnlyWhenAskedToAndLeaveThoseThatExist() {
        List<ScramUser> users = List.of(
                new ScramUser("alice", "SCRAM-SHA-256", 8192),
                new ScramUser("alice", "SCRAM-SHA-512", 4096),
                new ScramUser("bob", "SCRAM-SHA-512", 4096));
        ClusterSecurity source = security(Authorizer.PRESENT, List.of(), List.of(), users);
        ClusterSecurity target = security(
                Authorizer.PRESENT, List.of(), List.of(), List.of(new ScramUser("bob", "SCRAM-SHA-512", 9999)));

        assertThat(plan(source, target).plan().steps()).isEmpty();
        assertThat(severities(plan(source, target), SecurityError.NOT_CARRIED)).containsExactly(Severity.INFORMATION);
        policy.users = true;
        SecurityPlanner.Result result = plan(source, target);
        assertThat(result.plan().steps())
                .containsExactly(
                        new SecurityStep.CreateUser("alice", "SCRAM-SHA-256", 8192),
                        new SecurityStep.CreateUser("alice", "SCRAM-SHA-512", 4096));
        assertThat(result.plan().present()).hasSize(1);
        assertThat(severities(result, SecurityError.PASSWORDS_CHANGE)).hasSize(1);
    }

    @Test
    void shouldReportTokensWhichBelongToOneCluster() {
        ClusterSecurity source = new ClusterSecurity(
                Authorizer.PRESENT,
                List.of(),
                List.of("strange"),
                List.of(),
                List.of(),
                List.of(new DelegationToken("User:alice", Instant.parse("2026-12-01T00:00:00Z"))),
                List.of(),
                EnumSet.allOf(SecurityPart.class));

        assertThat(findings(plan(source, acls()), SecurityError.NOT_CARRIED))
                .extracting(Finding::resource)
                .containsExactly("delegation tokens", "ACLs");
    }

    @Test
    void shouldTellDoneFromDriftedWhenComparedWithANewPlan() {
        SecurityPlan planned = plan(acls(ALICE_READS, BOB_DENIED), acls()).plan();
        SecurityStep alice = new SecurityStep.AddAcl(ALICE_READS);
        SecurityStep bob = new SecurityStep.AddAcl(BOB_DENIED);

        SecurityProgress half = SecurityProgress.of(
                planned, plan(acls(ALICE_READS, BOB_DENIED), acls(ALICE_READS)).plan());
        assertThat(half.done()).containsExactly(alice);
        assertThat(half.remaining()).containsExactly(bob);
        assertThat(half.drifts()).isEmpty();

        SecurityProgress gone =
                SecurityProgress.of(planned, plan(acls(ALICE_READS), acls()).plan());
        assertThat(gone.drifts()).extracting(SecurityProgress.Drift::resource).containsExactly(bob.words());

        Acl another = Acl.allow(ORDER, "User:eve", AclOperation.ALL);
        SecurityProgress grown = SecurityProgress.of(
                planned, plan(acls(ALICE_READS, BOB_DENIED, another), acls()).plan());
        assertThat(grown.drifts())
                .extracting(SecurityProgress.Drift::resource)
                .containsExactly("ACL allow User:eve ALL on topic order");
    }

    @Test
    void shouldForetellHowAccessDiffersAfterwards() {
        Acl extra = Acl.allow(ORDER, "User:alice", AclOperation.DELETE);
        SecurityPolicy built = policy.build();
        ClusterSecurity source = acls(ALICE_READS);

        SecurityPlan same = plan(source, acls()).plan();
        assertThat(AccessFindings.of(built, source, acls(), same)).isEmpty();

        SecurityPlan beside = plan(source, acls(extra)).plan();
        assertThat(AccessFindings.of(built, source, acls(extra), beside))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.code()).isEqualTo(SecurityError.ACCESS_DIFFERS);
                    assertThat(finding.reason())
                            .contains("may do more", "in 1 case", "User:alice DELETE on topic order: refused before");
                });
    }

    private SecurityPlanner.Result plan(ClusterSecurity source, ClusterSecurity target) {
        return SecurityPlanner.plan(policy.build(), source, target, Optional.of(OWN));
    }

    private static List<Finding> findings(SecurityPlanner.Result result, SecurityError code) {
        return result.findings().stream()
                .filter(finding -> finding.code() == code)
                .toList();
    }

    private static List<Severity> severities(SecurityPlanner.Result result, SecurityError code) {
        return findings(result, code).stream().map(Finding::severity).toList();
    }

    private static ClientQuota quota(Map<String, String> entity, Map<String, Double> limits) {
        return new ClientQuota(new TreeMap<>(entity), new TreeMap<>(limits));
    }

    private static ClusterSecurity acls(Acl... acls) {
        return security(Authorizer.PRESENT, List.of(acls), List.of(), List.of());
    }

    private static ClusterSecurity security(
            Authorizer authorizer, List<Acl> acls, List<ClientQuota> quotas, List<ScramUser> users) {
        return new ClusterSecurity(
                authorizer, acls, List.of(), quotas, users, List.of(), List.of(), EnumSet.allOf(SecurityPart.class));
    }
}
