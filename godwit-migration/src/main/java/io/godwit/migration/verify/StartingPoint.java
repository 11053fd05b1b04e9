package io.godwit.migration.verify;

import io.godwit.core.proof.LogBounds;
import io.godwit.core.proof.PartitionComparison.Start;
import io.godwit.core.proof.PartitionProof;
import java.util.Optional;

/**
 * Where the comparison of a partition begins.
 *
 * @param before the proof that it continues
 * @param sampled see {@link Sample}
 * @param note why an earlier proof could not be continued
 */
record StartingPoint(
        long sourceOffset,
        long targetOffset,
        boolean sourceHeadExpired,
        boolean targetHeadExpired,
        Optional<PartitionProof> before,
        boolean sampled,
        Optional<String> note) {
    /** After the latest proof, unless the logs show that it no longer holds; without one at the start of the logs. */
    static StartingPoint after(Optional<PartitionProof> latest, LogBounds source, LogBounds target) {
        if (latest.isPresent() && isVoid(latest.get(), source, target)) {
            String note =
                    "the proof of " + latest.get().at() + " reached further than the logs do now (a topic was made"
                            + " anew or cut), so the comparison began anew";
            return at(0, 0, Optional.empty(), Optional.of(note), source, target);
        }
        return latest.map(proof -> at(proof.sourceNext(), proof.targetNext(), latest, Optional.empty(), source, target))
                .orElseGet(() -> at(0, 0, Optional.empty(), Optional.empty(), source, target));
    }

    /**
     * The last records. Where the same records lie on the target is found by looking for them: both heads count as cut off
     * until the first pair is found.
     */
    static StartingPoint ofSample(Sample sample, LogBounds source, LogBounds target) {
        return new StartingPoint(
                Math.max(source.start(), source.end() - sample.lastOffsets()),
                Math.max(target.start(), target.end() - sample.lastOffsets()),
                true,
                true,
                Optional.empty(),
                true,
                Optional.empty());
    }

    private static StartingPoint at(
            long sourceOffset,
            long targetOffset,
            Optional<PartitionProof> before,
            Optional<String> note,
            LogBounds source,
            LogBounds target) {
        return new StartingPoint(
                Math.max(sourceOffset, source.start()),
                Math.max(targetOffset, target.start()),
                source.start() > sourceOffset,
                target.start() > targetOffset,
                before,
                false,
                note);
    }

    private static boolean isVoid(PartitionProof proof, LogBounds source, LogBounds target) {
        return proof.sourceNext() > source.end() || proof.targetNext() > target.end();
    }

    Start comparisonStart() {
        return new Start(sourceOffset, targetOffset, sourceHeadExpired, targetHeadExpired);
    }
}
