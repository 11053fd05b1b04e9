package io.godwit.core.connect;

import io.godwit.core.connect.ConnectPreflight.Found;
import io.godwit.core.error.ConnectError;
import io.godwit.core.finding.Severity;
import java.util.List;

/** The Connect clusters can do what the move needs, and the target's has the plugins. */
final class ConnectorAbilityRules {
    private final ConnectFacts facts;
    private final ConnectorFacts connector;
    private final String resource;
    private final Found found;

    ConnectorAbilityRules(ConnectFacts facts, ConnectorFacts connector, String resource, Found found) {
        this.facts = facts;
        this.connector = connector;
        this.resource = resource;
        this.found = found;
    }

    void examine(Connector here) {
        plugin(here);
        converters(here);
        switch (here.kind()) {
            case SINK -> sink();
            case SOURCE -> source();
            case UNKNOWN ->
                found.add(
                        ConnectError.PLUGIN_MISSING,
                        Severity.BLOCKER,
                        resource,
                        "Connect does not tell whether it is a source or a sink: no worker has the plugin "
                                + here.className(),
                        "install the plugin on each worker, or take the connector out of the application");
        }
    }

    private void plugin(Connector here) {
        List<String> source = facts.source().versions(here.className());
        List<String> target = facts.target().versions(here.className());
        if (target.isEmpty()) {
            found.add(
                    ConnectError.PLUGIN_MISSING,
                    Severity.BLOCKER,
                    resource,
                    "its plugin " + here.className() + " is not on the target's Connect cluster",
                    "install version " + String.join(" or ", source)
                            + " in the plugin.path of each of the target's workers and restart them");
        } else if (!source.isEmpty() && source.stream().noneMatch(target::contains)) {
            found.add(
                    ConnectError.PLUGIN_DIFFERS,
                    Severity.WARNING,
                    resource,
                    "its plugin " + here.className() + " has the version " + String.join(", ", target)
                            + " on the target and " + String.join(", ", source) + " on the source",
                    "install the same version, or read what changed between them and try it with a copy");
        }
    }

    private void converters(Connector here) {
        if (!facts.target().release().listsAllPlugins()) {
            return;
        }
        here.converters().forEach((key, className) -> {
            if (facts.target().versions(className).isEmpty()) {
                found.add(
                        ConnectError.CONVERTER_UNKNOWN,
                        Severity.BLOCKER,
                        resource,
                        "its " + key + " " + className + " is not on the target's Connect cluster",
                        "install it beside the connector's plugin on each of the target's workers and restart them");
            }
        });
    }

    private void sink() {
        old("source", facts.source().release(), facts.source().release().canStop(), "3.5", "stop a connector");
        old("target", facts.target().release(), facts.target().release().canStop(), "3.5", "stop a connector");
    }

    private void source() {
        ConnectRelease target = facts.target().release();
        boolean exists = connector.target().isPresent();
        old(
                "source",
                facts.source().release(),
                facts.source().release().canAlterOffsets(),
                "3.6",
                "take the offsets back on the way back");
        old(
                "target",
                target,
                exists ? target.canAlterOffsets() : target.canCreateStopped(),
                exists ? "3.6" : "3.7",
                exists ? "be given offsets" : "create a connector that does not start at once");
    }

    private void old(String side, ConnectRelease release, boolean able, String since, String what) {
        if (!able) {
            found.add(
                    ConnectError.TOO_OLD,
                    Severity.BLOCKER,
                    resource,
                    "the " + side + "'s Connect " + release.version() + " can't " + what + " by REST; Kafka " + since
                            + " and later can",
                    "upgrade its workers, move the whole Connect cluster (godwit connect plan --whole-cluster), or give the"
                            + " application commands instead of connectors");
        }
    }
}
