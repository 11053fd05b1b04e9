package io.godwit.migration.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.core.journal.InMemoryJournal;
import io.godwit.core.journal.InMemoryLeases;
import io.godwit.core.journal.JournalEvent;
import io.godwit.core.journal.Lease;
import io.godwit.core.security.NewCredential;
import io.godwit.core.security.acl.Acl;
import io.godwit.core.security.acl.AclOperation;
import io.godwit.core.security.acl.AclPattern;
import io.godwit.core.security.acl.AclResourceType;
import io.godwit.core.security.plan.SecurityChanger;
import io.godwit.core.security.plan.SecurityStep;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ApplySecurityTest {
    private static final AclPattern ORDER = AclPattern.literal(AclResourceType.TOPIC, "order");
    private static final SecurityStep KEEP = new SecurityStep.KeepAccess(
            ORDER, "User:godwit", new TreeSet<>(Set.of(AclOperation.READ, AclOperation.WRITE)));
    private static final SecurityStep ALICE =
            new SecurityStep.AddAcl(Acl.allow(ORDER, "User:alice", AclOperation.READ));
    private static final SecurityStep BOB = new SecurityStep.AddAcl(Acl.allow(ORDER, "User:bob", AclOperation.READ));
    private static final SecurityStep QUOTA = new SecurityStep.SetQuota(
            new TreeMap<>(Map.of("user", "alice")), new TreeMap<>(Map.of("producer_byte_rate", 5.0)));
    private static final SecurityStep WEAK = new SecurityStep.CreateUser("alice", "SCRAM-SHA-256", 4096);
    private static final SecurityStep STRONG = new SecurityStep.CreateUser("alice", "SCRAM-SHA-512", 8192);

    private final FakeSecurity target = new FakeSecurity();
    private final InMemoryJournal journal = new InMemoryJournal();
    private final Lease lease = new InMemoryLeases(journal).acquire(Lease.Role.OPERATOR);
    private final List<AppliedSecurityStep> told = new ArrayList<>();

    @Test
    void shouldDoEachKindInItsOrderAndTellTheJournalWithoutSecrets() {
        List<AppliedSecurityStep> applied = apply(KEEP, WEAK, STRONG, ALICE, QUOTA);

        assertThat(applied).allMatch(step -> step.failure().isEmpty()).isEqualTo(told);
        assertThat(target.calls).containsExactly("acls 2", "users alice,alice", "acls 1", "quotas 1");
        assertThat(target.credentials)
                .extracting(NewCredential::password)
                .containsExactly("secret-of-alice", "secret-of-alice");
        assertThat(journal.events())
                .extracting(JournalEvent::type)
                .containsOnly("apply.security")
                .hasSize(4);
        assertThat(journal.events().toString()).doesNotContain("secret-of").contains("User:alice");
        assertThat(target.credentials.toString()).doesNotContain("secret-of");
    }

    @Test
    void shouldTryNothingElseWhenItsOwnAccessCanNotBeKept() {
        target.refused.add("User:godwit");

        List<AppliedSecurityStep> applied = apply(KEEP, ALICE, QUOTA);

        assertThat(target.calls).containsExactly("acls 2");
        assertThat(applied).allMatch(step -> step.failure().isPresent()).hasSize(3);
        assertThat(applied.get(1).failure())
                .hasValueSatisfying(reason -> assertThat(reason).contains("own access"));
    }

    @Test
    void shouldDoTheOthersWhenOneRuleIsRefused() {
        target.refused.add("User:alice");

        List<AppliedSecurityStep> applied = apply(ALICE, BOB);

        assertThat(applied)
                .containsExactly(
                        new AppliedSecurityStep(ALICE, Optional.of("refused")),
                        new AppliedSecurityStep(BOB, Optional.empty()));
    }

    @Test
    void shouldSendManyRulesInParts() {
        SecurityStep[] many = IntStream.range(0, 250)
                .mapToObj(number -> new SecurityStep.AddAcl(Acl.allow(ORDER, "User:" + number, AclOperation.READ)))
                .toArray(SecurityStep[]::new);

        assertThat(apply(many)).hasSize(250);
        assertThat(target.calls).containsExactly("acls 100", "acls 100", "acls 50");
    }

    private List<AppliedSecurityStep> apply(SecurityStep... steps) {
        ApplyRecorder recorder = new JournalRecorder(lease, "hash", "me", Clock.systemUTC());
        return new ApplySecurity(target, (user, mechanisms) -> "secret-of-" + user, told::add)
                .apply(List.of(steps), recorder);
    }

    private static final class FakeSecurity implements SecurityChanger {
        private final List<String> calls = new ArrayList<>();
        private final Set<String> refused = new HashSet<>();
        private final List<NewCredential> credentials = new ArrayList<>();

        @Override
        public Map<Acl, Optional<String>> addAcls(Collection<Acl> acls) {
            calls.add("acls " + acls.size());
            Map<Acl, Optional<String>> results = new LinkedHashMap<>();
            acls.forEach(acl ->
                    results.put(acl, refused.contains(acl.principal()) ? Optional.of("refused") : Optional.empty()));
            return results;
        }

        @Override
        public Map<String, Optional<String>> putUsers(Collection<NewCredential> users) {
            calls.add("users "
                    + String.join(",", users.stream().map(NewCredential::user).toList()));
            credentials.addAll(users);
            Map<String, Optional<String>> results = new LinkedHashMap<>();
            users.forEach(user -> results.put(user.user(), Optional.empty()));
            return results;
        }

        @Override
        public Map<SecurityStep.SetQuota, Optional<String>> setQuotas(Collection<SecurityStep.SetQuota> quotas) {
            calls.add("quotas " + quotas.size());
            Map<SecurityStep.SetQuota, Optional<String>> results = new LinkedHashMap<>();
            quotas.forEach(quota -> results.put(quota, Optional.empty()));
            return results;
        }
    }
}
