package io.godwit.core.security.acl;

/** The operations of Kafka's ACLs, {@code ALL} being each of them. */
public enum AclOperation {
    ALL,
    READ,
    WRITE,
    CREATE,
    DELETE,
    ALTER,
    DESCRIBE,
    CLUSTER_ACTION,
    DESCRIBE_CONFIGS,
    ALTER_CONFIGS,
    IDEMPOTENT_WRITE,
    CREATE_TOKENS,
    DESCRIBE_TOKENS,
    TWO_PHASE_COMMIT;

    /**
     * Whether a rule that allows this operation also allows the other one: READ, WRITE, DELETE and ALTER let describe,
     * ALTER_CONFIGS lets describe configs. A rule that denies never does so.
     */
    boolean lets(AclOperation other) {
        return this == ALL
                || this == other
                || switch (this) {
                    case READ, WRITE, DELETE, ALTER -> other == DESCRIBE;
                    case ALTER_CONFIGS -> other == DESCRIBE_CONFIGS;
                    case ALL, CREATE, DESCRIBE, CLUSTER_ACTION, DESCRIBE_CONFIGS -> false;
                    case IDEMPOTENT_WRITE, CREATE_TOKENS, DESCRIBE_TOKENS, TWO_PHASE_COMMIT -> false;
                };
    }
}
