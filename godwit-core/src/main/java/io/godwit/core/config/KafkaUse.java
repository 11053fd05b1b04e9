package io.godwit.core.config;

import java.util.List;

/**
 * What an application does with Kafka, and how it can be told from others there. Everything may be empty.
 *
 * @param groups the consumer groups that it uses
 * @param consumes the topics that it reads
 * @param produces the topics that it writes
 * @param transactionalIds the {@code transactional.id}s of its producers
 * @param clientIds the {@code client.id}s of its clients
 * @param principals who its clients log in as, with their type, as in {@code User:crm}
 */
public record KafkaUse(
        List<String> groups,
        List<String> consumes,
        List<String> produces,
        List<String> transactionalIds,
        List<String> clientIds,
        List<String> principals) {
    public KafkaUse {
        groups = List.copyOf(groups);
        consumes = List.copyOf(consumes);
        produces = List.copyOf(produces);
        transactionalIds = List.copyOf(transactionalIds);
        clientIds = List.copyOf(clientIds);
        principals = List.copyOf(principals);
    }

    /** One of which only the groups and the written topics are known. */
    public static KafkaUse of(List<String> groups, List<String> produces) {
        return new KafkaUse(groups, List.of(), produces, List.of(), List.of(), List.of());
    }
}
