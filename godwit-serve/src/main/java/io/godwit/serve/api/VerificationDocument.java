package io.godwit.serve.api;

import io.godwit.serve.look.ProofGlance;
import java.time.Instant;

/**
 * {@code /api/v1/verification}: what is proven so far.
 *
 * @param maxAgeSeconds a proof older than this no longer counts as fresh
 */
record VerificationDocument(
        int schemaVersion, Instant asOf, double ageSeconds, long maxAgeSeconds, ProofGlance proof) {}
