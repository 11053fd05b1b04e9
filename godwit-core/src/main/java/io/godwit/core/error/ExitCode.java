package io.godwit.core.error;

/**
 * The process exit codes, a public interface: scripts and CI jobs branch on them.
 */
public enum ExitCode {
    /** Done, or ready. */
    DONE(0),
    /** Failed for a reason that the message names. */
    FAILED(1),
    /** The command line itself is wrong. */
    USAGE(2),
    /** Nothing failed, but changes or work are pending. */
    PENDING(3),
    /** A preflight check found a blocker. */
    BLOCKED(4),
    /** Source and target differ. */
    MISMATCH(5),
    /** A condition did not come true within its time limit. */
    TIMED_OUT(6),
    /** Another run holds the lease. */
    LOCKED(7),
    /** Aborted, and everything was put back. */
    RESTORED(8),
    /** Interrupted by a signal. */
    INTERRUPTED(130);

    private final int status;

    ExitCode(int status) {
        this.status = status;
    }

    /** The number that the process exits with. */
    public int status() {
        return status;
    }
}
