package io.godwit.lab;

/** Who keeps a cluster's metadata. */
public enum MetadataMode {
    ZOOKEEPER,
    KRAFT
}
