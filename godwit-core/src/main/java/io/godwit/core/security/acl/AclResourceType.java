package io.godwit.core.security.acl;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The kinds of resources that ACLs are about, each with the operations that brokers ask about. */
@SuppressWarnings("ImmutableEnumChecker") // the set can not be changed
public enum AclResourceType {
    TOPIC(
            AclOperation.READ,
            AclOperation.WRITE,
            AclOperation.CREATE,
            AclOperation.DELETE,
            AclOperation.ALTER,
            AclOperation.DESCRIBE,
            AclOperation.DESCRIBE_CONFIGS,
            AclOperation.ALTER_CONFIGS),
    /** Configs of groups came with Kafka 3.8 (KIP-848). */
    GROUP(
            AclOperation.READ,
            AclOperation.DELETE,
            AclOperation.DESCRIBE,
            AclOperation.DESCRIBE_CONFIGS,
            AclOperation.ALTER_CONFIGS),
    CLUSTER(
            AclOperation.CREATE,
            AclOperation.ALTER,
            AclOperation.DESCRIBE,
            AclOperation.CLUSTER_ACTION,
            AclOperation.DESCRIBE_CONFIGS,
            AclOperation.ALTER_CONFIGS,
            AclOperation.IDEMPOTENT_WRITE),
    TRANSACTIONAL_ID(AclOperation.WRITE, AclOperation.DESCRIBE, AclOperation.TWO_PHASE_COMMIT),
    DELEGATION_TOKEN(AclOperation.DESCRIBE),
    /** Whose delegation tokens; since Kafka 3.3 (KIP-373). */
    USER(AclOperation.CREATE_TOKENS, AclOperation.DESCRIBE_TOKENS);

    /** The one resource of the type {@link #CLUSTER}. */
    public static final String CLUSTER_NAME = "kafka-cluster";

    private final Set<AclOperation> operations;

    AclResourceType(AclOperation first, AclOperation... others) {
        this.operations = Collections.unmodifiableSet(EnumSet.of(first, others));
    }

    /** What can be asked about it; never {@link AclOperation#ALL}. */
    public Set<AclOperation> operations() {
        return operations;
    }

    /** For texts: {@code transactional id}. */
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
