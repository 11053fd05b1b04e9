package io.godwit.core.doctor;

import io.godwit.core.error.DoctorCode;
import io.godwit.core.finding.Finding;
import io.godwit.core.finding.Severity;
import io.godwit.core.offsets.OffsetOutlook;
import io.godwit.core.offsets.OffsetPlanner;
import io.godwit.core.offsets.PartitionOutlook;
import io.godwit.core.offsets.PartitionOutlook.Kind;
import io.godwit.core.offsets.TargetAbilities;
import io.godwit.core.offsets.TopicOutlook;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Where records will have other offsets on the target, and what was refused there when it was tried. */
final class OffsetsRule implements DoctorRule {
    private static final String FIX =
            "godwit plan shows each partition; docs/reference/permissions.md and mirror.offsets "
                    + "tell what can be changed. Without a change the proof's exact map translates";

    @Override
    public Stream<Finding> examine(DoctorFacts facts) {
        Optional<OffsetOutlook> outlook =
                OffsetPlanner.plan(facts.migration(), facts.source(), facts.target(), facts.abilities(), Set.of());
        return outlook.stream().flatMap(found -> Stream.concat(differing(found), refused(facts.abilities())));
    }

    private static Stream<Finding> differing(OffsetOutlook outlook) {
        Map<String, List<String>> byReason = new TreeMap<>();
        for (TopicOutlook topic : outlook.topics()) {
            for (PartitionOutlook partition : topic.partitions()) {
                if (partition.kind() == Kind.MAPPED || partition.kind() == Kind.IDENTICAL_TO_FIRST_HOLE) {
                    byReason.computeIfAbsent(
                                    partition.kind().words() + ": "
                                            + partition.reason().orElse(""),
                                    added -> new ArrayList<>())
                            .add(topic.topic() + "-" + partition.partition());
                }
            }
        }
        return byReason.entrySet().stream()
                .map(entry -> new Finding(
                        DoctorCode.OFFSETS_DIFFER,
                        Severity.INFORMATION,
                        "offsets on the target",
                        Names.count(entry.getValue().size(), "partition") + " " + entry.getKey() + " ("
                                + Names.some(entry.getValue()) + ")",
                        FIX));
    }

    /** Without the first two the mirror cannot go on after a restart; the others decide about offsets only. */
    private static Stream<Finding> refused(Optional<TargetAbilities> abilities) {
        return abilities.stream().flatMap(found -> {
            boolean copies = found.append().works() && found.producers().works();
            return found.refusals().stream()
                    .map(refusal -> new Finding(
                            DoctorCode.OFFSETS_REFUSED,
                            copies ? Severity.WARNING : Severity.BLOCKER,
                            "target cluster",
                            "it refused, when tried at " + found.at() + ", " + refusal,
                            "docs/reference/permissions.md names the permission; godwit validate tries again"));
        });
    }
}
