package io.godwit.core.connect;

import io.godwit.core.connect.ConnectPreflight.Found;
import io.godwit.core.error.ConnectError;
import io.godwit.core.finding.Severity;
import io.godwit.core.model.ClusterSide;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.Collectors;

/** The configuration can be rewritten, the target takes it, and it holds no secret in clear. */
final class ConnectorConfigRules {
    private final ConnectorFacts facts;
    private final String resource;
    private final Found found;

    ConnectorConfigRules(ConnectorFacts facts, String resource, Found found) {
        this.facts = facts;
        this.resource = resource;
        this.found = found;
    }

    void examine(Connector here) {
        SortedSet<String> secrets = new ConnectorSecrets(facts.passwords()).inClear(here.config());
        if (!secrets.isEmpty()) {
            found.add(
                    ConnectError.SECRET_IN_CLEAR,
                    Severity.WARNING,
                    resource,
                    "everybody who may read Connect's REST API or its config topic sees the secrets in "
                            + String.join(", ", secrets) + "; they are carried over as they are",
                    "put them into a config provider of the workers and write ${provider:path:key}");
        }
        boolean created = facts.ranOn() == ClusterSide.SOURCE && facts.target().isEmpty();
        if (created) {
            facts.rewrite().ifPresent(rewrite -> rewritten(here, rewrite));
            problems();
        }
    }

    private void rewritten(Connector here, ConnectorRewrite rewrite) {
        if (!rewrite.left().isEmpty()) {
            found.add(
                    ConnectError.LEFT_FOR_YOU,
                    Severity.BLOCKER,
                    resource,
                    "what its configuration becomes on the target can't be told: " + String.join("; ", rewrite.left()),
                    "set repoint.credentials, repoint.urls or repoint.sourceAddresses, or create it stopped on the target with"
                            + " the configuration that it needs there");
        }
        List<String> registries = here.config().keySet().stream()
                .filter(key -> key.endsWith("registry.url"))
                .filter(key -> java.util.Objects.equals(
                        here.config().get(key), rewrite.config().get(key)))
                .toList();
        if (!registries.isEmpty()) {
            found.add(
                    ConnectError.LEFT_FOR_YOU,
                    Severity.WARNING,
                    resource,
                    "on the target it asks the same schema registry as now: " + String.join(", ", registries)
                            + " stays",
                    "if the registry moves too, name its address and the new one in repoint.urls");
        }
    }

    private void problems() {
        if (!facts.problems().isEmpty()) {
            found.add(
                    ConnectError.CONFIG_INVALID,
                    Severity.BLOCKER,
                    resource,
                    "the target's Connect cluster refuses the configuration: "
                            + facts.problems().stream().limit(5).collect(Collectors.joining("; "))
                            + (facts.problems().size() > 5
                                    ? " and " + (facts.problems().size() - 5) + " more"
                                    : ""),
                    "mend it on the source, or create the connector stopped on the target with the configuration that it needs"
                            + " there");
        }
    }
}
