package io.godwit.core.waves;

import io.godwit.core.error.WaveError;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What the cluster does not tell and a person has to.
 *
 * @param text a question
 * @param hints what is known about the answer
 * @param answer where the answer is to be written
 * @param topics the topics that it is about; may be empty
 */
public record Question(WaveError code, String text, List<String> hints, String answer, SortedSet<String> topics) {
    public Question {
        hints = List.copyOf(hints);
        topics = Collections.unmodifiableSortedSet(new TreeSet<>(topics));
    }
}
