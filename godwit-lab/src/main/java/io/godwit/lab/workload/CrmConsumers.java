package io.godwit.lab.workload;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The consuming program: the members of its groups, and a state file for each group. */
final class CrmConsumers implements CrmRole {
    private static final int MEMBERS_OF_A_GROUP = 2;

    private final ProgramSettings settings;
    private volatile CrmControl control;
    private final Map<CrmGroup, GroupState> states = new EnumMap<>(CrmGroup.class);
    private final List<GroupMember> members = new ArrayList<>();

    CrmConsumers(ProgramSettings settings, String clusterId, CrmControl control) {
        this.settings = settings;
        this.control = control;
        for (CrmGroup group : settings.groups()) {
            StateFile<GroupReport> file = reportFile(settings.home(), group);
            states.put(group, new GroupState(group, clusterId, file.read()));
        }
    }

    static StateFile<GroupReport> reportFile(Path home, CrmGroup group) {
        return new StateFile<>(home.resolve("group-" + group.groupId() + ".json"), GroupReport.class);
    }

    @Override
    public void start() {
        save(false);
        states.forEach((group, state) -> {
            for (int number = 1; number <= MEMBERS_OF_A_GROUP; number++) {
                members.add(new GroupMember(group, number, state, settings.client(), () -> most(group)));
            }
        });
        members.forEach(GroupMember::start);
    }

    @Override
    public void tick(CrmControl latest) {
        control = latest;
        save(false);
    }

    @Override
    public boolean isWorking() {
        return states.values().stream().allMatch(GroupState::hasAllPartitions);
    }

    @Override
    public void close() {
        members.forEach(GroupMember::requestStop);
        boolean clean = true;
        for (GroupMember member : members) {
            clean &= member.awaitEnd();
        }
        save(clean);
    }

    private void save(boolean clean) {
        states.forEach((group, state) -> reportFile(settings.home(), group).write(state.report(clean)));
    }

    private double most(CrmGroup group) {
        return group == CrmGroup.REPORTING ? control.reportingRecordsPerSecond() : 0;
    }
}
