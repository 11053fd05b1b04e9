package io.godwit.migration.cutover;

import io.godwit.core.config.Application;
import io.godwit.core.config.FenceMode;
import io.godwit.core.cutover.Direction;
import io.godwit.core.cutover.Fence;
import io.godwit.core.cutover.FencePlan;
import io.godwit.core.cutover.FilesOutlook;
import io.godwit.core.cutover.GroupPlacement;
import io.godwit.core.cutover.GroupPositions;
import io.godwit.core.cutover.SwitchPoint;
import io.godwit.core.cutover.SwitchPoint.PartitionEnds;
import io.godwit.core.cutover.TopicPause;
import io.godwit.core.cutover.WavePlan;
import io.godwit.core.cutover.WriteBudget;
import io.godwit.core.model.ClusterSide;
import io.godwit.core.model.PartitionId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The executor of a dry run: says each step instead of doing it. It looks at the clusters as the real one does, so offsets
 * are those of this moment; where a real run extends the proof first, what is proven now is shown.
 */
final class Described
        implements ApplicationActions, GroupActions, WriteActions, ReverseActions, FenceActions, FileActions {
    private final WaveScope scope;
    private final ExactTranslator translator;
    private final ReverseActions looking;
    private final Supplier<FencePlan> fence;
    private final Function<Application, FilesOutlook> files;
    private final Narrator narrator;

    /**
     * @param looking is only asked, never told to do anything
     * @param fence what would be put up
     * @param files what would be rewritten
     */
    Described(
            WaveScope scope,
            ExactTranslator translator,
            ReverseActions looking,
            Supplier<FencePlan> fence,
            Function<Application, FilesOutlook> files,
            Narrator narrator) {
        this.looking = looking;
        this.fence = fence;
        this.files = files;
        this.scope = scope;
        this.translator = translator;
        this.narrator = narrator;
    }

    private void say(String step) {
        narrator.say("would " + step);
    }

    @Override
    public void stop(Application application, ClusterSide side, Duration limit) {
        if (!application.name().equals(WavePlan.OTHER_GROUPS)) {
            say(
                    application.isOnConnect()
                            ? "stop the connectors of " + application.name() + " on the " + side.word() + ": "
                                    + String.join(", ", application.connectors())
                            : application.commands().stop().isPresent()
                                    ? "run the stop command of " + application.name()
                                    : "ask you to stop " + application.name() + " by hand");
        }
    }

    @Override
    public void start(Application application, ClusterSide side, Duration limit) {
        if (!application.name().equals(WavePlan.OTHER_GROUPS)) {
            boolean hasCommand = application.startOn(side).isPresent();
            say(
                    application.isOnConnect()
                            ? "start the connectors of " + application.name() + " on the " + side.word() + ": "
                                    + String.join(", ", application.connectors())
                            : hasCommand
                                    ? "run the command that starts " + application.name() + " on the " + side.word()
                                    : "ask you to start " + application.name() + " on the " + side.word() + " by hand");
        }
    }

    @Override
    public void awaitHealthy(Application application, ClusterSide side, Duration limit) {
        if (application.commands().health().isPresent()) {
            say("wait until the health command of " + application.name() + " succeeds");
        }
    }

    @Override
    public SortedSet<String> active(Application application, ClusterSide side) {
        return LiveGroups.active(scope, application, side);
    }

    @Override
    public List<GroupPositions> awaitEmpty(Application application, ClusterSide side, Duration limit) {
        if (!application.groups().isEmpty()) {
            say("wait until nobody is in " + String.join(", ", application.groups()) + " on the " + side.word());
        }
        return application.groups().stream()
                .map(group ->
                        new GroupPositions(group, scope.side(side).groups().committed(group)))
                .toList();
    }

    @Override
    public List<GroupPlacement> translate(List<GroupPositions> positions, Direction direction, Duration patience) {
        return translator.translateAsProven(positions, direction).stream()
                .map(translation -> {
                    if (!translation.isExact()) {
                        say("compare " + translation.beyondProof().size()
                                + " partitions further, up to the offsets that "
                                + translation.placement().group() + " committed");
                    }
                    return translation.placement();
                })
                .toList();
    }

    @Override
    public void place(List<GroupPlacement> placements, ClusterSide side) {
        placements.forEach(placement -> say("set on the " + side.word() + ": " + placement.line()));
    }

    @Override
    public void awaitStable(SortedSet<String> groups, ClusterSide side, Duration limit) {
        if (!groups.isEmpty()) {
            say("wait until " + String.join(", ", groups) + " is stable on the " + side.word());
        }
    }

    @Override
    public SortedMap<PartitionId, Long> sourceEnds() {
        return scope.source().logs().ends(scope.partitions());
    }

    @Override
    public SortedMap<PartitionId, Long> targetEnds() {
        return scope.target().logs().ends(scope.partitions());
    }

    @Override
    public SortedMap<PartitionId, Long> awaitQuiet(WriteBudget budget) {
        say("wait until the source stands still for "
                + scope.limits().quietWindow().toMillis() + " ms, within "
                + budget.limit().toMillis() + " ms from the stop on");
        return sourceEnds();
    }

    @Override
    public void prove(SortedMap<PartitionId, Long> sourceEnds, Duration patience) {
        say("compare " + sourceEnds.size() + " partitions up to the source's ends, waiting for the mirror");
    }

    @Override
    public SwitchPoint switchPoint(SortedMap<PartitionId, Long> sourceEnds) {
        SortedMap<PartitionId, Long> targetEnds = targetEnds();
        List<PartitionEnds> ends = new ArrayList<>();
        sourceEnds.forEach((partition, end) ->
                ends.add(new PartitionEnds(partition, end, targetEnds.getOrDefault(partition, 0L))));
        return new SwitchPoint(ends);
    }

    @Override
    public void restoreConfigs() {
        say("give the target's topics the configs that were held back");
    }

    @Override
    public void deferConfigs() {
        say("hold back the configs that would change copied records on the target");
    }

    @Override
    public List<TopicPause> pauses(SwitchPoint switchPoint, Duration patience) {
        return List.of();
    }

    @Override
    public Optional<String> obstacle(SwitchPoint switchPoint) {
        return looking.obstacle(switchPoint);
    }

    @Override
    public void arm(WriteBudget budget) {
        say("let the mirror turn round, and wait until it stands at the end of both sides");
    }

    @Override
    public void reverse() {
        say("let the mirror copy from the target to the source");
    }

    @Override
    public void requireWayBack() {
        looking.requireWayBack();
    }

    @Override
    public SortedMap<PartitionId, Long> awaitTargetQuiet(WriteBudget budget) {
        say("wait until the target stands still for "
                + scope.limits().quietWindow().toMillis() + " ms, within "
                + budget.limit().toMillis() + " ms from the stop on");
        return targetEnds();
    }

    @Override
    public void drain(SortedMap<PartitionId, Long> targetEnds, Duration patience) {
        say("wait until the source ends where the target does, in " + targetEnds.size() + " partitions");
    }

    @Override
    public void halt(SortedMap<PartitionId, Long> targetEnds, WriteBudget budget) {
        say("halt the mirror");
    }

    @Override
    public void forward() {
        say("let the mirror copy from the source to the target");
    }

    @Override
    public void prepare() {
        fence.get().require(scope.plan().wave());
    }

    @Override
    public void raise() {
        FencePlan plan = fence.get();
        if (plan.mode() != FenceMode.STOP) {
            say("fence the source: " + Fence.NONE.with(plan).words());
        }
    }

    @Override
    public void lower() {
        if (scope.limits().fence() != FenceMode.STOP) {
            say("take the fence on the source down");
        }
    }

    /** What is in the way is told by the gate; a dry run goes on. */
    @Override
    public void prepare(Application application, ClusterSide side) {}

    @Override
    public void pointTo(Application application, ClusterSide side) {
        if (application.files().isEmpty()) {
            return;
        }
        if (side == ClusterSide.SOURCE) {
            say("put the files of " + application.name() + " back, byte for byte");
            return;
        }
        FilesOutlook outlook = files.apply(application);
        String many = outlook.changes() == 1 ? "1 file" : outlook.changes() + " files";
        say("rewrite " + many + " of " + application.name() + " for the target");
        outlook.obstacles().forEach(obstacle -> narrator.say("but " + obstacle));
    }
}
