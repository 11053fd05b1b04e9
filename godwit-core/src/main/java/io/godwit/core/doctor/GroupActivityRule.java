package io.godwit.core.doctor;

import io.godwit.core.error.DoctorCode;
import io.godwit.core.finding.Finding;
import io.godwit.core.finding.Severity;
import io.godwit.core.model.GroupInventory;
import java.util.Optional;
import java.util.stream.Stream;

/** A group with members on the target can't be given offsets; with members on both sides it reads everything twice. */
final class GroupActivityRule implements DoctorRule {
    @Override
    public Stream<Finding> examine(DoctorFacts facts) {
        return facts.source().groups().values().stream()
                .filter(group -> facts.migration().groups().selects(group.name()))
                .filter(GroupInventory::isActive)
                .flatMap(group -> facts.target().group(group.name()).stream()
                        .filter(GroupInventory::isActive)
                        .map(other -> finding(group, other)));
    }

    private static Finding finding(GroupInventory source, GroupInventory target) {
        Optional<String> host =
                target.members().stream().map(GroupInventory.Member::host).findFirst();
        return new Finding(
                DoctorCode.GROUP_ACTIVE_ON_BOTH_SIDES,
                Severity.BLOCKER,
                "group " + source.name(),
                "it has " + Names.count(source.members().size(), "member") + " on the source and "
                        + target.members().size() + " on the target"
                        + host.map(name -> " (" + name + ")").orElse("")
                        + ": it may read records twice, and its offsets cannot be set on the target",
                "stop the members on the target until the cutover starts them there");
    }
}
