package io.godwit.mirror.wire;

/**
 * What became of one batch. After {@link WireError#CONNECTION_LOST} and {@link WireError#TIMED_OUT} it may or may not be in the log.
 *
 * @param baseOffset where it begins, also of a repetition that the broker recognised; -1 if there was an error
 * @param logAppendTimeMs -1 unless the topic keeps log-append time
 * @param message the broker's words; empty if there are none
 */
public record AppendResult(
        WireError error, long baseOffset, long logAppendTimeMs, String message, int throttleTimeMs) {}
