package io.godwit.migration.cutover;

import io.godwit.core.cutover.Direction;
import io.godwit.core.cutover.PartitionTranslation;
import io.godwit.core.error.CutoverError;
import io.godwit.core.error.GodwitException;
import io.godwit.core.model.PartitionId;
import io.godwit.core.proof.LogBounds;
import io.godwit.core.proof.PartitionProof;
import io.godwit.core.proof.ProofStore;
import io.godwit.migration.verify.PartitionResult;
import io.godwit.migration.verify.PartitionResult.Verdict;
import io.godwit.migration.verify.Verifier;
import io.godwit.migration.verify.VerifyReport;
import io.godwit.migration.verify.VerifyRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The proof that {@code godwit verify} makes, extended by the same comparison. */
final class VerifierTail implements TailProof {
    private static final Duration END = Duration.ofSeconds(10);

    private final Supplier<Verifier> verifiers;
    private final ProofBuffer buffer;
    private final ProofStore proofs;

    /**
     * @param verifiers a new one for each comparison, with the topics' rules as they are then
     * @param buffer to which they save
     */
    VerifierTail(Supplier<Verifier> verifiers, ProofBuffer buffer) {
        this.verifiers = verifiers;
        this.buffer = buffer;
        this.proofs = new ProofStore(buffer);
    }

    /** A comparison waits for the mirror partition by partition; the limit here is for all of them together. */
    @Override
    public void prove(SortedMap<PartitionId, Long> sourceEnds, Duration patience) throws InterruptedException {
        buffer.refresh();
        SortedMap<PartitionId, Long> open = new TreeMap<>();
        sourceEnds.forEach((partition, end) -> {
            if (proofs.latest(partition).filter(proof -> proof.provesUpTo(end)).isEmpty()) {
                open.put(partition, end);
            }
        });
        if (open.isEmpty()) {
            return;
        }
        VerifyReport report = compare(open, patience);
        buffer.flush();
        List<PartitionResult> bad = report.partitions().stream()
                .filter(result -> result.verdict() != Verdict.EQUAL)
                .toList();
        if (!bad.isEmpty()) {
            throw failure(bad, report.duration());
        }
    }

    private VerifyReport compare(SortedMap<PartitionId, Long> open, Duration patience) throws InterruptedException {
        FutureTask<VerifyReport> task =
                new FutureTask<>(() -> verifiers.get().verify(VerifyRequest.upTo(open, patience)));
        Thread thread = new Thread(task, "godwit-tail-proof");
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(Math.max(1, patience.toMillis()), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof GodwitException known ? known : new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            throw new GodwitException(
                    CutoverError.NOT_DRAINED,
                    open.size() + " partitions",
                    "they could not all be compared up to the source's ends within " + patience.toMillis() + " ms",
                    "run godwit verify first, so that less is left; see with godwit status that the mirror keeps up",
                    e);
        } finally {
            // Nothing of it may go on when the next step begins.
            task.cancel(true);
            thread.join(END.toMillis());
        }
    }

    private static GodwitException failure(List<PartitionResult> bad, Duration waited) {
        boolean differs = bad.stream().anyMatch(result -> result.verdict() == Verdict.DIFFERENT);
        String which = bad.stream().limit(5).map(VerifierTail::describe).collect(Collectors.joining("; "));
        return new GodwitException(
                CutoverError.NOT_DRAINED,
                bad.size() == 1 ? bad.get(0).proof().partition().toString() : bad.size() + " partitions",
                (differs ? "source and target differ: " : "not on the target after " + waited.toMillis() + " ms: ")
                        + which,
                differs
                        ? "godwit verify lists the mismatches; nothing may switch before they are explained"
                        : "see with godwit status that the mirror runs and keeps up; a transaction left open on the "
                                + "source holds it back too");
    }

    private static String describe(PartitionResult result) {
        return result.proof().partition() + " " + result.verdict().name().toLowerCase(java.util.Locale.ROOT)
                + " up to source offset " + result.proof().sourceNext()
                + result.reason().map(reason -> " (" + reason + ")").orElse("");
    }

    @Override
    public Optional<PartitionTranslation> translation(PartitionId partition, Direction direction, LogBounds from) {
        return proofs.latest(partition)
                .filter(PartitionProof::equalSoFar)
                .map(proof -> PartitionTranslation.of(direction, proof, proofs.map(partition), from));
    }

    @Override
    public boolean keepsOffsets(PartitionId partition) {
        return proofs.latest(partition).map(PartitionProof::offsetsIdentical).orElse(true);
    }
}
