package io.godwit.mirror.copy;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The checkpoint that one partition should have, and the one that is durable. The target loop says what it should be. */
final class PartitionCheckpoint {
    private volatile @Nullable Checkpoint wanted;
    private volatile @Nullable Checkpoint saved;

    /** That of an earlier run. */
    void found(Checkpoint checkpoint) {
        wanted = checkpoint;
        saved = checkpoint;
    }

    Optional<Checkpoint> wanted() {
        return Optional.ofNullable(wanted);
    }

    /** @param checkpoint null = it is needed no more */
    void want(@Nullable Checkpoint checkpoint) {
        wanted = checkpoint;
    }

    boolean isSaved() {
        return Objects.equals(wanted, saved);
    }

    boolean isMappingSaved() {
        return saved instanceof Checkpoint.Mapped;
    }

    boolean isPaddingUnsaved() {
        return wanted instanceof Checkpoint.Padding && !isSaved();
    }

    /** From any thread. */
    void saved(@Nullable Checkpoint checkpoint) {
        saved = checkpoint;
    }
}
