package io.godwit.serve.api;

import io.godwit.core.config.Application;
import io.godwit.core.config.ClusterConfig;
import io.godwit.core.config.Migration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * {@code /api/v1/settings}: what the migration's configuration says, without anything that could be a secret: of the clients'
 * properties the address, protocol and mechanism alone, and no command of an application.
 */
record SettingsDocument(
        int schemaVersion,
        String migration,
        Cluster source,
        Cluster target,
        List<String> topicsIncluded,
        List<String> topicsExcluded,
        List<String> groupsIncluded,
        List<String> groupsExcluded,
        Mirror mirror,
        Verify verify,
        Cutover cutover,
        List<App> applications,
        List<WaveSetting> waves) {
    /** How a cluster is reached. */
    record Cluster(String bootstrapServers, String securityProtocol, Optional<String> saslMechanism) {
        static Cluster of(ClusterConfig config) {
            return new Cluster(
                    config.bootstrapServers(),
                    config.properties().getOrDefault("security.protocol", "PLAINTEXT"),
                    Optional.ofNullable(config.properties().get("sasl.mechanism")));
        }
    }

    /** @param throttleBytesPerSecond of the configuration; {@code godwit throttle} may have set another */
    record Mirror(String engine, int tasks, OptionalLong throttleBytesPerSecond, boolean onConnect) {}

    record Verify(int parallelism, long maxAgeSeconds) {}

    record Cutover(
            long maxWritePauseMs,
            long maxLagMs,
            long quietWindowMs,
            long commandTimeoutMs,
            long watchSeconds,
            String reverse,
            String fence) {}

    /** An application, without its commands and files. */
    record App(String name, Optional<String> owner, List<String> groups, List<String> produces, boolean hasCommands) {
        static App of(Application application) {
            return new App(
                    application.name(),
                    application.owner(),
                    application.groups(),
                    application.produces(),
                    application.commands().stop().isPresent());
        }
    }

    record WaveSetting(String name, List<String> applications) {}

    static SettingsDocument of(Migration migration) {
        return new SettingsDocument(
                1,
                migration.name(),
                Cluster.of(migration.source()),
                Cluster.of(migration.target()),
                patterns(migration.topics().names().include()),
                patterns(migration.topics().names().exclude()),
                patterns(migration.groups().include()),
                patterns(migration.groups().exclude()),
                new Mirror(
                        migration.mirror().engine(),
                        migration.mirror().tasks(),
                        migration.mirror().throttleBytesPerSecond(),
                        migration.mirror().connectUrl().isPresent()),
                new Verify(
                        migration.verify().parallelism(),
                        migration.verify().maxAge().toSeconds()),
                cutover(migration),
                migration.applications().stream().map(App::of).toList(),
                migration.waves().stream()
                        .map(wave -> new WaveSetting(wave.name(), wave.applications()))
                        .toList());
    }

    private static Cutover cutover(Migration migration) {
        var limits = migration.cutover();
        return new Cutover(
                limits.maxWritePause().toMillis(),
                limits.maxLag().toMillis(),
                limits.quietWindow().toMillis(),
                limits.commandTimeout().toMillis(),
                limits.watch().toSeconds(),
                limits.reverse().name().toLowerCase(Locale.ROOT),
                limits.fence().name().toLowerCase(Locale.ROOT));
    }

    private static List<String> patterns(List<Pattern> patterns) {
        return patterns.stream().map(Pattern::pattern).toList();
    }
}
