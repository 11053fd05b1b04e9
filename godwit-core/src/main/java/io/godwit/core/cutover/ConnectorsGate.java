package io.godwit.core.cutover;

import io.godwit.core.error.GodwitException;
import io.godwit.core.finding.Finding;
import io.godwit.core.finding.Severity;
import java.util.List;

/** The condition for a cutover of connectors. */
public final class ConnectorsGate {
    private static final String NAME = "connectors";

    private ConnectorsGate() {}

    /**
     * @param connectors how many the wave moves
     * @param findings of the two Connect clusters and of these connectors
     */
    public static Gate of(int connectors, List<Finding> findings) {
        String value = connectors == 1 ? "1 connector" : connectors + " connectors";
        List<Finding> blockers = of(findings, Severity.BLOCKER);
        if (!blockers.isEmpty()) {
            return Gate.blocked(
                    NAME,
                    value,
                    "all can move",
                    Gate.few(lines(blockers)),
                    blockers.get(0).fix());
        }
        List<Finding> warnings = of(findings, Severity.WARNING);
        if (!warnings.isEmpty()) {
            return Gate.note(NAME, value, "all can move", Gate.few(lines(warnings)), "");
        }
        return Gate.met(
                NAME,
                value,
                "all can move",
                connectors == 0
                        ? "no application consists of connectors"
                        : "each runs here, is still there, and can move");
    }

    /** Where Connect can't be asked. */
    public static Gate unknown(int connectors, GodwitException failure) {
        return Gate.unmet(
                NAME,
                connectors + " connectors",
                "all can move",
                failure.code().id() + " " + failure.resource() + ": " + failure.reason(),
                failure.fix());
    }

    private static List<Finding> of(List<Finding> findings, Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .toList();
    }

    private static List<String> lines(List<Finding> findings) {
        return findings.stream()
                .map(finding -> finding.code().id() + " " + finding.resource() + ": " + finding.reason())
                .toList();
    }
}
