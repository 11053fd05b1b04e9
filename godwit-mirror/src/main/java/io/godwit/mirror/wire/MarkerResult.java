package io.godwit.mirror.wire;

/** What became of all markers of one partition in a request: the first error if there was one, and then some may be written. */
public record MarkerResult(WireError error, String message) {}
