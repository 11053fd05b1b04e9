package io.godwit.core.connect;

import io.godwit.core.connect.ConnectPreflight.Found;
import io.godwit.core.error.ConnectError;
import io.godwit.core.finding.Severity;
import io.godwit.core.model.ClusterSide;
import java.util.Optional;
import java.util.TreeSet;

/** A connector runs on one side, and is still on the other. */
final class ConnectorStateRules {
    private final ConnectorFacts facts;
    private final String resource;
    private final Found found;

    ConnectorStateRules(ConnectorFacts facts, String resource, Found found) {
        this.facts = facts;
        this.resource = resource;
        this.found = found;
    }

    void examine(Connector here) {
        if (!here.status().isRunning()) {
            found.add(
                    ConnectError.NOT_RUNNING,
                    Severity.BLOCKER,
                    resource,
                    "on the " + facts.ranOn().word() + " it is " + here.status().words()
                            + "; a move would start it on the other side",
                    "mend or resume it, or take it out of the application's connectors");
        }
        facts.there().ifPresent(there -> other(here, there));
    }

    private void other(Connector here, Connector there) {
        ClusterSide side = facts.ranOn() == ClusterSide.SOURCE ? ClusterSide.TARGET : ClusterSide.SOURCE;
        if (!there.status().isStopped()) {
            boolean both = here.status().isRunning();
            found.add(
                    both ? ConnectError.BOTH_RUN : ConnectError.NOT_RUNNING,
                    Severity.BLOCKER,
                    resource,
                    "on the " + side.word() + " there is one of that name, and it is "
                            + there.status().words() + (both ? ", while it runs on the other side too" : ""),
                    "stop it on the " + side.word() + ": PUT /connectors/" + there.name() + "/stop");
        } else if (side == ClusterSide.TARGET) {
            exists(there);
        }
    }

    private void exists(Connector there) {
        Optional<ConnectorRewrite> rewrite = facts.rewrite();
        TreeSet<String> different = new TreeSet<>();
        rewrite.ifPresent(wanted -> {
            TreeSet<String> keys = new TreeSet<>(wanted.config().keySet());
            keys.addAll(there.config().keySet());
            keys.stream()
                    .filter(key -> !java.util.Objects.equals(
                            wanted.config().get(key), there.config().get(key)))
                    .forEach(different::add);
        });
        if (!different.isEmpty()) {
            found.add(
                    ConnectError.EXISTS,
                    Severity.WARNING,
                    resource,
                    "it is on the target already, stopped, and is started there with the configuration that it has; it differs"
                            + " from the source's, rewritten, in " + String.join(", ", different),
                    "delete it on the target to have it created anew, or leave it if it is meant so");
        }
    }
}
