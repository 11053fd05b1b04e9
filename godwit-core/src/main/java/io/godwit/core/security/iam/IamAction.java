package io.godwit.core.security.iam;

import io.godwit.core.security.acl.AclOperation;
import io.godwit.core.security.acl.AclResourceType;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The actions of {@code kafka-cluster:} that stand for an ACL, each with the ACL that AWS calls its equivalent and the actions on
 * the same kind of resource that AWS requires beside it.
 *
 * @see <a href="https://docs.aws.amazon.com/msk/latest/developerguide/kafka-actions.html">Semantics of IAM authorization
 *     policy actions and resources</a>
 */
@SuppressWarnings("ImmutableEnumChecker") // Set.of does not change
enum IamAction {
    CONNECT("Connect", AclResourceType.CLUSTER, null),
    DESCRIBE_CLUSTER("DescribeCluster", AclResourceType.CLUSTER, AclOperation.DESCRIBE),
    ALTER_CLUSTER("AlterCluster", AclResourceType.CLUSTER, AclOperation.ALTER, DESCRIBE_CLUSTER),
    DESCRIBE_CLUSTER_CONFIGURATION(
            "DescribeClusterDynamicConfiguration", AclResourceType.CLUSTER, AclOperation.DESCRIBE_CONFIGS),
    ALTER_CLUSTER_CONFIGURATION(
            "AlterClusterDynamicConfiguration",
            AclResourceType.CLUSTER,
            AclOperation.ALTER_CONFIGS,
            DESCRIBE_CLUSTER_CONFIGURATION),
    WRITE_IDEMPOTENTLY("WriteDataIdempotently", AclResourceType.CLUSTER, AclOperation.IDEMPOTENT_WRITE),
    CREATE_TOPIC("CreateTopic", AclResourceType.TOPIC, AclOperation.CREATE),
    DESCRIBE_TOPIC("DescribeTopic", AclResourceType.TOPIC, AclOperation.DESCRIBE),
    ALTER_TOPIC("AlterTopic", AclResourceType.TOPIC, AclOperation.ALTER, DESCRIBE_TOPIC),
    DELETE_TOPIC("DeleteTopic", AclResourceType.TOPIC, AclOperation.DELETE, DESCRIBE_TOPIC),
    DESCRIBE_TOPIC_CONFIGURATION(
            "DescribeTopicDynamicConfiguration", AclResourceType.TOPIC, AclOperation.DESCRIBE_CONFIGS),
    ALTER_TOPIC_CONFIGURATION(
            "AlterTopicDynamicConfiguration",
            AclResourceType.TOPIC,
            AclOperation.ALTER_CONFIGS,
            DESCRIBE_TOPIC_CONFIGURATION),
    READ_DATA("ReadData", AclResourceType.TOPIC, AclOperation.READ, DESCRIBE_TOPIC),
    WRITE_DATA("WriteData", AclResourceType.TOPIC, AclOperation.WRITE, DESCRIBE_TOPIC),
    DESCRIBE_GROUP("DescribeGroup", AclResourceType.GROUP, AclOperation.DESCRIBE),
    ALTER_GROUP("AlterGroup", AclResourceType.GROUP, AclOperation.READ, DESCRIBE_GROUP),
    DELETE_GROUP("DeleteGroup", AclResourceType.GROUP, AclOperation.DELETE, DESCRIBE_GROUP),
    DESCRIBE_TRANSACTIONAL_ID("DescribeTransactionalId", AclResourceType.TRANSACTIONAL_ID, AclOperation.DESCRIBE),
    ALTER_TRANSACTIONAL_ID(
            "AlterTransactionalId", AclResourceType.TRANSACTIONAL_ID, AclOperation.WRITE, DESCRIBE_TRANSACTIONAL_ID);

    private final String word;
    private final AclResourceType type;
    private final Optional<AclOperation> operation;
    private final Set<IamAction> required;

    IamAction(
            String word,
            AclResourceType type,
            @org.jspecify.annotations.Nullable AclOperation operation,
            IamAction... required) {
        this.word = word;
        this.type = type;
        this.operation = Optional.ofNullable(operation);
        this.required = Set.of(required);
    }

    /** {@code kafka-cluster:ReadData}. */
    String id() {
        return "kafka-cluster:" + word;
    }

    AclResourceType type() {
        return type;
    }

    /** Itself and what AWS requires beside it on the same resource. */
    Set<IamAction> withRequired() {
        EnumSet<IamAction> all = EnumSet.of(this);
        all.addAll(required);
        return all;
    }

    /** The action for this question; empty if IAM has none. */
    static Optional<IamAction> of(AclResourceType type, AclOperation operation) {
        return Stream.of(values())
                .filter(action -> action.type == type && action.operation.equals(Optional.of(operation)))
                .findFirst();
    }

    /** The kind of resource in ARNs; empty for what IAM does not know. */
    static Optional<String> arnType(AclResourceType type) {
        return switch (type) {
            case TOPIC -> Optional.of("topic");
            case GROUP -> Optional.of("group");
            case TRANSACTIONAL_ID -> Optional.of("transactional-id");
            case CLUSTER -> Optional.of("cluster");
            case DELEGATION_TOKEN, USER -> Optional.empty();
        };
    }
}
