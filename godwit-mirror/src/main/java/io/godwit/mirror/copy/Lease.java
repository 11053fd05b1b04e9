package io.godwit.mirror.copy;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Memory that several pieces share, such as one response of a broker of which each batch is a slice: it comes free with the
 * last of them. Whoever makes a piece retains the lease for it; whoever ends the piece releases it.
 */
final class Lease {
    /** Occupies nothing. */
    static final Lease NONE = new Lease(new MemoryBudget(0, () -> {}), 0);

    private final MemoryBudget budget;
    private final long bytes;
    private final AtomicInteger holders = new AtomicInteger(1);

    /** Takes over memory that was reserved before; the maker holds it until it releases. */
    Lease(MemoryBudget budget, long bytes) {
        this.budget = budget;
        this.bytes = bytes;
    }

    Lease retain() {
        if (bytes > 0) {
            holders.incrementAndGet();
        }
        return this;
    }

    void release() {
        if (bytes > 0 && holders.decrementAndGet() == 0) {
            budget.add(-bytes);
        }
    }
}
