package io.godwit.core.tasks;

/**
 * How far the tasks go to give each record the offset that it has on the source.
 *
 * @param padding whether a log that begins above 0 is filled and cut
 * @param maxPadding how many offsets at most
 * @param markers whether holes are filled with transaction markers
 * @param maxMarkersPerGap how many offsets in a row at most
 */
public record OrderedOffsets(boolean padding, long maxPadding, boolean markers, long maxMarkersPerGap) {}
