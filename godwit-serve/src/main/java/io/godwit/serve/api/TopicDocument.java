package io.godwit.serve.api;

import io.godwit.core.status.TopicStatus;
import io.godwit.serve.look.ProofGlance.TopicProof;
import java.time.Instant;
import java.util.Optional;

/** {@code /api/v1/topics/{topic}}: one topic with its partitions and its proof. */
record TopicDocument(
        int schemaVersion, Instant asOf, double ageSeconds, TopicStatus topic, Optional<TopicProof> proof) {}
