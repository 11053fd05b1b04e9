package io.godwit.core.model;

/** Which of the two clusters of a migration. */
public enum ClusterSide {
    SOURCE,
    TARGET;

    /** The word used in texts, options and configuration paths. */
    public String word() {
        return this == SOURCE ? "source" : "target";
    }
}
