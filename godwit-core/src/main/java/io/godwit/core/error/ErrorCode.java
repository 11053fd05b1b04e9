package io.godwit.core.error;

/**
 * A stable code for one kind of error or finding, such as {@code GW-CUT-003}. Codes are never reused and never change
 * their meaning; each has a page of that name in {@code docs/errors}, which {@code godwit explain CODE} prints.
 *
 * <p>Each area has one enum that implements this interface; {@link ErrorCatalog} lists them all.
 */
public interface ErrorCode {
    /** The code itself, {@code GW-<AREA>-<number>}. */
    String id();

    /** What it means, in a few words. */
    String title();

    /** The exit code of a command that ends with this error. */
    ExitCode exitCode();
}
