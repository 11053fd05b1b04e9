package io.godwit.connect.mirrormaker2;

import io.godwit.core.config.ClusterConfig;
import io.godwit.core.config.Migration;
import io.godwit.core.config.MirrorConfig;
import io.godwit.core.config.Selection;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the engine needs to know.
 *
 * @param migration its name; part of the names of topics, connectors and transactional ids
 * @param groups the consumer groups whose offsets MirrorMaker carries along
 * @param tasks how many tasks copy side by side
 * @param refreshInterval how often MirrorMaker looks for new partitions and groups
 * @param internalReplicationFactor of Connect's and MirrorMaker's own topics on the target
 * @param connectUrl the REST address of a Connect cluster; empty = a worker in this process
 * @param sourceOverrides properties of MirrorSourceConnector that replace the engine's own
 */
public record MirrorMaker2Settings(
        String migration,
        ClusterConfig source,
        ClusterConfig target,
        Selection groups,
        int tasks,
        Duration refreshInterval,
        int internalReplicationFactor,
        Optional<URI> connectUrl,
        SortedMap<String, String> sourceOverrides) {
    private static final int USUAL_REPLICATION_FACTOR = 3;

    public MirrorMaker2Settings {
        sourceOverrides = Collections.unmodifiableSortedMap(new TreeMap<>(sourceOverrides));
    }

    /** The engine's own settings for the source connector. */
    public MirrorMaker2Settings(
            String migration,
            ClusterConfig source,
            ClusterConfig target,
            Selection groups,
            int tasks,
            Duration refreshInterval,
            int internalReplicationFactor,
            Optional<URI> connectUrl) {
        this(
                migration,
                source,
                target,
                groups,
                tasks,
                refreshInterval,
                internalReplicationFactor,
                connectUrl,
                new TreeMap<>());
    }

    /** The settings of a migration whose target has that many brokers. */
    public static MirrorMaker2Settings of(Migration migration, int targetBrokers) {
        MirrorConfig mirror = migration.mirror();
        return new MirrorMaker2Settings(
                migration.name(),
                migration.source(),
                migration.target(),
                migration.groups(),
                mirror.tasks(),
                mirror.refreshInterval(),
                Math.max(1, Math.min(USUAL_REPLICATION_FACTOR, targetBrokers)),
                mirror.connectUrl());
    }

    String prefix() {
        return "godwit." + migration + ".";
    }

    /** Where Connect keeps, in the transaction of the records themselves, how far they were copied. */
    String offsetsTopic() {
        return prefix() + "connect-offsets";
    }

    String sourceAlias() {
        return migration + "-source";
    }

    String targetAlias() {
        return migration + "-target";
    }

    String sourceConnector() {
        return prefix() + "source";
    }

    String checkpointConnector() {
        return prefix() + "checkpoint";
    }

    String heartbeatConnector() {
        return prefix() + "heartbeat";
    }
}
