package io.godwit.mirror.wire;

/**
 * What became of a partition's markers in one request. Brokers report the last result of each producer id and partition, so of
 * several markers of one producer an earlier one may have failed unseen: the log's end tells.
 */
public record MarkerResult(WireError error, String message) {}
