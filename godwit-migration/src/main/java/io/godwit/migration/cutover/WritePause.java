package io.godwit.migration.cutover;

import io.godwit.core.cutover.WriteBudget;
import io.godwit.core.error.CutoverError;
import io.godwit.core.error.GodwitException;
import java.time.Instant;

/** The clock of one write pause, of which each step asks whether there is time left. */
final class WritePause {
    private final WaveScope scope;
    private final Instant pausedAt;

    WritePause(WaveScope scope, Instant pausedAt) {
        this.scope = scope;
        this.pausedAt = pausedAt;
    }

    WriteBudget budget() {
        return new WriteBudget(pausedAt, scope.limits().maxWritePause());
    }

    /** The budget, if something is left of it. */
    WriteBudget unspent(String doing) {
        WriteBudget budget = budget();
        Instant now = scope.waiting().now();
        if (budget.isSpent(now)) {
            throw new GodwitException(
                    CutoverError.WRITE_PAUSE_EXCEEDED,
                    "wave " + scope.plan().wave(),
                    "producers had been stopped for " + budget.spent(now).toMillis() + " ms, the budget is "
                            + budget.limit().toMillis() + " ms; it was used up before " + doing,
                    "see which step took long (godwit cutover check), or raise cutover.maxWritePause, then run the "
                            + "command again");
        }
        return budget;
    }
}
