package io.godwit.migration.completion;

import io.godwit.core.journal.Lease;
import java.util.List;

/**
 * Takes away one kind of fence that Godwit itself put on the source to keep writers out, as the journal remembers it below
 * {@code cutover/<wave>/}. What somebody else put there stays. May be repeated: what is gone already is no failure.
 */
@FunctionalInterface
public interface FenceRemoval {
    /**
     * @param operator its journal tells what was put there
     * @return what was taken away, one line each; empty if there was nothing
     * @throws io.godwit.core.error.GodwitException if the source refuses
     */
    List<String> remove(Lease operator);
}
