package io.godwit.core.cutover;

import java.util.List;

/** Whether the consumer groups can move at exact offsets. */
final class GroupGates {
    private final WavePlan plan;
    private final ReadinessFacts facts;

    GroupGates(WavePlan plan, ReadinessFacts facts) {
        this.plan = plan;
        this.facts = facts;
    }

    List<Gate> gates() {
        return List.of(groupsExact(), groupsIdleOnTarget(), groupsKnown());
    }

    private Gate groupsExact() {
        int groups = plan.groups().size();
        return facts.untranslated().isEmpty()
                ? Gate.met(
                        "groups-exact",
                        groups + " groups",
                        "all exact",
                        "every committed offset has its exact counterpart")
                : Gate.unmet(
                        "groups-exact",
                        facts.untranslated().size() + " not exact",
                        "all exact",
                        Gate.few(facts.untranslated().values()),
                        "godwit verify");
    }

    private Gate groupsIdleOnTarget() {
        return facts.activeOnTarget().isEmpty()
                ? Gate.met("groups-idle-on-target", "0 active", "0", "nobody uses these groups on the target yet")
                : Gate.unmet(
                        "groups-idle-on-target",
                        facts.activeOnTarget().size() + " active",
                        "0",
                        "offsets can't be set under active members: "
                                + Gate.few(facts.activeOnTarget().values()),
                        "stop these consumers on the target");
    }

    private Gate groupsKnown() {
        if (!facts.strayGroups().isEmpty()) {
            return Gate.unmet(
                    "groups-known",
                    facts.strayGroups().size() + " without application",
                    "0 active",
                    "active, and no application names them: "
                            + Gate.few(facts.strayGroups().values()),
                    "name them in an application's groups, exclude them, or stop them");
        }
        int others = plan.otherGroups().size();
        return others == 0
                ? Gate.met(
                        "groups-known",
                        plan.groups().size() + " groups",
                        "0 active",
                        "every group belongs to an application")
                : Gate.note(
                        "groups-known",
                        others + " idle without application",
                        "0 active",
                        "their offsets are carried, nobody starts them: " + Gate.few(plan.otherGroups()),
                        "");
    }
}
