package io.godwit.core.connect;

import io.godwit.core.error.ConnectError;
import io.godwit.core.error.ErrorCode;
import io.godwit.core.finding.Finding;
import io.godwit.core.finding.Severity;
import io.godwit.core.model.ClusterSide;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether connectors can move between two Connect clusters, and what is in the way. Changes nothing, asks nobody. */
public final class ConnectPreflight {
    private final ConnectFacts facts;
    private final List<Finding> findings = new ArrayList<>();

    private ConnectPreflight(ConnectFacts facts) {
        this.facts = facts;
    }

    /** What concerns the two clusters as a whole. */
    public static List<Finding> clusters(ConnectFacts facts) {
        ConnectPreflight preflight = new ConnectPreflight(facts);
        preflight.kafka(ClusterSide.SOURCE);
        preflight.kafka(ClusterSide.TARGET);
        return preflight.sorted();
    }

    /** What concerns one connector. */
    public static List<Finding> connector(ConnectFacts facts, ConnectorFacts connector) {
        ConnectPreflight preflight = new ConnectPreflight(facts);
        preflight.examine(connector);
        return preflight.sorted();
    }

    private List<Finding> sorted() {
        return findings.stream().sorted(Finding.ORDER).toList();
    }

    private void add(ErrorCode code, Severity severity, String resource, String reason, String fix) {
        findings.add(new Finding(code, severity, resource, reason, fix));
    }

    private void kafka(ClusterSide side) {
        ConnectFacts.Side connect = facts.on(side);
        String told = connect.release().kafkaClusterId();
        if (!told.isEmpty() && !connect.kafkaClusterId().isEmpty() && !told.equals(connect.kafkaClusterId())) {
            add(
                    ConnectError.OTHER_KAFKA,
                    Severity.BLOCKER,
                    side.word() + " Connect cluster " + facts.pair().on(side).name(),
                    "its workers keep their state in the Kafka cluster " + told + ", but the migration's " + side.word()
                            + " is " + connect.kafkaClusterId(),
                    "name the Connect cluster that belongs to the " + side.word() + " in " + side.word() + ".connect");
        }
    }

    private void examine(ConnectorFacts connector) {
        String resource = "connector " + facts.pair().name() + "/" + connector.name();
        if (connector.application().isEmpty()) {
            add(
                    ConnectError.IN_NO_APPLICATION,
                    Severity.INFORMATION,
                    resource,
                    "no application of migration.yaml names it, so no wave moves it",
                    "add it to the connectors of an application, or leave it where it is");
        }
        Optional<Connector> here = connector.here();
        if (here.isEmpty()) {
            add(
                    ConnectError.CONNECTOR_MISSING,
                    Severity.BLOCKER,
                    resource,
                    "it is not on the " + connector.ranOn().word() + "'s Connect cluster",
                    "correct the name in the application's connectors; names are case sensitive");
            return;
        }
        new ConnectorStateRules(connector, resource, this::add).examine(here.get());
        new ConnectorAbilityRules(facts, connector, resource, this::add).examine(here.get());
        new ConnectorUseRules(connector, resource, this::add).examine(here.get());
        new ConnectorConfigRules(connector, resource, this::add).examine(here.get());
    }

    /** Takes what a rule finds. */
    interface Found {
        void add(ErrorCode code, Severity severity, String resource, String reason, String fix);
    }
}
