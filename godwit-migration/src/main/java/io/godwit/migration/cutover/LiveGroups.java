package io.godwit.migration.cutover;

import io.godwit.core.config.Application;
import io.godwit.core.cutover.ConsumerGroups;
import io.godwit.core.cutover.ConsumerGroups.GroupView;
import io.godwit.core.cutover.Direction;
import io.godwit.core.cutover.GroupPlacement;
import io.godwit.core.cutover.GroupPositions;
import io.godwit.core.cutover.GroupPositions.Position;
import io.godwit.core.cutover.Placement;
import io.godwit.core.error.CutoverError;
import io.godwit.core.error.GodwitException;
import io.godwit.core.model.ClusterSide;
import io.godwit.core.model.PartitionId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Groups, as the clusters show them. */
final class LiveGroups implements GroupActions {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final Duration BETWEEN_WORDS = Duration.ofSeconds(10);

    private final WaveScope scope;
    private final ExactTranslator translator;
    private final CarrierPause carrier;
    private final Narrator narrator;

    LiveGroups(WaveScope scope, ExactTranslator translator, CarrierPause carrier, Narrator narrator) {
        this.scope = scope;
        this.translator = translator;
        this.carrier = carrier;
        this.narrator = narrator;
    }

    @Override
    public SortedSet<String> active(Application application, ClusterSide side) {
        return active(scope, application, side);
    }

    static SortedSet<String> active(WaveScope scope, Application application, ClusterSide side) {
        ConsumerGroups groups = scope.side(side).groups();
        return application.groups().stream()
                .filter(group -> !groups.describe(group).isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public List<GroupPositions> awaitEmpty(Application application, ClusterSide side, Duration limit)
            throws InterruptedException {
        ConsumerGroups groups = scope.side(side).groups();
        Collection<GroupView> left =
                await(application.groups(), groups, GroupView::isEmpty, "empty on the " + side.word(), limit);
        if (!left.isEmpty()) {
            throw new GodwitException(
                    CutoverError.GROUP_NOT_EMPTY,
                    "application " + application.name(),
                    "still members on the " + side.word() + " after " + limit.toSeconds() + " s: " + describe(left),
                    "stop these members; one that died without leaving is removed after its session.timeout.ms");
        }
        return application.groups().stream()
                .map(group -> new GroupPositions(group, groups.committed(group)))
                .toList();
    }

    @Override
    public List<GroupPlacement> translate(List<GroupPositions> positions, Direction direction, Duration patience)
            throws InterruptedException {
        List<GroupPlacement> placements = translator.translate(positions, direction, patience);
        placements.forEach(placement -> narrator.say("group " + placement.line()));
        return placements;
    }

    @Override
    public void place(List<GroupPlacement> placements, ClusterSide side) throws InterruptedException {
        if (side == ClusterSide.TARGET) {
            carrier.await();
        }
        ConsumerGroups groups = scope.side(side).groups();
        for (GroupPlacement placement : placements) {
            GroupView view = groups.describe(placement.group());
            if (!view.isEmpty()) {
                throw new GodwitException(
                        CutoverError.GROUP_ACTIVE,
                        "group " + placement.group(),
                        "it is active on the " + side.word() + ", so its offsets can't be set: "
                                + describe(List.of(view)),
                        "stop these consumers on the " + side.word() + ", then run the command again");
            }
            groups.place(placement);
            readBack(placement, side);
        }
    }

    private void readBack(GroupPlacement placement, ClusterSide side) {
        Map<PartitionId, Long> found = new HashMap<>();
        for (Position position : scope.side(side).groups().committed(placement.group())) {
            found.put(position.partition(), position.offset());
        }
        for (Placement partition : placement.partitions()) {
            OptionalLong shown = found.containsKey(partition.partition())
                    ? OptionalLong.of(found.get(partition.partition()))
                    : OptionalLong.empty();
            if (!shown.equals(partition.offset())) {
                throw new GodwitException(
                        CutoverError.OFFSETS_NOT_KEPT,
                        "group " + placement.group() + ", " + partition.partition(),
                        "offset " + words(partition.offset()) + " was set on the " + side.word() + ", it shows "
                                + words(shown),
                        "see that nobody else sets offsets of this group there, then run the command again");
            }
        }
    }

    private static String words(OptionalLong offset) {
        return offset.isPresent() ? Long.toString(offset.getAsLong()) : "none";
    }

    @Override
    public void awaitStable(SortedSet<String> names, ClusterSide side, Duration limit) throws InterruptedException {
        ConsumerGroups groups = scope.side(side).groups();
        Collection<GroupView> left = await(names, groups, GroupView::isStable, "stable on the " + side.word(), limit);
        if (!left.isEmpty()) {
            throw new GodwitException(
                    CutoverError.GROUP_NOT_STABLE,
                    "groups " + left.stream().map(GroupView::group).collect(Collectors.joining(", ")),
                    "not stable on the " + side.word() + " after " + limit.toSeconds() + " s: " + describe(left),
                    "look at the application's log, mend its start command, then run the command again");
        }
    }

    private Collection<GroupView> await(
            Collection<String> names, ConsumerGroups groups, Predicate<GroupView> good, String what, Duration limit)
            throws InterruptedException {
        Instant deadline = scope.waiting().now().plus(limit);
        Instant speakAt = scope.waiting().now().plus(Duration.ofSeconds(2));
        while (true) {
            List<GroupView> left = new ArrayList<>(
                    names.stream().map(groups::describe).filter(good.negate()).toList());
            Instant now = scope.waiting().now();
            if (left.isEmpty() || !now.isBefore(deadline)) {
                return left;
            }
            if (!now.isBefore(speakAt)) {
                narrator.say("waiting for groups to become " + what + ": " + describe(left));
                speakAt = now.plus(BETWEEN_WORDS);
            }
            scope.waiting().pause(BETWEEN_LOOKS);
        }
    }

    private static String describe(Collection<GroupView> views) {
        return views.stream()
                .map(view -> view.group() + " is " + view.state()
                        + (view.members().isEmpty() ? " without members" : ", members " + few(view.members())))
                .collect(Collectors.joining("; "));
    }

    private static String few(List<String> members) {
        String first = members.stream().limit(5).collect(Collectors.joining(", "));
        return members.size() <= 5 ? first : first + " and " + (members.size() - 5) + " more";
    }
}
