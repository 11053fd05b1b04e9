package io.godwit.core.model;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** The parts of an inventory, so that a command reads no more than it needs, and knows what could not be read. */
public enum InventoryPart {
    BROKER_CONFIGS("broker configs"),
    /** Names, partitions, replicas. */
    TOPICS("topics"),
    TOPIC_CONFIGS("topic configs"),
    /** Bytes on disk, of topics and of the brokers' volumes. */
    SIZES("sizes on disk"),
    /** First and last offset of each partition. */
    OFFSETS("offsets"),
    /** State and members. */
    GROUPS("groups"),
    GROUP_OFFSETS("group offsets"),
    ACLS("ACLs"),
    QUOTAS("client quotas"),
    SCRAM_USERS("SCRAM users"),
    OPEN_TRANSACTIONS("open transactions"),
    /** What the own credentials may do. */
    ALLOWED_OPERATIONS("allowed operations");

    private final String words;

    InventoryPart(String words) {
        this.words = words;
    }

    /** For texts. */
    public String words() {
        return words;
    }

    public static Set<InventoryPart> all() {
        return Collections.unmodifiableSet(EnumSet.allOf(InventoryPart.class));
    }
}
