package io.godwit.mirror.wire;

/** A producer id that nobody else has, or -1 and an error. */
public record ProducerIdResult(WireError error, long producerId, short producerEpoch, String message) {}
