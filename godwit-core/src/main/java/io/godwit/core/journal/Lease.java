package io.godwit.core.journal;

/**
 * The right to act alone in one role. While it is held, a second process that asks for it is refused with the holder's
 * name; after the holder died it can be taken over, and a holder that comes back from the dead is fenced.
 */
public interface Lease extends AutoCloseable {
    /** Roles that may be held at the same time by different processes. */
    enum Role {
        /** Copies records. */
        MIRROR,
        /** Changes the clusters: apply, cutover, rollback. */
        OPERATOR
    }

    /**
     * Confirms that this process still holds the lease; call it before each step that changes something.
     *
     * @throws io.godwit.core.error.GodwitException if it was taken over
     */
    void confirm();

    /**
     * The journal whose writes are accepted only as long as this lease is held: those of a holder that was replaced are
     * refused by the cluster itself. It ends with the lease; closing it does nothing.
     */
    Journal journal();

    /** Gives the lease back. */
    @Override
    void close();
}
