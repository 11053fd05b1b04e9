package io.godwit.core.security;

/** What there is to know about the security of a cluster. */
public enum SecurityPart {
    ACLS("ACLs"),
    QUOTAS("client quotas"),
    USERS("SCRAM users"),
    TOKENS("delegation tokens");

    private final String words;

    SecurityPart(String words) {
        this.words = words;
    }

    /** For texts. */
    public String words() {
        return words;
    }
}
