package io.godwit.migration.completion;

import io.godwit.core.completion.Completion;
import java.util.List;

/**
 * How a completion ended: the document of the command.
 *
 * @param completion as it is stored
 * @param done what this run did, one line each
 * @param removedTopics Godwit's own topics that this run removed, with the side of each
 */
public record CompletionReport(String migration, Completion completion, List<String> done, List<String> removedTopics) {
    public CompletionReport {
        done = List.copyOf(done);
        removedTopics = List.copyOf(removedTopics);
    }

    /** The same after the removal of topics. */
    public CompletionReport removed(List<String> topics) {
        return new CompletionReport(migration, completion, done, topics);
    }
}
