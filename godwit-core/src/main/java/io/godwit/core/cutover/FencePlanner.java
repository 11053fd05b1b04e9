package io.godwit.core.cutover;

import io.godwit.core.config.Application;
import io.godwit.core.config.FenceMode;
import io.godwit.core.config.Migration;
import io.godwit.core.error.CutoverError;
import io.godwit.core.security.ClusterSecurity;
import io.godwit.core.security.OwnPrincipal;
import io.godwit.core.security.SecurityPart;
import io.godwit.core.security.acl.Acl;
import io.godwit.core.security.acl.AclEvaluator;
import io.godwit.core.security.acl.AclOperation;
import io.godwit.core.security.acl.AclPattern;
import io.godwit.core.security.acl.AclResourceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Plans the fence of a wave: a pure function of the configuration and of who may do what on the source.
 *
 * <p>A denying rule is only added to a topic that rules speak of already. Where there is none, brokers with
 * {@code allow.everyone.if.no.acl.found} let everybody in, and the first rule would shut everybody out, Godwit too.
 */
public final class FencePlanner {
    private final Migration migration;
    private final WavePlan wave;
    private final ClusterSecurity source;
    private final Optional<String> own;
    private final List<FencePlan.Obstacle> obstacles = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private FencePlanner(Migration migration, WavePlan wave, ClusterSecurity source) {
        this.migration = migration;
        this.wave = wave;
        this.source = source;
        this.own = OwnPrincipal.of(migration.source().properties());
    }

    /**
     * @param source its rules and quotas
     * @param refusal why the credentials may not change them; empty if they may, or if no broker tells
     */
    public static FencePlan plan(Migration migration, WavePlan wave, ClusterSecurity source, Optional<String> refusal) {
        return switch (migration.cutover().fence()) {
            case STOP -> FencePlan.none();
            case ACL -> new FencePlanner(migration, wave, source).byAcl(refusal);
            case QUOTA -> new FencePlanner(migration, wave, source).byQuota(refusal);
        };
    }

    private FencePlan byAcl(Optional<String> refusal) {
        if (source.authorizer() == ClusterSecurity.Authorizer.ABSENT) {
            impossible(
                    "the source has no authorizer, so an ACL keeps nobody off", "set cutover.fence to quota or stop");
        } else if (!source.knows(SecurityPart.ACLS)) {
            impossible("the source's ACLs can't be read" + unread(), "allow DESCRIBE on CLUSTER on the source");
        }
        refusal.ifPresent(reason -> impossible("the source: " + reason, "allow ALTER on CLUSTER on the source"));
        wave.producers().forEach(this::requirePrincipals);
        refuseToShutOut(principals());
        SortedSet<String> topics = topics();
        SortedSet<Acl> rules = new TreeSet<>();
        for (Application application : wave.producers()) {
            for (String principal : application.kafka().principals()) {
                topics.forEach(topic -> rules.add(denied(AclResourceType.TOPIC, topic, principal)));
                application
                        .kafka()
                        .transactionalIds()
                        .forEach(id -> rules.add(denied(AclResourceType.TRANSACTIONAL_ID, id, principal)));
            }
        }
        rules.removeAll(source.acls());
        return new FencePlan(FenceMode.ACL, List.copyOf(rules), List.of(), obstacles, notes);
    }

    private static Acl denied(AclResourceType type, String name, String principal) {
        return Acl.deny(AclPattern.literal(type, name), principal, AclOperation.WRITE);
    }

    /** Topics without a rule that no application of the wave is said to write are left out: nobody needs to be kept off. */
    private SortedSet<String> topics() {
        AclEvaluator rules = new AclEvaluator(source.acls(), Set.of(), false);
        SortedSet<String> written = new TreeSet<>();
        wave.producers().forEach(application -> written.addAll(application.produces()));
        SortedSet<String> open = new TreeSet<>();
        SortedSet<String> topics = new TreeSet<>();
        for (String topic : wave.topics()) {
            if (rules.hasRuleFor(AclResourceType.TOPIC, topic)) {
                topics.add(topic);
            } else if (written.contains(topic)) {
                open.add(topic);
            }
        }
        if (!open.isEmpty() && source.knows(SecurityPart.ACLS)) {
            shutsOut(
                    "no ACL of the source speaks of " + Readiness.few(open)
                            + ": where brokers let everybody in as long as there is none, the first one shuts all others out",
                    "add an ACL that allows what is needed on each of these topics, or set cutover.fence to quota or "
                            + "stop");
        }
        return topics;
    }

    private FencePlan byQuota(Optional<String> refusal) {
        if (!source.knows(SecurityPart.QUOTAS)) {
            impossible(
                    "the source's quotas can't be read" + unread(), "allow DESCRIBE_CONFIGS on CLUSTER on the source");
        }
        refusal.ifPresent(
                reason -> impossible("the source: " + reason, "allow ALTER_CONFIGS on CLUSTER on the source"));
        refuseToShutOut(principals());
        FenceQuotas quotas = new FenceQuotas(source.quotas());
        for (Application application : wave.producers()) {
            if (!application.kafka().principals().isEmpty()) {
                application.kafka().principals().forEach(principal -> user(application, principal, quotas));
            } else if (application.kafka().clientIds().isEmpty()) {
                impossible(
                        "neither principals nor clientIds are named for " + application.name(),
                        "name them in migration.yaml");
            } else {
                application.kafka().clientIds().forEach(id -> clientId(id, quotas));
            }
        }
        wavesBeside(quotas);
        return new FencePlan(FenceMode.QUOTA, List.of(), quotas.former(), obstacles, notes);
    }

    private void user(Application application, String principal, FenceQuotas quotas) {
        if (principal.startsWith("User:")) {
            quotas.limit("user", principal.substring("User:".length()));
        } else {
            impossible(
                    "a quota is for users, and " + application.name() + " logs in as " + principal,
                    "write its principals as User:name");
        }
    }

    private void clientId(String id, FenceQuotas quotas) {
        if (id.startsWith("godwit-")) {
            shutsOut("Godwit's own clients are called " + id + " or alike", "name the application's client ids");
        }
        quotas.limit("client-id", id);
        quotas.outranking()
                .ifPresent(user -> notes.add("the quota of " + user
                        + " outranks that of a client id, so it may keep nobody off; name principals instead"));
    }

    /** Who else would be slowed down. */
    private void wavesBeside(FenceQuotas quotas) {
        Set<String> limited = quotas.names();
        migration.applications().stream()
                .filter(other -> wave.producers().stream()
                        .noneMatch(member -> member.name().equals(other.name())))
                .filter(other -> !other.produces().isEmpty())
                .filter(other -> other.kafka().clientIds().stream().anyMatch(limited::contains)
                        || other.kafka().principals().stream()
                                .anyMatch(principal -> limited.contains(principal.replaceFirst("^User:", ""))))
                .forEach(other -> notes.add(other.name() + " uses the same names and is slowed down as well"));
    }

    private void requirePrincipals(Application application) {
        if (application.kafka().principals().isEmpty()) {
            impossible("no principals are named for " + application.name(), "name them in migration.yaml");
        }
        application.kafka().principals().stream()
                .filter(principal -> principal.indexOf(':') <= 0)
                .forEach(principal -> impossible(
                        "the principal " + principal + " of " + application.name() + " has no type",
                        "write it as User:" + principal));
    }

    private SortedSet<String> principals() {
        SortedSet<String> principals = new TreeSet<>();
        wave.producers()
                .forEach(application -> principals.addAll(application.kafka().principals()));
        return principals;
    }

    private void refuseToShutOut(SortedSet<String> principals) {
        if (principals.contains(Acl.EVERYBODY)) {
            shutsOut(Acl.EVERYBODY + " is everybody, Godwit too", "name the applications' own principals");
        }
        own.filter(me -> principals.contains(me))
                .ifPresent(me -> shutsOut(
                        me + " is whom Godwit itself logs in as on the source, and its reverse mirror writes there",
                        "let Godwit log in as somebody else, or set cutover.fence to stop"));
        if (own.isEmpty() && !principals.isEmpty()) {
            notes.add("whom the source takes Godwit for can't be told from its settings; it must not be one of "
                    + Readiness.few(principals));
        }
    }

    private String unread() {
        return source.unread().stream()
                .findFirst()
                .map(finding -> ": " + finding.reason())
                .orElse("");
    }

    private void impossible(String reason, String next) {
        obstacles.add(new FencePlan.Obstacle(CutoverError.FENCE_NOT_POSSIBLE, reason, next));
    }

    private void shutsOut(String reason, String next) {
        obstacles.add(new FencePlan.Obstacle(CutoverError.FENCE_SHUTS_OUT, reason, next));
    }
}
