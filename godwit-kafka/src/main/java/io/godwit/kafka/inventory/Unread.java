package io.godwit.kafka.inventory;

import io.godwit.core.error.ClusterError;
import io.godwit.core.error.DoctorCode;
import io.godwit.core.error.GeneralError;
import io.godwit.core.error.GodwitException;
import io.godwit.core.finding.Finding;
import io.godwit.core.finding.Severity;
import io.godwit.core.model.ClusterSide;
import io.godwit.core.model.InventoryPart;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Collects what could not be read, so that a thousand refused topics become one finding. */
final class Unread {
    private static final int NAMES_SHOWN = 5;

    private final ClusterSide side;
    private final Map<Kind, Set<String>> resources = new LinkedHashMap<>();

    private record Kind(InventoryPart part, String reason, String fix, boolean refused) {}

    Unread(ClusterSide side) {
        this.side = side;
    }

    /**
     * Notes that a part, or one resource of it, could not be read.
     *
     * @param resource a name, or empty for the whole part
     * @throws GodwitException the same, if it ends the whole command
     */
    void note(InventoryPart part, String resource, GodwitException problem) {
        if (problem.code() == GeneralError.INTERRUPTED || problem.code() == ClusterError.AUTHENTICATION_FAILED) {
            throw problem;
        }
        note(
                resource,
                problem.code() == ClusterError.UNSUPPORTED_VERSION
                        ? untold(part)
                        : new Kind(part, problem.reason(), problem.fix(), true));
    }

    private static Kind untold(InventoryPart part) {
        return new Kind(
                part,
                "its brokers cannot tell its " + part.words() + ": the request came with a later release",
                "nothing, if you know the answer yourself; godwit explain GW-DOC-002 says which release tells what",
                false);
    }

    /** Notes a part that the cluster left out of an answer without an error. */
    void note(InventoryPart part, String resource, String reason, String fix) {
        note(resource, new Kind(part, reason, fix, true));
    }

    private void note(String resource, Kind kind) {
        Set<String> names = resources.computeIfAbsent(kind, k -> new TreeSet<>());
        if (!resource.isEmpty()) {
            names.add(resource);
        }
    }

    /** The parts that are not complete. */
    Set<InventoryPart> parts() {
        return resources.keySet().stream().map(Kind::part).collect(Collectors.toSet());
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        resources.forEach((kind, names) -> findings.add(new Finding(
                kind.refused() ? DoctorCode.NOT_READABLE : DoctorCode.NOT_TOLD,
                kind.refused() ? Severity.WARNING : Severity.INFORMATION,
                side.word() + " " + kind.part().words(),
                kind.reason() + shown(names),
                kind.fix())));
        findings.sort(Finding.ORDER);
        return findings;
    }

    private static String shown(Set<String> names) {
        if (names.isEmpty()) {
            return "";
        }
        String some = names.stream().limit(NAMES_SHOWN).collect(Collectors.joining(", "));
        int more = names.size() - NAMES_SHOWN;
        return " (" + some + (more > 0 ? " and " + more + " more" : "") + ")";
    }
}
