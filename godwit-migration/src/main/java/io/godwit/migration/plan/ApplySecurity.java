package io.godwit.migration.plan;

import io.godwit.core.security.NewCredential;
import io.godwit.core.security.acl.Acl;
import io.godwit.core.security.plan.SecurityChanger;
import io.godwit.core.security.plan.SecurityStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Does the steps about who may do what, in their order and in batches of one kind. If what keeps Godwit's own access could not be
 * done, none of the others is tried: they would lock it out.
 */
public final class ApplySecurity {
    private static final int BATCH = 100;
    private static final String NO_ANSWER = "the target gave no answer";

    private final SecurityChanger changer;
    private final Passwords passwords;
    private final Consumer<AppliedSecurityStep> progress;

    /** Where passwords come from, and are kept for those who need them. */
    public interface Passwords {
        /**
         * The password of a user: the same one each time, so that a run that was killed is finished by the next one. It is kept
         * before it is returned.
         *
         * @param mechanisms those with which the user will be known
         */
        String of(String user, Set<String> mechanisms);
    }

    /** @param progress told about each step when it is done or failed */
    public ApplySecurity(SecurityChanger changer, Passwords passwords, Consumer<AppliedSecurityStep> progress) {
        this.changer = changer;
        this.passwords = passwords;
        this.progress = progress;
    }

    List<AppliedSecurityStep> apply(List<SecurityStep> steps, ApplyRecorder recorder) {
        List<AppliedSecurityStep> applied = new ArrayList<>();
        boolean lockedOut = false;
        for (List<SecurityStep> batch : batches(steps)) {
            recorder.beforeSecurity();
            List<AppliedSecurityStep> outcome = lockedOut ? refused(batch) : applyBatch(batch);
            outcome.forEach(progress);
            recorder.afterSecurity(outcome);
            applied.addAll(outcome);
            lockedOut |= outcome.stream()
                    .anyMatch(
                            step -> step.step().keepsAccess() && step.failure().isPresent());
        }
        return applied;
    }

    private static List<AppliedSecurityStep> refused(List<SecurityStep> batch) {
        return batch.stream()
                .map(step -> new AppliedSecurityStep(
                        step,
                        Optional.of("not tried, because Godwit's own access to the target could not be kept first")))
                .toList();
    }

    // All of a batch are of one kind.
    private List<AppliedSecurityStep> applyBatch(List<SecurityStep> batch) {
        List<SecurityStep.KeepAccess> keeps = new ArrayList<>();
        List<SecurityStep.CreateUser> users = new ArrayList<>();
        List<SecurityStep.AddAcl> acls = new ArrayList<>();
        List<SecurityStep.SetQuota> quotas = new ArrayList<>();
        batch.forEach(step -> step.<Boolean>match(keeps::add, users::add, acls::add, quotas::add));
        List<AppliedSecurityStep> applied = new ArrayList<>();
        applied.addAll(keeps.isEmpty() ? List.of() : keep(keeps));
        applied.addAll(users.isEmpty() ? List.of() : create(users));
        applied.addAll(acls.isEmpty() ? List.of() : add(acls));
        applied.addAll(quotas.isEmpty() ? List.of() : set(quotas));
        return applied;
    }

    private List<AppliedSecurityStep> keep(List<SecurityStep.KeepAccess> keeps) {
        Set<Acl> rules = new TreeSet<>();
        keeps.forEach(keep -> rules.addAll(keep.rules()));
        Map<Acl, Optional<String>> results = changer.addAcls(rules);
        return keeps.stream()
                .map(keep -> new AppliedSecurityStep(
                        keep,
                        keep.rules().stream()
                                .map(rule -> results.getOrDefault(rule, Optional.of(NO_ANSWER)))
                                .flatMap(Optional::stream)
                                .findFirst()))
                .toList();
    }

    private List<AppliedSecurityStep> create(List<SecurityStep.CreateUser> users) {
        Map<String, Set<String>> mechanisms = new TreeMap<>();
        users.forEach(step ->
                mechanisms.computeIfAbsent(step.user(), user -> new TreeSet<>()).add(step.mechanism()));
        Map<String, String> secrets = new TreeMap<>();
        mechanisms.forEach((user, all) -> secrets.put(user, passwords.of(user, all)));
        Map<String, Optional<String>> results = changer.putUsers(users.stream()
                .map(step -> new NewCredential(
                        step.user(), step.mechanism(), step.iterations(), secrets.getOrDefault(step.user(), "")))
                .toList());
        return users.stream()
                .map(step -> new AppliedSecurityStep(step, results.getOrDefault(step.user(), Optional.of(NO_ANSWER))))
                .toList();
    }

    private List<AppliedSecurityStep> add(List<SecurityStep.AddAcl> acls) {
        Map<Acl, Optional<String>> results =
                changer.addAcls(acls.stream().map(SecurityStep.AddAcl::acl).toList());
        return acls.stream()
                .map(step -> new AppliedSecurityStep(step, results.getOrDefault(step.acl(), Optional.of(NO_ANSWER))))
                .toList();
    }

    private List<AppliedSecurityStep> set(List<SecurityStep.SetQuota> quotas) {
        Map<SecurityStep.SetQuota, Optional<String>> results = changer.setQuotas(quotas);
        return quotas.stream()
                .map(step -> new AppliedSecurityStep(step, results.getOrDefault(step, Optional.of(NO_ANSWER))))
                .toList();
    }

    private static List<List<SecurityStep>> batches(List<SecurityStep> steps) {
        List<List<SecurityStep>> batches = new ArrayList<>();
        for (SecurityStep step : steps) {
            List<SecurityStep> last = batches.isEmpty() ? List.of() : batches.get(batches.size() - 1);
            if (last.isEmpty() || last.size() == BATCH || last.get(0).getClass() != step.getClass()) {
                batches.add(new ArrayList<>());
            }
            batches.get(batches.size() - 1).add(step);
        }
        return batches;
    }
}
