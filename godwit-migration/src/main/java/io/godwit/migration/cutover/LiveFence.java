package io.godwit.migration.cutover;

import io.godwit.core.config.FenceMode;
import io.godwit.core.cutover.CutoverStore;
import io.godwit.core.cutover.Fence;
import io.godwit.core.cutover.FencePlan;
import io.godwit.core.cutover.FencePlanner;
import io.godwit.core.cutover.FenceRules;
import io.godwit.core.cutover.ProducerLimit;
import io.godwit.core.error.CutoverError;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.JournalError;
import io.godwit.core.model.ClientQuota;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A fence of ACLs or quotas on the source.
 *
 * <p>Invariant: what is put up is stored before, and forgotten only after it was taken down. So a process that dies at any
 * moment leaves nothing behind that the next one would not take down, and nobody else's rule is touched.
 */
final class LiveFence implements FenceActions {
    private final WaveScope scope;
    private final FenceRules rules;
    private final CutoverStore store;
    private final Narrator narrator;
    private Optional<FencePlan> prepared = Optional.empty();
    private Fence standing;

    /** Reads what stands: taking it down must not depend on a journal that can't be reached any more. */
    LiveFence(WaveScope scope, FenceRules rules, CutoverStore store, Narrator narrator) {
        this.scope = scope;
        this.rules = rules;
        this.store = store;
        this.narrator = narrator;
        this.standing = store.fence();
    }

    /** What would be put up now, and what speaks against it. */
    static FencePlan look(WaveScope scope, FenceRules rules) {
        FenceMode mode = scope.limits().fence();
        return mode == FenceMode.STOP || scope.plan().producers().isEmpty()
                ? FencePlan.none()
                : FencePlanner.plan(scope.migration(), scope.plan(), rules.read(), rules.refusal(mode));
    }

    @Override
    public void prepare() {
        prepared = Optional.of(look(scope, rules).require(scope.plan().wave()));
    }

    @Override
    public void raise() throws InterruptedException {
        if (prepared.isEmpty()) {
            prepare();
        }
        FencePlan plan = prepared.orElseThrow();
        if (plan.mode() == FenceMode.STOP) {
            return;
        }
        Optional<String> before =
                scope.source().logs().writeObstacle(scope.plan().topics());
        Fence fence = standing.with(plan);
        store.save(fence, "the source is fenced: " + fence.words());
        standing = fence;
        if (!fence.acls().isEmpty()) {
            rules.add(fence.acls());
        }
        if (!fence.former().isEmpty()) {
            rules.limit(trickle(fence.former()));
        }
        narrator.say("the source is fenced: " + fence.words());
        refuseToShutOut(before);
    }

    private static List<ProducerLimit> trickle(List<ProducerLimit> former) {
        return former.stream()
                .map(limit -> new ProducerLimit(limit.entity(), OptionalDouble.of(Fence.TRICKLE)))
                .toList();
    }

    /** Whom the source takes Godwit for is not always known beforehand; whether it may still write is. */
    private void refuseToShutOut(Optional<String> before) throws InterruptedException {
        if (before.isPresent()) {
            return;
        }
        Optional<String> after =
                scope.source().logs().writeObstacle(scope.plan().topics());
        if (after.isPresent()) {
            lower();
            throw new GodwitException(
                    CutoverError.FENCE_SHUTS_OUT,
                    "wave " + scope.plan().wave(),
                    "with the fence Godwit itself could not write to the source any more (" + after.get()
                            + "), so it was taken down again",
                    "see that no application's principal is Godwit's own, or set cutover.fence to stop");
        }
    }

    @Override
    public void lower() throws InterruptedException {
        if (!standing.isStanding()) {
            return;
        }
        if (!standing.acls().isEmpty()) {
            rules.remove(standing.acls());
        }
        if (!standing.former().isEmpty()) {
            giveLimitsBack();
        }
        standing = Fence.NONE;
        narrator.say("the fence on the source is taken down");
        forget();
    }

    /** A limit that somebody else has set meanwhile is left to him. */
    private void giveLimitsBack() {
        List<ClientQuota> now = rules.read().quotas();
        List<ProducerLimit> ours = standing.former().stream()
                .filter(limit -> now.stream()
                        .anyMatch(quota -> quota.entity().equals(limit.entity())
                                && Double.valueOf(Fence.TRICKLE)
                                        .equals(quota.limits().get(ProducerLimit.KEY))))
                .toList();
        if (!ours.isEmpty()) {
            rules.limit(ours);
        }
        if (ours.size() < standing.former().size()) {
            narrator.say("quotas that do not hold Godwit's value any more are left as they are");
        }
    }

    // Writers are let in again although the journal can't be told: taking down what is down already is no fault.
    private void forget() {
        try {
            store.save(Fence.NONE, "the fence on the source is taken down");
        } catch (GodwitException e) {
            if (e.code() == JournalError.LEASE_LOST) {
                throw e;
            }
            narrator.say("the journal could not be told of it (" + e.code().id() + ")");
        }
    }
}
