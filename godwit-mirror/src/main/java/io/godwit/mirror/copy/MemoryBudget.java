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
    private long awaitedBytes;

    /**
     * @param onRelease called, from any thread, when as much memory is free as the smallest refused reservation needed
     */
    MemoryBudget(long limitBytes, Runnable onRelease) {
        this.limitBytes = limitBytes;
        this.onRelease = onRelease;
    }

    /**
     * Reserves up to the wanted bytes; 0 when less than the minimum is left.
     *
     * @param keptBytes left for those who go first
     */
    synchronized long reserve(long wantedBytes, long minimumBytes, long keptBytes) {
        long free = limitBytes - keptBytes - usedBytes;
        if (free < minimumBytes) {
            long needed = minimumBytes + keptBytes;
            awaitedBytes = awaitedBytes == 0 ? needed : Math.min(awaitedBytes, needed);
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
            if (bytes >= 0 || awaitedBytes == 0 || limitBytes - usedBytes < awaitedBytes) {
                return;
            }
            awaitedBytes = 0;
        }
        onRelease.run();
    }

    long limitBytes() {
        return limitBytes;
    }

    synchronized long usedBytes() {
        return usedBytes;
    }
}
