package io.godwit.mirror.batch;

/** What the header of a batch without holes says about its records. */
record DenseRecords(long baseOffset, int count, long baseTimestampMs, long maxTimestampMs, int compressionId) {}
