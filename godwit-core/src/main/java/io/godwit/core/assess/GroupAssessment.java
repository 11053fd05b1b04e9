package io.godwit.core.assess;

import java.util.List;
import java.util.OptionalLong;

/**
 * One group.
 *
 * @param kind {@code consumer}, {@code streams}, {@code connect}, or its type in Kafka's words
 * @param lagRecords empty where unknown
 * @param idle without a member
 * @param clients {@code client@host} of its members
 */
public record GroupAssessment(
        String name,
        String kind,
        String state,
        int members,
        OptionalLong lagRecords,
        boolean idle,
        List<String> clients,
        List<String> topics) {
    public GroupAssessment {
        clients = List.copyOf(clients);
        topics = List.copyOf(topics);
    }
}
