package io.godwit.core.size;

/** Where an option keeps the data. */
public enum StorageMode {
    /** On the brokers' volumes alone. */
    EBS("ebs"),
    /** The primary retention on the volumes, all of it in tiered storage. */
    TIERED("tiered"),
    /** On gp3 volumes of one's own. */
    GP3("gp3"),
    /** In the service, billed as it is used. */
    MANAGED("managed");

    private final String label;

    StorageMode(String label) {
        this.label = label;
    }

    /** As documents write it. */
    public String label() {
        return label;
    }
}
