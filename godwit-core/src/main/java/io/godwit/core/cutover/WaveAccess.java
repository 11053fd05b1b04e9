package io.godwit.core.cutover;

import io.godwit.core.config.Application;
import io.godwit.core.config.Migration;
import io.godwit.core.error.ErrorCode;
import io.godwit.core.error.SecurityError;
import io.godwit.core.finding.Finding;
import io.godwit.core.security.ClusterSecurity;
import io.godwit.core.security.SecurityPart;
import io.godwit.core.security.SecurityPolicy;
import io.godwit.core.security.acl.Acl;
import io.godwit.core.security.acl.AclPattern;
import io.godwit.core.security.acl.AclResourceType;
import io.godwit.core.security.plan.SecurityPlanner;
import io.godwit.core.security.plan.SecurityStep;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a wave's applications may not do on the target yet: the steps of a plan's security list that are about the wave's topics, groups and
 * transactional ids, or about its principals. Quotas are not among them: without one nobody is kept from working.
 *
 * @param pending steps that are left, in words; in the plan's order
 * @param unknown why it can't be told wholly; empty if it can
 */
public record WaveAccess(List<String> pending, Optional<String> unknown) {
    private static final Set<ErrorCode> NOT_PLANNED =
            Set.of(SecurityError.NO_AUTHORIZER, SecurityError.OPERATOR_LOCKED_OUT);

    /** All is done. */
    public static final WaveAccess COMPLETE = new WaveAccess(List.of(), Optional.empty());

    public WaveAccess {
        pending = List.copyOf(pending);
    }

    /**
     * @param source without what Godwit's own fences have put there
     * @param operator Godwit's own principal on the target; empty = not known
     */
    public static WaveAccess of(
            Migration migration,
            WavePlan wave,
            ClusterSecurity source,
            ClusterSecurity target,
            Optional<String> operator) {
        SecurityPolicy policy = migration.security();
        if (!policy.acls() && !policy.users()) {
            return COMPLETE;
        }
        Wanted wanted = Wanted.by(migration, wave, source);
        SecurityPlanner.Result result = SecurityPlanner.plan(policy, source, target, operator);
        List<String> pending = result.plan().steps().stream()
                .filter(step -> step.<Boolean>match(
                        keep -> false, user -> wanted.user(user.user()), wanted::rule, quota -> false))
                .map(SecurityStep::words)
                .toList();
        return new WaveAccess(pending, unknown(policy, source, target).or(() -> notCarried(result.findings())));
    }

    /** Why rules are not even planned. */
    private static Optional<String> notCarried(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> NOT_PLANNED.contains(finding.code()))
                .map(Finding::reason)
                .findFirst();
    }

    private static Optional<String> unknown(SecurityPolicy policy, ClusterSecurity source, ClusterSecurity target) {
        return Stream.of(SecurityPart.ACLS, SecurityPart.USERS)
                .filter(part -> part == SecurityPart.ACLS ? policy.acls() : policy.users())
                .filter(part -> !source.knows(part) || !target.knows(part))
                .findFirst()
                .map(part -> part.words() + " of the " + (source.knows(part) ? "target" : "source")
                        + " can't be read: "
                        + (source.knows(part) ? target : source)
                                .unread().stream()
                                        .findFirst()
                                        .map(finding -> finding.reason())
                                        .orElse("they were not told"));
    }

    /** Whose rights matter: those whom applications name, and all whom the source's rules let use the wave's topics. */
    private record Wanted(WavePlan wave, Set<String> transactionalIds, Set<String> principals) {
        static Wanted by(Migration migration, WavePlan wave, ClusterSecurity source) {
            Set<String> ids = new TreeSet<>();
            Set<String> principals = new TreeSet<>();
            Wanted wanted = new Wanted(wave, ids, principals);
            Stream.concat(wave.consumers().stream(), wave.producers().stream())
                    .map(Application::kafka)
                    .forEach(kafka -> {
                        ids.addAll(kafka.transactionalIds());
                        kafka.principals().stream()
                                .map(migration.security().principals()::map)
                                .forEach(principals::add);
                    });
            source.acls().stream()
                    .filter(acl -> wanted.uses(acl.pattern()))
                    .map(Acl::principal)
                    .map(migration.security().principals()::map)
                    .forEach(principals::add);
            return wanted;
        }

        boolean user(String name) {
            return principals.contains("User:" + name);
        }

        boolean rule(SecurityStep.AddAcl step) {
            AclPattern pattern = step.acl().pattern();
            return uses(pattern)
                    || (pattern.type() == AclResourceType.CLUSTER
                            && principals.contains(step.acl().principal()));
        }

        boolean uses(AclPattern pattern) {
            return any(pattern, AclResourceType.TOPIC, wave.topics())
                    || any(pattern, AclResourceType.GROUP, wave.groups())
                    || any(pattern, AclResourceType.TRANSACTIONAL_ID, transactionalIds);
        }

        private static boolean any(AclPattern pattern, AclResourceType type, Set<String> names) {
            return names.stream().anyMatch(name -> pattern.matches(type, name));
        }
    }
}
