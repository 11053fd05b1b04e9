package io.godwit.migration.batchlog;

/** Batches can't be had this way now. A consumer takes over and finds out whether something is wrong. */
final class UnreadableException extends RuntimeException {
    UnreadableException(String reason) {
        super(reason);
    }

    UnreadableException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
