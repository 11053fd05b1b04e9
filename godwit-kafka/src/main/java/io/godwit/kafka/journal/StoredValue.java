package io.godwit.kafka.journal;

/**
 * A value of the offsets topic.
 *
 * @param appendedAtMs when the broker appended it, by the broker's clock
 */
record StoredValue(String json, long appendedAtMs) {}
