package io.godwit.mirror.copy;

/**
 * The memory that batches on their way may occupy, for the whole process.
 *
 * <p>Invariant: what was reserved and not given back is at most the limit plus one batch: a broker sends the first batch of
 * a response however large it is.
 */
final class MemoryBudget {
    private final long limitBytes;
    private final Runnable onRelease;
    private long usedBytes;
    private boolean someoneWaits;

    /**
     * @param onRelease called, from any thread, when memory comes free after a reservation was refused
     */
    MemoryBudget(long limitBytes, Runnable onRelease) {
        this.limitBytes = limitBytes;
        this.onRelease = onRelease;
    }

    /** Reserves up to the wanted bytes; 0 when less than the minimum is left. */
    synchronized long reserve(long wantedBytes, long minimumBytes) {
        long free = limitBytes - usedBytes;
        if (free < minimumBytes) {
            someoneWaits = true;
            return 0;
        }
        long reserved = Math.min(wantedBytes, free);
        usedBytes += reserved;
        return reserved;
    }

    /** Corrects a reservation once the true size is known; may go over the limit. */
    void add(long bytes) {
        synchronized (this) {
            usedBytes += bytes;
            if (bytes >= 0 || !someoneWaits) {
                return;
            }
            someoneWaits = false;
        }
        onRelease.run();
    }

    synchronized long usedBytes() {
        return usedBytes;
    }
}
