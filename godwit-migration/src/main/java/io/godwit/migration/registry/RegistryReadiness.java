package io.godwit.migration.registry;

import io.godwit.core.config.Migration;
import io.godwit.core.config.RegistryConfig;
import io.godwit.core.cutover.Gate;
import io.godwit.core.cutover.RegistryGate;
import io.godwit.core.error.GeneralError;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.RegistryError;
import io.godwit.core.finding.Finding;
import io.godwit.core.finding.Severity;
import io.godwit.core.registry.RegistryComparison;
import io.godwit.core.registry.RegistryOutline;
import io.godwit.core.registry.RegistryPlan;
import io.godwit.core.registry.RegistryWay;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the doctor finds about the registries, and whether they let a wave be switched. Changes nothing. */
public final class RegistryReadiness {
    private RegistryReadiness() {}

    /**
     * What was seen of the registries.
     *
     * @param outline empty where one does not answer
     * @param findings what is in the way
     */
    public record Seen(Optional<RegistryOutline> outline, List<Finding> findings) {
        public Seen {
            findings = List.copyOf(findings);
        }
    }

    /** Looks at both; empty where no registry is configured. One that does not answer is a finding. */
    public static Optional<Seen> look(Migration migration) {
        return migration.registry().map(config -> {
            try (RegistryPair pair = RegistryPair.open(migration)) {
                RegistryPlan plan = pair.survey().plan();
                return new Seen(Optional.of(RegistryOutline.of(plan)), findings(plan));
            } catch (GodwitException e) {
                if (e.code() == GeneralError.INTERRUPTED) {
                    throw e;
                }
                return new Seen(
                        Optional.empty(),
                        List.of(new Finding(e.code(), Severity.BLOCKER, e.resource(), e.reason(), e.fix())));
            }
        });
    }

    /** What a plan says of obstacles, and of schemas that are not there yet. */
    static List<Finding> findings(RegistryPlan plan) {
        List<Finding> findings = new ArrayList<>();
        plan.collisions()
                .forEach(one -> findings.add(
                        new Finding(one.code(), Severity.BLOCKER, one.resource(), one.reason(), one.fix())));
        if (plan.hasChanges()) {
            findings.add(new Finding(
                    RegistryError.NOT_MOVED,
                    Severity.INFORMATION,
                    "schema registry",
                    plan.steps().size() + " steps are left by the way "
                            + plan.way().word(),
                    "godwit registry apply"));
        }
        return findings;
    }

    /**
     * The gate {@code registry}; empty where no registry is configured.
     *
     * @param topics of the wave
     */
    public static Optional<Gate> gate(Migration migration, Set<String> topics) {
        return migration.registry().map(config -> {
            try (RegistryPair pair = RegistryPair.open(migration)) {
                return gate(config, pair, topics);
            } catch (GodwitException e) {
                if (e.code() == GeneralError.INTERRUPTED) {
                    throw e;
                }
                return RegistryGate.unanswered(e.code().id() + " " + e.resource() + ": " + e.reason(), e.fix());
            }
        });
    }

    private static Gate gate(RegistryConfig config, RegistryPair pair, Set<String> topics) {
        if (pair.choice().way() == RegistryWay.TOPIC && !(pair.hasSource() && pair.hasTarget())) {
            String topic = config.topic().orElseGet(() -> pair.kind().defaultTopic());
            if (pair.hasTarget()) {
                return RegistryGate.withTopic(
                        "only the registry on the target runs; what it holds came with the topic " + topic, "");
            }
            return topics.contains(topic)
                    ? RegistryGate.withTopic(
                            "the registry moves with this wave, by its topic " + topic,
                            "start it on the target after the switch, then godwit registry verify")
                    : RegistryGate.unanswered(
                            "no registry runs on the target's copy of " + topic + " yet",
                            "move the registry first, godwit registry plan says how; or add its topic to this wave");
        }
        return RegistryGate.of(
                RegistryComparison.of(pair.source().inventory(), pair.target().inventory()));
    }
}
