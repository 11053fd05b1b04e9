package io.godwit.bench.engine;

import io.godwit.connect.mirrormaker2.MirrorMaker2Engine;
import io.godwit.connect.mirrormaker2.MirrorMaker2Settings;
import io.godwit.core.config.ClusterConfig;
import io.godwit.core.config.Selection;
import io.godwit.core.engine.EngineSnapshot.PartitionPosition;
import io.godwit.core.engine.MirrorAssignment;
import io.godwit.core.engine.MirrorEngine;
import io.godwit.core.model.ClusterSide;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.CommonClientConfigs;

/** MirrorMaker 2 behind the engine's port, with the source's codec and no work that a copy does not need. */
final class MirrorMakerCopier implements Copier {
    private final MirrorEngine engine;

    MirrorMakerCopier(EngineOrder order) {
        this.engine = MirrorMaker2Engine.of(
                new MirrorMaker2Settings(
                        order.name(),
                        cluster(ClusterSide.SOURCE, order.source()),
                        cluster(ClusterSide.TARGET, order.target()),
                        Selection.all(),
                        Runtime.getRuntime().availableProcessors(),
                        Duration.ofMinutes(1),
                        1,
                        Optional.empty(),
                        overrides(order.codec())),
                Clock.systemUTC());
        SortedMap<String, Integer> topics = new TreeMap<>();
        order.topics().forEach(topic -> topics.put(topic, order.partitions()));
        engine.assign(new MirrorAssignment(topics, new TreeSet<>(), OptionalLong.empty()));
    }

    private static ClusterConfig cluster(ClusterSide side, String bootstrapServers) {
        return new ClusterConfig(side, Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
    }

    private static SortedMap<String, String> overrides(String codec) {
        SortedMap<String, String> overrides = new TreeMap<>();
        overrides.put("producer.override.compression.type", codec);
        // MirrorMaker's default; the engine's own 0 costs CPU for the sake of exact group offsets.
        overrides.put("offset.lag.max", "100");
        return overrides;
    }

    @Override
    public long copiedRecords() {
        return engine.snapshot().positions().values().stream()
                .mapToLong(PartitionPosition::nextSourceOffset)
                .filter(offset -> offset > 0)
                .sum();
    }

    /** It commits four times a second. */
    @Override
    public long pollMs() {
        return 50;
    }
}
