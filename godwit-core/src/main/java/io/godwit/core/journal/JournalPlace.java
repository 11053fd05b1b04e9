package io.godwit.core.journal;

import io.godwit.core.config.ClusterConfig;
import io.godwit.core.config.Migration;
import java.util.OptionalInt;

/**
 * Where the journal of a migration is kept.
 *
 * @param migration its name; part of the names of its topics
 * @param cluster that holds them: the migration's target
 * @param replicationFactor of topics that have to be made; empty = the usual one
 */
public record JournalPlace(String migration, ClusterConfig cluster, OptionalInt replicationFactor) {
    public static JournalPlace of(Migration migration) {
        return new JournalPlace(
                migration.name(), migration.target(), migration.policies().replicationFactor());
    }

    /** The append-only topic that holds the events. */
    public String journalTopic() {
        return "godwit." + migration + ".journal";
    }

    /** The compacted topic that holds the values. */
    public String offsetsTopic() {
        return "godwit." + migration + ".offsets";
    }
}
