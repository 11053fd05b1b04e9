package io.godwit.mirror.copy;

/**
 * A partition that waits for somebody to act. Nothing was skipped.
 *
 * @param offset of the source, where it waits
 * @param reason one line with its numbers
 */
public record Stop(StopKind kind, long offset, String reason) {}
