package io.godwit.core.waves;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/** A producer that writes and cannot be told to be of one application. */
record UnknownWriter(long producerId, SortedSet<String> topics, SortedSet<String> possibleGroups) {
    UnknownWriter {
        topics = Collections.unmodifiableSortedSet(new TreeSet<>(topics));
        possibleGroups = Collections.unmodifiableSortedSet(new TreeSet<>(possibleGroups));
    }
}
