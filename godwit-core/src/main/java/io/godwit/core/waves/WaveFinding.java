package io.godwit.core.waves;

import io.godwit.core.finding.Finding;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Something about the waves of migration.yaml.
 *
 * @param waves the waves that it concerns
 */
public record WaveFinding(Finding finding, SortedSet<String> waves) {
    public WaveFinding {
        waves = Collections.unmodifiableSortedSet(new TreeSet<>(waves));
    }
}
