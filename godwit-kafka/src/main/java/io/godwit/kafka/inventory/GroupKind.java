package io.godwit.kafka.inventory;

import org.apache.kafka.common.GroupType;

/** The types of groups that differ in how they are described and where their offsets are. */
enum GroupKind {
    CLASSIC(GroupType.CLASSIC),
    CONSUMER(GroupType.CONSUMER),
    SHARE(GroupType.SHARE),
    STREAMS(GroupType.STREAMS);

    private final GroupType type;

    GroupKind(GroupType type) {
        this.type = type;
    }

    /** In Kafka's words, such as {@code Classic}. */
    String type() {
        return type.toString();
    }
}
