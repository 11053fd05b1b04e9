package io.godwit.serve.api;

import io.godwit.serve.look.History.Sample;
import java.time.Instant;
import java.util.List;

/** {@code /api/v1/history}: how fast it went and how far behind it was since the service started, oldest first. */
record HistoryDocument(int schemaVersion, Instant asOf, double ageSeconds, String range, List<Sample> samples) {}
