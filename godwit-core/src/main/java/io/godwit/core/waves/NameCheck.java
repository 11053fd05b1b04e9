package io.godwit.core.waves;

import io.godwit.core.config.Application;
import io.godwit.core.config.KafkaUse;
import io.godwit.core.config.Migration;
import io.godwit.core.config.Wave;
import io.godwit.core.config.schema.Nearest;
import io.godwit.core.error.WaveError;
import io.godwit.core.finding.Finding;
import io.godwit.core.finding.Severity;
import io.godwit.core.model.AclRule;
import io.godwit.core.model.ClusterInventory;
import io.godwit.core.model.InventoryPart;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Holds what migration.yaml says about applications against what is on the source. */
final class NameCheck {
    private final Migration migration;
    private final ClusterInventory source;
    private final Set<String> transactionalIds;
    private final Set<String> clientIds;
    private final Set<String> principals;
    private final List<WaveFinding> findings = new ArrayList<>();

    private NameCheck(Migration migration, UseFacts facts) {
        this.migration = migration;
        this.source = facts.inventory();
        this.transactionalIds = facts.allProducers().stream()
                .flatMap(producer -> producer.transactionalId().stream())
                .collect(Collectors.toSet());
        this.clientIds = Stream.concat(
                        source.groups().values().stream()
                                .flatMap(group -> group.members().stream())
                                .map(member -> member.clientId()),
                        quotaNames("client-id"))
                .collect(Collectors.toSet());
        this.principals = Stream.of(
                        source.acls().stream().map(AclRule::principal),
                        quotaNames("user").map(user -> "User:" + user),
                        source.scramUsers().stream().map(user -> "User:" + user))
                .flatMap(names -> names)
                .collect(Collectors.toSet());
    }

    private Stream<String> quotaNames(String type) {
        return source.quotas().stream()
                .filter(quota -> quota.entity().containsKey(type))
                .map(quota -> quota.entity().getOrDefault(type, ""));
    }

    static List<WaveFinding> of(Migration migration, UseFacts facts, List<UsedApplication> applications) {
        NameCheck check = new NameCheck(migration, facts);
        applications.forEach(application -> {
            application.named().ifPresent(check::examine);
            check.writes(application);
        });
        return check.findings;
    }

    private void examine(Application application) {
        KafkaUse use = application.kafka();
        SortedSet<String> topics = new TreeSet<>(use.consumes());
        topics.addAll(use.produces());
        List<String> noGroups = missing(use.groups(), source.groups().keySet());
        List<String> noTopics = missing(topics, source.topics().keySet());
        boolean seen = noGroups.size() < use.groups().size()
                || noTopics.size() < topics.size()
                || use.transactionalIds().stream().anyMatch(transactionalIds::contains)
                || use.clientIds().stream().anyMatch(clientIds::contains)
                || use.principals().stream().anyMatch(principals::contains);
        if (!seen && knowsAll()) {
            add(
                    application.name(),
                    WaveError.SEEN_NOWHERE,
                    Severity.WARNING,
                    application.name(),
                    "no group, topic, transactional id, client id or principal that it names is on the source"
                            + suggestions(noGroups, source.groups().keySet())
                            + suggestions(noTopics, source.topics().keySet()),
                    "correct its names in migration.yaml, or remove it");
            return;
        }
        notOnSource(application, "group", noGroups, source.groups().keySet(), InventoryPart.GROUPS);
        notOnSource(application, "topic", noTopics, source.topics().keySet(), InventoryPart.TOPICS);
    }

    private boolean knowsAll() {
        return source.knows(InventoryPart.GROUPS) && source.knows(InventoryPart.TOPICS);
    }

    private static List<String> missing(Collection<String> names, Set<String> present) {
        return names.stream().filter(name -> !present.contains(name)).toList();
    }

    private void notOnSource(
            Application application, String what, List<String> missing, Set<String> present, InventoryPart part) {
        if (!missing.isEmpty() && source.knows(part)) {
            add(
                    application.name(),
                    WaveError.NOT_ON_SOURCE,
                    Severity.WARNING,
                    application.name(),
                    "it names the " + what + (missing.size() == 1 ? " " : "s ") + Words.some(missing)
                            + ", and the source shows no such " + what + suggestions(missing, present),
                    "correct the name in migration.yaml, or let Godwit's user describe it");
        }
    }

    private static String suggestions(List<String> missing, Set<String> present) {
        return missing.stream()
                .limit(1)
                .flatMap(name -> Nearest.to(name, present.stream()).stream())
                .map(nearest -> "; did you mean " + nearest + "?")
                .collect(Collectors.joining());
    }

    private void writes(UsedApplication application) {
        List<String> topics = application.writesNotNamed();
        if (topics.isEmpty()) {
            return;
        }
        String how = application.writes().getOrDefault(topics.get(0), "-");
        add(
                application.name(),
                WaveError.WRITES_NOT_NAMED,
                Severity.BLOCKER,
                application.name(),
                "it writes " + Words.some(topics) + " (" + how
                        + "), and its produces does not say so. When it moves it would write to the target's copy"
                        + " while the mirror still fills that",
                "add to its produces: " + String.join(", ", topics));
    }

    private void add(
            String application, WaveError code, Severity severity, String resource, String reason, String fix) {
        SortedSet<String> waves = migration.waves().stream()
                .filter(wave -> wave.applications().contains(application))
                .map(Wave::name)
                .collect(Collectors.toCollection(TreeSet::new));
        findings.add(new WaveFinding(new Finding(code, severity, resource, reason, fix), waves));
    }
}
