package io.godwit.core.config;

import io.godwit.core.model.ClusterSide;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** Migrations for tests: everything moves, in one wave, as it is. */
public final class TestMigrations {
    private TestMigrations() {}

    /** Between two clusters; where one does not matter, any address will do. */
    public static Migration between(String name, String sourceBootstrapServers, String targetBootstrapServers) {
        return with(
                name,
                Map.of("bootstrap.servers", sourceBootstrapServers),
                Map.of("bootstrap.servers", targetBootstrapServers),
                TopicSelection.all(),
                Selection.all(),
                new Policies(OptionalInt.empty(), Map.of(), Set.of()));
    }

    /** The same, copied by the batch engine, which looks around each second. */
    public static Migration batch(Migration plain, OffsetsConfig offsets) {
        return new Migration(
                plain.name(),
                plain.source(),
                plain.target(),
                plain.topics(),
                plain.groups(),
                plain.policies(),
                new MirrorConfig(
                        MirrorConfig.BATCH, 1, OptionalLong.empty(), Duration.ofSeconds(1), Optional.empty(), offsets),
                plain.verify(),
                plain.cutover(),
                plain.applications(),
                plain.waves());
    }

    /** Between two clusters, with its own choice of what moves and how. */
    public static Migration with(
            String name,
            Map<String, String> source,
            Map<String, String> target,
            TopicSelection topics,
            Selection groups,
            Policies policies) {
        Duration minute = Duration.ofMinutes(1);
        return new Migration(
                name,
                new ClusterConfig(ClusterSide.SOURCE, source),
                new ClusterConfig(ClusterSide.TARGET, target),
                topics,
                groups,
                policies,
                new MirrorConfig(
                        MirrorConfig.MIRROR_MAKER_2,
                        1,
                        OptionalLong.empty(),
                        minute,
                        Optional.empty(),
                        OffsetsConfig.STANDARD),
                new VerifyConfig(1 << 20, 1, minute),
                new CutoverConfig(
                        minute,
                        minute,
                        minute,
                        minute,
                        minute,
                        minute,
                        ReverseMode.PREFERRED,
                        FenceMode.STOP,
                        15,
                        minute,
                        AccessMode.REQUIRED),
                List.of(),
                List.of(new Wave("all", List.of())));
    }
}
