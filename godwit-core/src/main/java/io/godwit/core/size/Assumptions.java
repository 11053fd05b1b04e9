package io.godwit.core.size;

/** By whose rules a load is sized. */
public enum Assumptions {
    GODWIT("godwit"),
    AWS_SCRIPT("aws-script");

    private final String label;

    Assumptions(String label) {
        this.label = label;
    }

    /** As it is typed. */
    public String label() {
        return label;
    }
}
